internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `billing why`: the count by what set the contacts as marketing.
struct WhyCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show where the marketing contacts come from.",
    usage: "tierline billing why [options]",
    discussion: "Marketing and pending contacts together are the count; deleted ones are not in it."
  )

  static let examples = [
    Example("tierline billing why", "the count by source"),
    Example("tierline billing why --format csv", "for a spreadsheet"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let origins = store.account.countOrigins()
    let words = session.catalogue
    let columns =
      SourceColumns.columns(words) + [
        OutputColumn("marketing", words.text(BillingWords.marketing), alignment: .right),
        OutputColumn("pending", words.text(BillingWords.pending), alignment: .right),
        OutputColumn("count", words.text(BillingWords.together), alignment: .right),
      ]
    try session.printRecords(columns, count: origins.count) {
      let origin = origins[$0]
      return SourceColumns.values(origin.source) + [
        .number(origin.marketing), .number(origin.pending), .number(origin.count),
      ]
    } people: {
      let origin = origins[$0]
      return SourceColumns.cells(origin.source, words)
        + [origin.marketing, origin.pending, origin.count].map { words.number($0) }
    }
    let table = store.account.table
    session.note(
      BillingWords.whySum,
      [
        "marketing": .number(table.marketingCount - table.pendingCount),
        "pending": .number(table.pendingCount), "contacts": .number(table.marketingCount),
      ])
    return .done
  }
}

/// `billing sources`: new marketing contacts by period and source.
struct SourcesCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Show new marketing contacts by period and source.",
    usage: "tierline billing sources [--by day|week|month] [--since DATE] [options]")

  static let examples = [
    Example("tierline billing sources", "by month"),
    Example("tierline billing sources --by week --since 2026-01-01", "by week, this year"),
  ]

  @Option(help: ArgumentHelp("The periods: day, week or month.", valueName: "period"))
  var by = ReportPeriod.month

  @Option(help: ArgumentHelp("The first day, such as 2026-01-31.", valueName: "date"))
  var since: String?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let first = try since.map(session.day)
    let store = try await session.openStore()
    let records = store.account.newMarketing(by: by, since: first)
    let words = session.catalogue
    let columns =
      [OutputColumn("period", words.text(BillingWords.period))] + SourceColumns.columns(words)
      + [OutputColumn("count", words.text(BillingWords.newMarketing), alignment: .right)]
    try session.printRecords(columns, count: records.count) {
      let record = records[$0]
      return [.text(record.period.isoText)] + SourceColumns.values(record.source)
        + [.number(record.count)]
    } people: {
      let record = records[$0]
      return [words.date(record.period)] + SourceColumns.cells(record.source, words)
        + [words.number(record.count)]
    }
    return .done
  }
}

extension ReportPeriod: ExpressibleByArgument {}

/// A marketing source as columns: type, name, number.
private enum SourceColumns {
  static func columns(_ words: Catalogue) -> [OutputColumn] {
    [
      OutputColumn("hs_marketable_reason_type", words.text(BillingWords.sourceType)),
      OutputColumn("marketable_reason_name", words.text(BillingWords.sourceName)),
      OutputColumn("hs_marketable_reason_id", words.text(BillingWords.sourceID)),
    ]
  }

  static func values(_ source: MarketingSource?) -> [DataValue] {
    [.optional(source?.type.rawValue), .optional(source?.name), .optional(source?.id)]
  }

  static func cells(_ source: MarketingSource?, _ words: Catalogue) -> [String] {
    [
      source.map { words.label(of: $0.type.rawValue) } ?? words.text(BillingWords.sourceUnknown),
      source?.name ?? "", source?.id ?? "",
    ]
  }
}

extension Catalogue {
  /// What a source type is called.
  fileprivate func label(of type: String) -> String {
    label(of: type, property: .marketingSourceType, in: .unopened)
  }
}
