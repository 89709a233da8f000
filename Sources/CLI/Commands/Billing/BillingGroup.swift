internal import ArgumentParser
internal import Domain
internal import Wording

/// Commands on plan, tier and dates.
struct BillingGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "billing", abstract: "Plan, tier, price, forecast and reports.",
    usage: "tierline billing COMMAND [options]",
    subcommands: [
      ShowBilling.self, ForecastCommand.self, UsageCommand.self, WhyCommand.self,
      SourcesCommand.self, WasteCommand.self, SetBillingCommand.self,
    ])

  static let examples = [
    Example("tierline billing show", "count, tier and dates"),
    Example("tierline billing forecast", "count and tier at the next update dates"),
    Example("tierline billing waste", "contacts that are paid for and cannot be mailed"),
    Example("tierline billing set --guard on", "refuse whatever would raise the tier"),
  ]
}

/// `billing show`: what is counted, what is paid for, and what comes when.
struct ShowBilling: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show count, tier, update and renewal dates.",
    usage: "tierline billing show [options]")

  static let examples = [
    Example("tierline billing show", "count, tier and dates"),
    Example("tierline billing show --format json | jq .marketing_contacts", "one number"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    if !store.account.hasMarketingContacts {
      session.note(BillingWords.noFeatureHow)
    }
    let page = BillingPage(
      account: store.account, catalogue: session.catalogue, now: store.now)
    try session.printObject(page.members, people: page.lines)
    return .done
  }
}

/// The figures of R3.13, computed from the account as it is now (R3.14).
struct BillingPage {
  let account: Account
  let catalogue: Catalogue
  let now: Instant

  private var billing: Billing { account.billing }
  private var today: CalendarDate { billing.timeZone.date(at: now) }
  private var nextUpdate: CalendarDate {
    billing.updateDate(after: max(today, billing.lastUpdate))
  }
  private var renewal: CalendarDate { billing.renewalDate(after: today) }
  private var lastDayToAsk: CalendarDate { billing.lastDayToAskForLowerTier(after: today) }
  private var count: Int { account.table.marketingCount }
  private var pending: Int { account.table.pendingCount }

  /// The highest threshold of the tier that the count is at or over (R3.16).
  private var threshold: ThresholdReached? {
    ThresholdReached.all(count: count, tier: billing.tier).last
  }

  var members: [DataValue.Member] {
    [
      .init("account", .text(account.name)),
      .init("plan", .text(billing.plan.rawValue)),
      .init("term", .text(billing.term.rawValue)),
      .init("marketing_contacts", .number(count)),
      .init("tier", .number(billing.tier)),
      .init("next_tier", .number(billing.tiers.tier(holding: billing.tier + 1))),
      .init("pending_demotion", .number(pending)),
      .init("after_update", .number(count - pending)),
      .init("contacts", .number(account.table.count)),
      .init("next_update", .text(nextUpdate.isoText)),
      .init("renewal", .text(renewal.isoText)),
      .init("ask_for_lower_tier_by", .text(lastDayToAsk.isoText)),
      .init("requested_tier", billing.requestedTier.map { .number($0) } ?? .none),
      .init("purchased", .text(billing.purchased.isoText)),
      .init("time_zone", .text(billing.timeZone.identifier)),
      .init("price_per_step", .optional(billing.price?.amount)),
      .init("currency", .optional(billing.price?.currency)),
      .init("tier_guard", .flag(billing.tierGuard)),
      .init("has_marketing_contacts", .flag(account.hasMarketingContacts)),
      .init(
        "threshold_reached", threshold.map { .number($0.percent) } ?? .none),
    ]
  }

  var lines: [(String, String)] {
    guard account.hasMarketingContacts else { return linesWithoutFeature }
    var lines = [
      (text(.billingAccount), account.name),
      (text(.billingPlan), catalogue.name(of: billing.plan)),
      (text(.billingTerm), catalogue.name(of: billing.term)),
      (
        text(.billingCount),
        catalogue.text(
          CommandLinePhrase.countOfTier,
          [
            "marketing": .number(count), "tier": .number(billing.tier),
            "share": .text(catalogue.share(count, of: billing.tier)),
          ])
      ),
      ("", usageBar),
      (text(.billingPending), catalogue.number(pending)),
      (text(.billingAfter), catalogue.number(count - pending)),
      (text(.billingContacts), catalogue.number(account.table.count)),
      (
        text(.billingTier),
        catalogue.text(
          CommandLinePhrase.billingTierStep,
          [
            "tier": .number(billing.tier),
            "next": .number(billing.tiers.tier(holding: billing.tier + 1)),
          ])
      ),
      (
        text(.billingPrice), billing.price.map(catalogue.perMonth) ?? text(.billingNoPrice)
      ),
      (
        catalogue.text(BillingWords.guardLabel),
        catalogue.text(billing.tierGuard ? BillingWords.guardOn : .guardOff)
      ),
      (text(.billingUpdate), date(nextUpdate)),
      (text(.billingRenewal), date(renewal)),
    ]
    if let requested = billing.requestedTier {
      lines.append((text(.billingRequested), catalogue.number(requested)))
    } else {
      lines.append((text(.billingAsk), lastDay))
    }
    lines.append((text(.billingZone), billing.timeZone.identifier))
    return lines
  }

  /// An account that never got marketing contacts has plan and contacts only (R12.3, R12.5).
  private var linesWithoutFeature: [(String, String)] {
    [
      (text(.billingAccount), account.name),
      (text(.billingPlan), catalogue.name(of: billing.plan)),
      (text(.billingTerm), catalogue.name(of: billing.term)),
      (text(.billingContacts), catalogue.number(account.table.count)),
      (text(.billingCount), catalogue.text(BillingWords.noFeature)),
      ("", catalogue.text(RefusalPhrase.noMarketingContactsHint)),
      (text(.billingZone), billing.timeZone.identifier),
    ]
  }

  /// `[################----]` and how near the tier is.
  private var usageBar: String {
    let cells = 20
    let full = min(cells, billing.tier > 0 ? count * cells / billing.tier : 0)
    let bar =
      "[" + String(repeating: "#", count: full)
      + String(repeating: "-", count: cells - full) + "]"
    return threshold.map { bar + " " + catalogue.sentence($0) } ?? bar
  }

  private var lastDay: String {
    guard lastDayToAsk < today else { return date(lastDayToAsk) }
    return catalogue.text(
      CommandLinePhrase.billingAskMissed, ["date": .text(catalogue.date(lastDayToAsk))])
  }

  /// `1 Dec 2026 (in 10 days)`.
  private func date(_ date: CalendarDate) -> String {
    catalogue.text(
      CommandLinePhrase.dateWithDistance,
      [
        "date": .text(catalogue.date(date)),
        "distance": .text(catalogue.relative(date, today: today)),
      ])
  }

  private func text(_ key: CommandLinePhrase) -> String { catalogue.text(key) }
}
