internal import ArgumentParser
internal import Domain
internal import Wording

/// The two commands on the members of a static list.
protocol ListMembersCommand: TierlineCommand {
  static var direction: ChangeListMembers.Direction { get }
  var name: String { get }
  var selection: SelectionOptions { get }
  var isDryRun: Bool { get }
}

extension ListMembersCommand {
  func run(in session: Session) async throws -> ExitStatus {
    let kind = CommandKind.changeListMembers
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let list = try store.account.list(named: name, as: actor.id, for: kind)
    let selected = try session.selection(selection, store, actor: actor)
    let answer = ConfirmationAnswer(isDryRun: isDryRun)
    guard !selected.ids.isEmpty else { return try session.reportNothing(kind, store, answer) }
    let change = ChangeListMembers(list: list.id, Self.direction, contacts: selected.ids)
    return try await session.carryOut(
      .changeListMembers(change), store, actor: actor, confirmation: answer,
      filter: selected.filter)
  }
}

/// `lists add`: contacts into a static list.
struct AddToListCommand: ListMembersCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Put contacts into a static list.",
    usage: """
      tierline lists add NAME (ID|EMAIL... | - | --filter EXPR | --saved NAME)
                         [--dry-run] [options]
      """)

  static let examples = [
    Example("tierline lists add 'Fair 2026' ida@example.com", "one contact"),
    Example("tierline lists add 'Fair 2026' --filter 'company contains harbor'", "several"),
  ]

  static let direction = ChangeListMembers.Direction.add

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @OptionGroup var selection: SelectionOptions

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  @OptionGroup var global: GlobalOptions
}

/// `lists remove`: contacts out of a static list.
struct RemoveFromListCommand: ListMembersCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take contacts out of a static list.",
    usage: """
      tierline lists remove NAME (ID|EMAIL... | - | --filter EXPR | --saved NAME)
                            [--dry-run] [options]
      """)

  static let examples = [
    Example("tierline lists remove 'Fair 2026' ida@example.com", "one contact"),
    Example("tierline lists remove 'Fair 2026' --filter 'bounced is known'", "several"),
  ]

  static let direction = ChangeListMembers.Direction.remove

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @OptionGroup var selection: SelectionOptions

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  @OptionGroup var global: GlobalOptions
}
