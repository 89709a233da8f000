import Domain
import TestSupport
import Testing

@Suite("What is bought, as data (R3.1 to R3.3)")
struct ChangeBillingTests {
  private func change(_ edit: (inout ChangeBilling) -> Void) -> Command {
    var change = ChangeBilling()
    edit(&change)
    return .changeBilling(change)
  }

  private func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  private func reason(_ command: Command, _ ledger: Ledger) -> Refusal.Reason? {
    guard
      case .refused(let refusal) = ledger.account.assess(command, by: Ledger.ida, at: ledger.now)
    else { return nil }
    return refusal.reason
  }

  @Test("R3.1: included, increment and price of a step are data of the account")
  func data() throws {
    var ledger = try Ledger()
    let price = try need(Price(amount: "225.50", currency: "usd"))
    try ledger.perform(
      change {
        $0.included = 3000
        $0.increment = 2500
        $0.price = .set(price)
      })
    let billing = ledger.account.billing
    #expect(billing.tiers == TierSchedule(included: 3000, increment: 2500))
    #expect(billing.tier == 3000)
    #expect(billing.price == price)
    #expect(price.minorUnits == 22_550 && price.amount == "225.50" && price.currency == "USD")
    #expect(billing.price(from: 3000, to: 8000)?.amount == "451.00")
    try ledger.perform(change { $0.price = .remove })
    #expect(ledger.account.billing.price == nil)
  }

  @Test(
    "R3.1: amounts have the decimals of their currency",
    arguments: [
      ("225", "JPY", 225), ("225.5", "SEK", 22_550), ("1.234", "KWD", 1234), ("0", "EUR", 0),
    ])
  func amounts(amount: String, currency: String, units: Int) {
    #expect(Price(amount: amount, currency: currency)?.minorUnits == units)
  }

  @Test(
    "R3.1: what is no amount is none",
    arguments: ["", "-1", "1.", ".5", "1.234", "1,5", "x", "9999999999999999999", "1.5.0"])
  func noAmount(text: String) {
    #expect(Price(amount: text, currency: "USD") == nil)
    #expect(Price(amount: "1", currency: "US") == nil)
    #expect(Price(amount: "1.5", currency: "JPY") == nil)
  }

  @Test("R3.1: another plan brings its tiers, the tier that holds the count, and no price")
  func anotherPlan() throws {
    var ledger = try Ledger(plan: .enterprise)
    ledger.addContacts(Array(repeating: .marketing, count: 2500))
    let price = try need(Price(minorUnits: 1, currency: "USD"))
    try ledger.perform(change { $0.price = .set(price) })
    let workflow = Workflow(
      id: ObjectID(100), name: "W", trigger: "stage = lead", action: .setMarketing, isOn: true,
      createdAt: ledger.now, createdBy: Ledger.ida)
    ledger.apply([.objectSaved(.workflow(workflow), old: nil)])
    let outcome = try ledger.perform(change { $0.plan = .starter })
    let billing = ledger.account.billing
    #expect(billing.tiers == Plan.starter.initialTiers)
    #expect(billing.tier == 3000)
    #expect(billing.price == nil)
    #expect(outcome.quote.tierBefore == 10_000 && outcome.quote.tierAfter == 3000)
    #expect(outcome.quote.workflowsPaused == 1)
    // What the count has reached of the new tier is told (R3.16).
    #expect(outcome.thresholds.map(\.percent) == [75])
  }

