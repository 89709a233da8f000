import Domain
import TestSupport
import Testing

@Suite("Forecast (section 15, item 12)")
struct ForecastTests {
  @Test("R2.7, R3.6: what is pending leaves at the next update date; the tier stays")
  func certain() throws {
    var ledger = try Ledger(tier: 7000)
    ledger.addContacts([.marketing, .marketingUntilUpdate, .marketingUntilUpdate])
    let forecast = ledger.account.forecast(at: ledger.now, updates: 2)
    #expect(forecast.steps.map(\.date.isoText) == ["2026-02-01", "2026-03-01"])
    #expect(forecast.steps.map(\.demoted) == [2, 0])
    #expect(forecast.steps.map(\.count) == [1, 1])
    #expect(forecast.steps.map(\.tier) == [7000, 7000])
    #expect(forecast.steps.allSatisfy { $0.estimate == nil })
    #expect(forecast.month == nil && forecast.quarter == nil && forecast.crossing == nil)
  }

  @Test("R3.10: the lowest tier at the renewal, until when to ask, and what it saves")
  func renewal() throws {
    var ledger = try Ledger(tier: 12_000)
    ledger.addContacts([.marketing])
    var change = ChangeBilling()
    change.price = .set(try need(Price(amount: "225", currency: "USD")))
    try ledger.perform(.changeBilling(change))
    var renewal = ledger.account.forecast(at: ledger.now, updates: 1).renewal
    #expect(renewal.date.isoText == "2026-09-15" && renewal.lowestTier == 2000)
    #expect(renewal.lastDayToAsk.isoText == "2026-09-08" && !renewal.isTooLate)
    #expect(renewal.saving?.amount == "450.00")
    try ledger.perform(.requestRenewalTier(.init(tier: 2000)))
    let steps = ledger.account.forecast(at: ledger.now, updates: 10).steps
    #expect(
      steps.map(\.tier)
        == [12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 2000, 2000])
    #expect(steps.first(where: \.isRenewal)?.date.isoText == "2026-09-15")
    ledger.now = try need(Instant(iso: "2026-09-09T00:00Z"))
    renewal = ledger.account.forecast(at: ledger.now, updates: 1).renewal
    #expect(renewal.isTooLate && renewal.requestedTier == 2000)
  }

  @Test("Section 15, item 12: at this pace the tier is crossed in so many days")
  func crossing() throws {
    var ledger = try Ledger(plan: .starter)
    ledger.addContacts(Array(repeating: .marketing, count: 700))
    for day in 1...30 {
      ledger.now = ledger.now.adding(milliseconds: Instant.millisecondsPerDay)
      ledger.addContacts(Array(repeating: .marketing, count: 10))
      if day == 14 {
        #expect(ledger.account.forecast(at: ledger.now, updates: 1).month == nil)
      }
    }
    // 1,000 of 1,000 contacts, ten more a day: one more is over it.
    let forecast = ledger.account.forecast(at: ledger.now, updates: 3)
    #expect(forecast.month == Trend(days: 30, net: 300))
    #expect(forecast.quarter == nil)
    #expect(forecast.crossing?.days == 1 && forecast.crossing?.tierAfter == 2000)
    // 14 February to 1 March are 15 days.
    #expect(forecast.steps.first?.estimate == .init(count: 1150, tier: 2000))
  }

  @Test("Section 15, item 12: demotions of update dates are not taken for a falling trend")
  func demotionsAreNoTrend() throws {
    var ledger = try Ledger(plan: .starter)
    let ids = ledger.addContacts(Array(repeating: .marketing, count: 500))
    try ledger.perform(
      .setMarketingStatus(.init(.asNonMarketing, contacts: Array(ids[..<200]))))
    try ledger.advance(to: "2026-02-10T00:00Z")
    #expect(ledger.account.table.marketingCount == 300)
    let forecast = ledger.account.forecast(at: ledger.now, updates: 1)
    #expect(forecast.month == Trend(days: 26, net: 0))
    #expect(forecast.crossing == nil)
    #expect(forecast.steps[0].estimate?.count == 300)
  }

  @Test("The forecast is what happens when nothing else does", arguments: 0..<60)
  func comesTrue(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let term = generator.pick(BillingTerm.allCases)
    var ledger = try Ledger(
      plan: .starter, term: term, tier: generator.pick([1000, 3000, 5000]),
      purchased: generator.pick(["2025-09-15", "2024-02-29", "2025-10-31", "2025-08-30"]),
      zone: generator.pick(["UTC", "Europe/Stockholm", "Pacific/Auckland", "America/Los_Angeles"]))
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      ledger.addContacts([generator.pick(MarketingStatus.allCases)])
    }
    if generator.chance(60) { _ = try? ledger.perform(.requestRenewalTier(.init(tier: 1000))) }
    let forecast = ledger.account.forecast(at: ledger.now, updates: 30)
    for step in forecast.steps {
      let zone = ledger.account.billing.timeZone
      let eve = zone.start(of: step.date).adding(milliseconds: -1)
      try ledger.advance(to: eve.isoText)
      try ledger.advance(to: zone.start(of: step.date).isoText)
      #expect(ledger.account.billing.lastUpdate == step.date, "seed \(seed)")
      #expect(ledger.account.table.marketingCount == step.count, "seed \(seed)")
      #expect(ledger.account.billing.tier == step.tier, "seed \(seed)")
    }
  }
}
