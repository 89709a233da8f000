internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts delete`: restorable for 90 days, or for good.
struct DeleteContactsCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete contacts.",
    usage: """
      tierline contacts delete (ID|EMAIL... | - | --filter EXPR) [--permanently]
                               [--confirm N | --dry-run] [options]
      """,
    discussion: """
      The count drops at once, the tier does not. For 90 days contacts restore brings deleted \
      contacts back; --permanently keeps nothing of them but the Record ID, and also takes contacts \
      that were deleted before. The number to confirm is the number selected.
      """)

  static let examples = [
    Example(
      "tierline contacts delete --filter 'bounced is known' --dry-run",
      "how many there are, and how many of them count"),
    Example("tierline contacts delete 201 202 --confirm 2", "two contacts"),
    Example(
      "tierline contacts delete ida@example.com --permanently --confirm 1",
      "erase one contact for good"),
  ]

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "Erase them: nothing brings them back.")
  var permanently = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let selected = try session.selection(selection, store, actor: actor)
    let command = DeleteContacts(contacts: selected.ids, permanently: permanently)
    guard !selected.ids.isEmpty else {
      return try session.reportNothing(command.kind, store, confirmation.answer)
    }
    return try await session.carryOut(
      .deleteContacts(command), store, actor: actor, confirmation: confirmation.answer,
      filter: selected.filter)
  }
}