  @Test("R3.3: Professional and Enterprise are not sold by the month")
  func monthlyTerm() throws {
    let ledger = try Ledger(plan: .starter, term: .monthly)
    #expect(
      reason(change { $0.plan = .professional }, ledger)
        == .invalidBilling(.monthlyTerm(.professional)))
    #expect(
      reason(
        change {
          $0.plan = .professional
          $0.term = .annual
        }, ledger) == nil)
  }

  @Test("R3.1, R3.7: a tier is one of the steps and holds the count")
  func tier() throws {
    var ledger = try Ledger(tier: 7000)
    ledger.addContacts(Array(repeating: .marketing, count: 2001))
    #expect(
      reason(change { $0.tier = 2500 }, ledger)
        == .invalidBilling(.notATier(2500, tiers: Plan.professional.initialTiers)))
    #expect(reason(change { $0.tier = 2000 }, ledger) == .tierBelowCount(2000, count: 2001))
    #expect(reason(change { $0.tier = -1 }, ledger) == .notACount(-1, limit: 15_000_000))
    #expect(reason(change { $0.increment = 0 }, ledger) == .notACount(0, limit: 15_000_000))
    try ledger.perform(change { $0.tier = 12_000 })
    #expect(ledger.account.billing.tier == 12_000)
  }

  @Test("R3.10: a wish that the new tiers no longer have is dropped")
  func wish() throws {
    var ledger = try Ledger(tier: 7000)
    try ledger.perform(.requestRenewalTier(.init(tier: 2000)))
    try ledger.perform(change { $0.included = 2500 })
    #expect(ledger.account.billing.requestedTier == nil)
  }

  @Test("R9.5: only super admins set what is bought")
  func superAdmins() throws {
    var ledger = try Ledger()
    ledger.apply([.userAdded(User(id: UserID(2), email: "bo@example.com", name: "Bo"))])
    for command in [
      change { $0.tier = 7000 }, .changeTierGuard(.init(isOn: true)), .switchFeatureOn(.init()),
    ] {
      guard
        case .refused(let refusal) = ledger.account.assess(
          command, by: UserID(2), at: ledger.now)
      else {
        Issue.record("must be refused")
        continue
      }
      #expect(refusal.missingRight == .superAdmin)
    }
  }

  // MARK: Dates

  @Test(
    "R2.19, R2.20: the next renewal anchors the dates, with its day of the month",
    arguments: [
      (BillingTerm.annual, "2026-09-30", ["2026-09-30", "2027-09-30"]),
      (.annual, "2026-02-28", ["2026-02-28", "2027-02-28"]),
      (.monthly, "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
    ])
  func renewalDate(term: BillingTerm, day: String, expected: [String]) throws {
    var ledger = try Ledger(plan: .starter, term: term)
    let date = self.day(day)
    try ledger.perform(change { $0.date = .renewal(date) })
    let billing = ledger.account.billing
    var next = billing.timeZone.date(at: ledger.now)
    let dates = expected.map { _ in
      next = billing.renewalDate(after: next)
      return next.isoText
    }
    #expect(dates == expected)
  }

  @Test("R2.20: a renewal on 29 February falls on the 28th in other years")
  func leapDay() throws {
    var ledger = try Ledger(opened: "2027-06-15T10:00Z")
    try ledger.perform(
      change { $0.date = .renewal(day("2028-02-29")) })
    let billing = ledger.account.billing
    #expect(
      billing.renewalDate(after: day("2028-03-01")).isoText == "2029-02-28")
    #expect(
      billing.renewalDate(after: day("2031-03-01")).isoText == "2032-02-29")
  }

  @Test("R2.19: a day that cannot be the next renewal is refused")
  func noRenewalDate() throws {
    let ledger = try Ledger()
    for text in ["2026-01-15", "2025-09-15", "2027-09-15"] {
      let date = day(text)
      let today = try need(CalendarDate(iso: "2026-01-15"))
      #expect(
        reason(change { $0.date = .renewal(date) }, ledger)
          == .notARenewalDate(date, term: .annual, today: today))
    }
    let tomorrow = try need(CalendarDate(iso: "2026-01-16"))
    #expect(
      reason(change { $0.date = .purchased(tomorrow) }, ledger)
        == .invalidBilling(.purchasedInFuture(tomorrow)))
  }

  @Test("R2.22: other dates run no update date that lies behind")
  func noLateRun() throws {
    var ledger = try Ledger(plan: .starter)
    let id = ledger.addContacts([.marketingUntilUpdate])[0]
    // The tenth lies between the last update date and today.
    try ledger.perform(change { $0.date = .renewal(day("2027-01-10")) })
    try ledger.advance(to: "2026-01-20T00:00Z")
    #expect(ledger.status(id) == .marketingUntilUpdate)
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.status(id) == .nonMarketing)
  }

  @Test("R2.21: another time zone leaves no update date out and runs none twice")
  func zones() throws {
    let auckland = try need(AccountTimeZone(identifier: "Pacific/Auckland"))
    // East: the first of February has begun in Auckland.
    var ledger = try Ledger()
    let first = ledger.addContacts([.marketingUntilUpdate])[0]
    try ledger.advance(to: "2026-01-31T20:00Z")
    try ledger.perform(change { $0.timeZone = auckland })
    try ledger.advance(to: "2026-01-31T20:01Z")
    #expect(ledger.status(first) == .nonMarketing)
    // West: it begins again in UTC, but was worked off.
    let second = ledger.addContacts([.marketingUntilUpdate])[0]
    try ledger.perform(change { $0.timeZone = .utc })
    #expect(ledger.account.updateState(at: ledger.now) == .upToDate)
    try ledger.advance(to: "2026-02-01T10:00Z")
    #expect(ledger.status(second) == .marketingUntilUpdate)
    try ledger.advance(to: "2026-03-01T00:00Z")
    #expect(ledger.status(second) == .nonMarketing)
    // A clock that really went backwards is still found out (R2.23).
    let earlier = try need(Instant(iso: "2026-01-20T00:00Z"))
    #expect(
      ledger.account.updateState(at: earlier)
        == .clockBehind(lastUpdate: day("2026-03-01")))
  }
}
