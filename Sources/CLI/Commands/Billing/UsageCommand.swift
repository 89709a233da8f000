internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `billing history`: the figures day by day (R3.13).
struct UsageCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show count, contacts and tier day by day.",
    usage: "tierline billing history [--since DATE] [options]",
    discussion: """
      One line for each day in the account's time zone, with its last figures; without --since the \
      last 30 days.
      """)

  static let examples = [
    Example("tierline billing history", "the last 30 days"),
    Example("tierline billing history --since 2026-01-01 --format csv", "for a spreadsheet"),
  ]

  @Option(help: ArgumentHelp("The first day, such as 2026-01-31.", valueName: "date"))
  var since: String?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let first = try since.map(session.day)
    let store = try await session.openStore()
    let today = store.account.billing.timeZone.date(at: store.now)
    let days = first.map { max(0, today.dayNumber - $0.dayNumber + 1) } ?? 30
    let points = store.account.usage(until: today, days: days)
    let words = session.catalogue
    let columns = [
      OutputColumn("date", words.text(BillingWords.day)),
      OutputColumn(
        "marketing_contacts", words.text(BillingWords.marketing), alignment: .right),
      OutputColumn("pending_demotion", words.text(BillingWords.pending), alignment: .right),
      OutputColumn("contacts", words.text(BillingWords.contacts), alignment: .right),
      OutputColumn("tier", words.text(BillingWords.tier), alignment: .right),
    ]
    let chart = session.style.isTerminal && session.format == .table
    let title = OutputColumn("chart", words.text(BillingWords.chart))
    try session.printRecords(chart ? columns + [title] : columns, count: points.count) {
      let point = points[$0]
      return [
        .text(point.day.isoText), .number(point.marketing), .number(point.pending),
        .number(point.contacts), .number(point.tier),
      ]
    } people: {
      let point = points[$0]
      let cells = [
        words.date(point.day), words.number(point.marketing), words.number(point.pending),
        words.number(point.contacts), words.number(point.tier),
      ]
      return chart ? cells + [ShareBar.text(point.marketing, of: point.tier)] : cells
    }
    return .done
  }
}

/// A share of the tier as a row of plain characters.
enum ShareBar {
  static func text(_ part: Int, of whole: Int, cells: Int = 20) -> String {
    guard whole > 0, part > 0 else { return "" }
    return String(repeating: "#", count: max(1, min(cells, part * cells / whole)))
  }
}

extension Session {
  /// A day as the command line takes it.
  func day(_ token: String) throws(CommandFailure) -> CalendarDate {
    guard let day = CalendarDate(iso: token) else {
      throw failure(.usage, .initBadDate, .initBadDateHint, ["token": .data(token)])
    }
    return day
  }
}
