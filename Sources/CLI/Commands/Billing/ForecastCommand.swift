internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `billing forecast`: count and tier at the next update dates, and what to ask for at the renewal.
struct ForecastCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Show count and tier at the next update dates.",
    usage: "tierline billing forecast [--updates N] [options]",
    discussion: """
      What follows from pending demotions is exact. The trend is an estimate from the last 30 \
      days, once at least 15 of them are on record; demotions not asked for yet are not in it.
      """)

  static let examples = [
    Example("tierline billing forecast", "the next six update dates and the renewal"),
    Example("tierline billing forecast --updates 12", "further ahead"),
    Example("tierline billing forecast --format json | jq .crossing.days", "one number"),
  ]

  @Option(help: ArgumentHelp("How many update dates, 1 to 120.", valueName: "n"))
  var updates = 6

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...120).contains(updates) else {
      throw ValidationError("--updates takes a number from 1 to 120.")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let forecast = store.account.forecast(at: store.now, updates: updates)
    let page = ForecastPage(forecast: forecast, catalogue: session.catalogue)
    switch session.format {
    case .json, .jsonl: try session.printObject(page.members)
    case .table, .csv, .plain:
      try session.printRecords(page.columns, count: forecast.steps.count) {
        page.values(of: forecast.steps[$0])
      } people: {
        page.cells(of: forecast.steps[$0])
      }
    }
    if session.format == .table {
      try session.context.output.write("\n")
      try session.context.output.write(FactLines.text(page.lines, style: session.style))
    }
    return .done
  }
}

/// A forecast as figures and as sentences.
struct ForecastPage {
  let forecast: Forecast
  let catalogue: Catalogue

  var columns: [OutputColumn] {
    [
      OutputColumn("date", text(.update)),
      OutputColumn("renewal", text(.renewalColumn)),
      OutputColumn("demoted", text(.demoted), alignment: .right),
      OutputColumn("count", text(.countCertain), alignment: .right),
      OutputColumn("tier", text(.tierCertain), alignment: .right),
      OutputColumn("estimated_count", text(.countEstimated), alignment: .right),
      OutputColumn("estimated_tier", text(.tierEstimated), alignment: .right),
    ]
  }

  func values(of step: Forecast.Step) -> [DataValue] {
    [
      .text(step.date.isoText), .flag(step.isRenewal), .number(step.demoted),
      .number(step.count), .number(step.tier),
      step.estimate.map { .number($0.count) } ?? .none,
      step.estimate.map { .number($0.tier) } ?? .none,
    ]
  }

  func cells(of step: Forecast.Step) -> [String] {
    [
      catalogue.date(step.date), step.isRenewal ? text(.renewalMark) : "",
      catalogue.number(step.demoted), catalogue.number(step.count),
      catalogue.number(step.tier), step.estimate.map { catalogue.number($0.count) } ?? "",
      step.estimate.map { catalogue.number($0.tier) } ?? "",
    ]
  }

  var members: [DataValue.Member] {
    let names = columns.map(\.name)
    let renewal = forecast.renewal
    return [
      .init("date", .text(forecast.today.isoText)),
      .init("marketing_contacts", .number(forecast.count)),
      .init("pending_demotion", .number(forecast.pending)),
      .init("tier", .number(forecast.tier)),
      .init(
        "updates",
        .list(
          forecast.steps.map { step in
            .object(zip(names, values(of: step)).map { DataValue.Member($0, $1) })
          })),
      .init("trend_30_days", member(forecast.month)),
      .init("trend_90_days", member(forecast.quarter)),
      .init("crossing", forecast.crossing.map(member) ?? .none),
      .init(
        "at_renewal",
        .object([
          .init("date", .text(renewal.date.isoText)), .init("count", .number(renewal.count)),
          .init("lowest_tier", .number(renewal.lowestTier)),
          .init(
            "lowest_estimated_tier",
            renewal.lowestEstimatedTier.map { .number($0) } ?? .none),
          .init("requested_tier", renewal.requestedTier.map { .number($0) } ?? .none),
          .init("ask_by", .text(renewal.lastDayToAsk.isoText)),
          .init("too_late", .flag(renewal.isTooLate)),
          .init("saving_a_month", .optional(renewal.saving?.amount)),
          .init("currency", .optional(renewal.saving?.currency)),
        ])),
    ]
  }

  private func member(_ trend: Trend?) -> DataValue {
    guard let trend else { return .none }
    return .object([.init("days", .number(trend.days)), .init("net", .number(trend.net))])
  }

  private func member(_ crossing: Forecast.Crossing) -> DataValue {
    .object([
      .init("date", .text(crossing.date.isoText)), .init("days", .number(crossing.days)),
      .init("count", .number(crossing.count)), .init("tier_after", .number(crossing.tierAfter)),
    ])
  }

  var lines: [(String, String)] {
    var lines = [
      (text(.trendMonth), sentence(forecast.month)),
      (text(.trendQuarter), sentence(forecast.quarter)),
      (text(.crossing), crossing),
      (text(.renewal), renewal),
    ]
    let ask = forecast.renewal
    let isLower = ask.lowestTier < forecast.tier
    lines.append((text(.lowestTier), isLower ? lowestTier : text(.lowestTierNone)))
    if isLower || ask.requestedTier != nil {
      lines.append((text(.askBy), askBy))
    }
    return lines
  }

  private func sentence(_ trend: Trend?) -> String {
    guard let trend else { return text(.trendUnknown) }
    let hundredths = trend.hundredthsADay
    let sign = hundredths < 0 ? "-" : "+"
    let rest = abs(hundredths) % 100
    let rate =
      sign + catalogue.number(abs(hundredths) / 100) + "." + (rest < 10 ? "0" : "") + String(rest)
    return catalogue.text(
      BillingWords.trendRate, count: trend.days,
      ["rate": .text(rate), "net": .number(trend.net)])
  }

  private var crossing: String {
    guard forecast.month != nil else { return text(.trendUnknown) }
    guard let crossing = forecast.crossing else { return text(.crossingNever) }
    return catalogue.text(
      BillingWords.crossingAt,
      [
        "distance": .text(catalogue.relative(crossing.date, today: forecast.today)),
        "date": .text(catalogue.date(crossing.date)), "tier": .number(crossing.tierAfter),
      ])
  }

  private var renewal: String {
    catalogue.text(
      BillingWords.renewalCount,
      [
        "date": .text(catalogue.date(forecast.renewal.date)),
        "contacts": .number(forecast.renewal.count),
      ])
  }

  private var lowestTier: String {
    let tier = catalogue.number(forecast.renewal.lowestTier)
    guard let saving = forecast.renewal.saving else { return tier }
    return catalogue.text(
      BillingWords.saves, ["tier": .text(tier), "price": .text(catalogue.perMonth(saving))])
  }

  private var askBy: String {
    let renewal = forecast.renewal
    let date = PhraseArgument.text(catalogue.date(renewal.lastDayToAsk))
    if let tier = renewal.requestedTier {
      return catalogue.text(BillingWords.asked, ["tier": .number(tier)])
    }
    return catalogue.text(
      renewal.isTooLate ? BillingWords.askTooLate : .askUntil,
      ["date": date, "tier": .digits(Int64(renewal.lowestTier))])
  }

  private func text(_ key: BillingWords) -> String { catalogue.text(key) }
}
