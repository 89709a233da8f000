internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts edit`: the same values for one contact or many.
struct EditContactsCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change values of contacts.",
    usage: """
      tierline contacts edit (ID|EMAIL... | - | --filter EXPR | --saved NAME) --set PROP=VALUE...
                             [--confirm N | --dry-run] [options]
      """,
    discussion: """
      An empty value clears the property. More than one contact needs the number selected.
      """)

  static let examples = [
    Example("tierline contacts edit ida@example.com --set phone=+46701234567", "one contact"),
    Example(
      "tierline contacts edit --filter 'owner is unknown' --set owner=bo@example.com --dry-run",
      "what a bulk edit would change"),
    Example("tierline contacts edit 201 --set jobtitle=", "clear a value"),
  ]

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A new value; may be given often.", valueName: "prop=value"))
  var assignments: [String] = []

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let values = try session.assignments(assignments)
    guard !values.isEmpty else {
      throw session.failure(.usage, .nothingToSet, .nothingToSetHint)
    }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let selected = try session.selection(selection, store, actor: actor)
    guard !selected.ids.isEmpty else {
      return try session.reportNothing(.editContacts, store, confirmation.answer)
    }
    return try await session.carryOut(
      .editContacts(EditContacts(contacts: selected.ids, values: values)), store, actor: actor,
      confirmation: confirmation.answer, filter: selected.filter)
  }
}
