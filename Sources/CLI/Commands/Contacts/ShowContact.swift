internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts show`: everything about one contact.
struct ShowContact: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one contact in full.",
    usage: "tierline contacts show ID|EMAIL [--history] [options]",
    discussion: "With --history, csv and plain have the changes alone, newest first.")

  static let examples = [
    Example("tierline contacts show ida@example.com", "by address, additional ones too"),
    Example("tierline contacts show 201 --history", "with every change, newest first"),
    Example("tierline contacts show 201 --format json | jq .hs_marketable_status", "one value"),
  ]

  @Argument(help: ArgumentHelp("Record ID or e-mail address.", valueName: "id|email"))
  var contact: String

  @Flag(help: "Add every change of values and marketing status: when, by whom and how.")
  var history = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let row = try session.row(EmailAddress.trimmed(contact), store.account, reader: reader)
    let page = ContactPage(
      row: row, store: store, session: session, now: store.now)
    let changes = ContactHistory(row: row, account: store.account, session: session)
    var members = page.members
    var lines = page.lines
    if history {
      members.append(.init("history", .list(changes.values)))
      lines += changes.lines
    }
    switch session.format {
    case .table, .json, .jsonl: try session.printObject(members, people: lines)
    // Two lists in one file could not be told apart.
    case .csv where history, .plain where history: try changes.print()
    case .csv, .plain: try session.printObject(members)
    }
    return .done
  }
}
