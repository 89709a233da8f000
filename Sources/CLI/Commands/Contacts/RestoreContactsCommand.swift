internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts restore`: brings deleted contacts back.
struct RestoreContactsCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Restore deleted contacts.",
    usage: "tierline contacts restore (ID... | -) [--confirm N | --dry-run] [options]",
    discussion: """
      Within 90 days, at most 10,000 at a time, and only when no other contact has the address now. \
      They come back as they were and count again at once; a demotion whose update date has passed \
      is carried out. When the tier would rise, the number selected must be confirmed.
      """)

  static let examples = [
    Example("tierline contacts restore 310 311", "two contacts"),
    Example(
      "tierline contacts deleted --format plain | tail -n +2 | cut -f1 | tierline contacts restore -",
      "all that can be restored"),
    Example("tierline contacts restore 310 --dry-run", "count and tier as they would be"),
  ]

  @Argument(
    help: ArgumentHelp(
      "Record IDs; \"-\" reads them from standard input, one a line.", valueName: "id"))
  var contacts: [String] = []

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    guard !contacts.isEmpty else {
      throw session.failure(.usage, .noSelection, .noSelectionHint)
    }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    var ids: [ContactID] = []
    for token in try session.tokens(contacts) {
      guard let number = Int64(token), number > 0 else {
        throw session.failure(
          .notFound, .unknownContact, .unknownContactHint, ["token": .data(token)])
      }
      ids.append(ContactID(number))
    }
    return try await session.carryOut(
      .restoreContacts(RestoreContacts(contacts: ids)), store, actor: actor,
      confirmation: confirmation.answer)
  }
}
