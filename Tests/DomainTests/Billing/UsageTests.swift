import Domain
import TestSupport
import Testing

@Suite("Usage day by day (R3.13)")
struct UsageTests {
  @Test("R3.13: one point a day with its last figures, in the account's time zone")
  func points() throws {
    var ledger = try Ledger(
      plan: .starter, opened: "2026-01-15T10:00Z", zone: "Europe/Stockholm")
    let ids = ledger.addContacts([.marketing, .marketing, .nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [ids[2]])))
    // 23:30 in Stockholm, then half past midnight of the next day.
    ledger.now = try need(Instant(iso: "2026-01-16T22:30Z"))
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [ids[0]])))
    ledger.now = try need(Instant(iso: "2026-01-16T23:30Z"))
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [ids[1]])))
    let shown = ledger.account.usage.points.map {
      "\($0.day.isoText) \($0.marketing) \($0.pending) \($0.contacts) \($0.tier)"
    }
    #expect(shown == ["2026-01-15 3 0 3 1000", "2026-01-16 3 1 3 1000", "2026-01-17 3 2 3 1000"])
  }

  @Test("R3.13: days without a change have the figures of the day before")
  func filled() throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketing])
    try ledger.advance(to: "2026-01-18T10:00Z")
    ledger.addContacts([.marketing])
    let today = try need(CalendarDate(iso: "2026-01-20"))
    let points = ledger.account.usage(until: today, days: 100)
    #expect(points.map(\.marketing) == [1, 1, 1, 2, 2, 2])
    #expect(points.map(\.day.isoText).first == "2026-01-15")
    #expect(ledger.account.usage(until: today, days: 2).map(\.marketing) == [2, 2])
    #expect(ledger.account.usage(until: today.adding(days: -10), days: 2).isEmpty)
  }

  @Test("R3.13: a clock that went backwards changes no past day")
  func clockBehind() throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketing])
    ledger.now = try need(Instant(iso: "2026-01-20T10:00Z"))
    ledger.addContacts([.marketing])
    ledger.now = try need(Instant(iso: "2026-01-18T10:00Z"))
    ledger.addContacts([.marketing])
    #expect(ledger.account.usage.points.map(\.marketing) == [1, 3])
  }

  @Test("R3.14: figures are those of this moment")
  func live() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(ledger.account.usage.points.last?.marketing == 1)
    #expect(ledger.account.forecast(at: ledger.now, updates: 1).count == 1)
  }
}
