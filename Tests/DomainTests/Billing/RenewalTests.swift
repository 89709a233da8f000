import Domain
import TestSupport
import Testing

@Suite("Renewals over the years (2.3, 2.4, R3.9, R3.10)")
struct RenewalTests {
  @Test("R3.9: a tier that rose stays until the renewal, whatever is demoted")
  func staysUntilRenewal() throws {
    var ledger = try Ledger(plan: .starter)
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 1001))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: ids)))
    try ledger.advance(to: "2026-09-14T23:59Z")
    #expect(ledger.account.table.marketingCount == 0)
    #expect(ledger.account.billing.tier == 2000)
    // Not asked for: it renews as it is.
    try ledger.advance(to: "2027-09-16T00:00Z")
    #expect(ledger.account.billing.tier == 2000)
    try ledger.perform(.requestRenewalTier(.init(tier: 1000)))
    try ledger.advance(to: "2028-09-15T00:00Z")
    #expect(ledger.account.billing.tier == 1000)
  }

  @Test("R3.10: a wish that the count has outgrown lapses at the renewal")
  func lapsed() throws {
    var ledger = try Ledger(plan: .starter, tier: 3000)
    try ledger.perform(.requestRenewalTier(.init(tier: 1000)))
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 1001))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    try ledger.advance(to: "2026-09-15T00:00Z")
    #expect(ledger.account.billing.tier == 3000 && ledger.account.billing.requestedTier == nil)
  }

  @Test("2.4: demotions of the renewal date count before the tier is looked at")
  func demotedFirst() throws {
    var ledger = try Ledger(plan: .starter, tier: 3000)
    let ids = ledger.addContacts(Array(repeating: .marketing, count: 1500))
    try ledger.perform(
      .setMarketingStatus(.init(.asNonMarketing, contacts: Array(ids[..<500]))))
    try ledger.perform(.requestRenewalTier(.init(tier: 1000)))
    try ledger.advance(to: "2026-09-15T00:00Z")
    #expect(ledger.account.billing.tier == 1000)
    // The new tier is full, and that is told (R3.16).
    #expect(ledger.journal.flatMap(\.events).thresholds.map(\.percent).contains(100))
  }

  @Test("R2.17: a monthly term renews every month, and so does the wish for a lower tier")
  func monthly() throws {
    var ledger = try Ledger(
      plan: .starter, term: .monthly, tier: 3000, purchased: "2025-10-31")
    try ledger.perform(.requestRenewalTier(.init(tier: 1000)))
    try ledger.advance(to: "2026-01-30T23:59Z")
    #expect(ledger.account.billing.tier == 3000)
    try ledger.advance(to: "2026-01-31T00:00Z")
    #expect(ledger.account.billing.tier == 1000)
  }

  @Test(
    "R2.18 to R2.20: over ten years every month has its update dates, whatever the day of purchase",
    arguments: ["2024-02-29", "2025-01-29", "2025-01-30", "2025-01-31", "2025-08-01"])
  func years(purchased: String) throws {
    for term in BillingTerm.allCases {
      let billing = try Ledger(plan: .starter, term: term, purchased: purchased).account.billing
      let anchor = billing.purchased.parts
      var date = billing.purchased
      var renewals = 0
      for _ in 0..<(term == .monthly ? 120 : 130) {
        let next = billing.updateDate(after: date)
        #expect(next > date)
        let (year, month, day) = next.parts
        let anchored = CalendarDate.anchored(year: year, month: month, day: anchor.day)
        switch term {
        case .monthly:
          #expect(next == anchored)
          #expect(month == date.parts.month % 12 + 1)
        case .annual: #expect(day == 1 || (next == anchored && month == anchor.month))
        }
        if next == billing.renewalDate(after: next.adding(days: -1)) { renewals += 1 }
        date = next
      }
      #expect(term == .monthly ? renewals == 120 : renewals == 10 || anchor.day == 1)
    }
  }

  @Test(
    "R2.21: an update date begins at local midnight, also where clocks change that night",
    arguments: [
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"),
      ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z"),
      ("Europe/Stockholm", "2026-03-29", "2026-03-28T23:00:00.000Z"),
      ("Europe/Stockholm", "2026-10-25", "2026-10-24T22:00:00.000Z"),
      ("Pacific/Kiritimati", "2026-11-01", "2026-10-31T10:00:00.000Z"),
    ])
  func clockChanges(zone: String, day: String, midnight: String) throws {
    let zone = try need(AccountTimeZone(identifier: zone))
    let date = try need(CalendarDate(iso: day))
    let start = zone.start(of: date)
    #expect(start.isoText == midnight)
    #expect(zone.date(at: start) == date)
    #expect(zone.date(at: start.adding(milliseconds: -1)) == date.adding(days: -1))
    let billing = Billing(
      plan: .starter, tiers: Plan.starter.initialTiers, tier: 1000, term: .monthly,
      purchased: date.adding(months: -1), timeZone: zone, lastUpdate: date.adding(days: -1))
    var account = Account.unopened
    account.billing = billing
    account.billing.purchased = date.adding(days: -365)
    account.billing.lastUpdate = date.adding(days: -1)
    let due = account.billing.updateDate(after: account.billing.lastUpdate)
    let moment = zone.start(of: due)
    #expect(account.updateState(at: moment.adding(milliseconds: -1)) == .upToDate)
    #expect(account.updateState(at: moment) == .due([due]))
  }
}
