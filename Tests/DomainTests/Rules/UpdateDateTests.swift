import Domain
import TestSupport
import Testing

@Suite("Update dates (2.3, 2.4)")
struct UpdateDateTests {
  private func billing(_ term: BillingTerm, _ purchased: String) throws -> Billing {
    Billing(
      plan: .starter, tiers: Plan.starter.initialTiers, tier: 1000, term: term,
      purchased: try need(CalendarDate(iso: purchased)), timeZone: .utc,
      lastUpdate: try need(CalendarDate(iso: purchased)))
  }

  private func dates(_ billing: Billing, after start: String, count: Int) throws -> [String] {
    var date = try need(CalendarDate(iso: start))
    return (0..<count).map { _ in
      date = billing.updateDate(after: date)
      return date.isoText
    }
  }

  @Test("R2.17: a monthly term updates on the purchase day of each month")
  func monthly() throws {
    let billing = try billing(.monthly, "2026-04-15")
    #expect(
      try dates(billing, after: "2026-04-15", count: 3)
        == ["2026-05-15", "2026-06-15", "2026-07-15"])
  }

  @Test("R2.18: an annual term updates on the first of each month, and on the renewal date")
  func annual() throws {
    let billing = try billing(.annual, "2025-09-15")
    #expect(
      try dates(billing, after: "2026-08-20", count: 3)
        == ["2026-09-01", "2026-09-15", "2026-10-01"])
  }

  @Test("R2.19: the renewal follows from purchase date and term")
  func renewal() throws {
    let billing = try billing(.annual, "2024-02-29")
    #expect(
      billing.renewalDate(after: try need(CalendarDate(iso: "2024-03-01"))).isoText == "2025-02-28")
    #expect(
      billing.renewalDate(after: try need(CalendarDate(iso: "2027-03-01"))).isoText == "2028-02-29")
  }

  @Test("R2.20: a day that a month lacks is its last day, and comes back afterwards")
  func lastDayOfMonth() throws {
    let billing = try billing(.monthly, "2026-01-31")
    #expect(
      try dates(billing, after: "2026-01-31", count: 4)
        == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"])
  }

  @Test("R2.21: the date begins at 00:00 in the account's zone")
  func zone() throws {
    var ledger = try Ledger(opened: "2026-01-15T10:00Z", zone: "Europe/Stockholm")
    let id = ledger.addContacts([.marketingUntilUpdate])[0]
    try ledger.advance(to: "2026-01-31T22:59Z")
    #expect(ledger.status(id) == .marketingUntilUpdate)
    try ledger.advance(to: "2026-01-31T23:00Z")
    #expect(ledger.status(id) == .nonMarketing)
  }

  @Test("R2.7 to R2.9: pending becomes non-marketing, the others stay")
  func transitions() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketingUntilUpdate, .marketing, .nonMarketing])
    try ledger.advance(to: "2026-02-01T08:00Z")
    #expect(ids.map(ledger.status) == [.nonMarketing, .marketing, .nonMarketing])
    #expect(ledger.account.table.marketingCount == 1)
    let row = try need(ledger.account.table.row(of: ids[0]))
    let entry = try need(ledger.account.history.entries(of: row).last)
    #expect(ledger.account.history.batches[entry.batch].context.actor == .system)
    #expect(ledger.account.history.batches[entry.batch].context.source == .billing)
  }

  @Test("R2.22: all missed dates are worked off in order, once")
  func catchUp() throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketingUntilUpdate])
    try ledger.advance(to: "2026-04-02T00:00Z")
    let events = try need(ledger.journal.last?.events)
    let reached = events.compactMap { event -> String? in
      guard case .updateDateReached(let date, let demoted) = event else { return nil }
      return "\(date.isoText) \(demoted.count)"
    }
    #expect(reached == ["2026-02-01 1", "2026-03-01 0", "2026-04-01 0"])
    #expect(ledger.account.updateRun(at: ledger.now).isEmpty)
  }

  @Test("R2.23: a clock that went backwards does nothing and is reported")
  func clockBehind() throws {
    var ledger = try Ledger()
    try ledger.advance(to: "2026-03-02T00:00Z")
    let earlier = try need(Instant(iso: "2026-02-10T00:00Z"))
    #expect(ledger.account.updateRun(at: earlier).isEmpty)
    #expect(
      ledger.account.updateState(at: earlier)
        == .clockBehind(lastUpdate: try need(CalendarDate(iso: "2026-03-01"))))
  }

  @Test("2.4: the tier is not lowered by an update")
  func tierStays() throws {
    var ledger = try Ledger(plan: .starter, tier: 2000)
    ledger.addContacts([.marketingUntilUpdate])
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.account.table.marketingCount == 0)
    #expect(ledger.account.billing.tier == 2000)
  }
}
