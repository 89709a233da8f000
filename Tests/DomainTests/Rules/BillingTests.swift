import Domain
import TestSupport
import Testing

@Suite("Tiers and counting (section 3)")
struct BillingTests {
  @Test("R3.1: tiers are the included count and steps of the increment, as data")
  func tiers() {
    #expect(Plan.professional.initialTiers.tier(holding: 1) == 2000)
    #expect(Plan.professional.initialTiers.tier(holding: 2001) == 7000)
    #expect(Plan.professional.initialTiers.tier(holding: 250_000) == 252_000)
    #expect(TierSchedule(included: 3, increment: 2).tier(holding: 6) == 7)
    #expect(!TierSchedule(included: 3, increment: 2).contains(6))
  }

  @Test("R3.3: only Starter has a monthly term")
  func terms() {
    #expect(Plan.allCases.filter(\.allowsMonthlyTerm) == [.starter])
  }

  @Test("R3.4: the count is the contacts in the states M and P, once each")
  func count() throws {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate])
    #expect(ledger.account.table.marketingCount == 2)
  }

  @Test("R3.2: non-marketing contacts are not charged; an account holds 15 million of all kinds")
  func allKinds() throws {
    var ledger = try Ledger(tier: 2000)
    ledger.addContacts(Array(repeating: .nonMarketing, count: 3000))
    #expect(ledger.account.table.count == 3000)
    #expect(ledger.account.table.marketingCount == 0 && ledger.account.billing.tier == 2000)
    #expect(Billing.contactLimit == 15_000_000)
  }

  @Test("R3.7: exactly at the tier is not over it; one more raises it to the next that holds")
  func automaticUpgrade() throws {
    var ledger = try Ledger(plan: .starter)
    ledger.addContacts(Array(repeating: .marketing, count: 999))
    let two = ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [two[0]])))
    #expect(ledger.account.billing.tier == 1000)
    let outcome = try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [two[1]])))
    #expect(outcome.quote.tierBefore == 1000 && outcome.quote.tierAfter == 2000)
    #expect(ledger.account.billing.tier == 2000)
    #expect(ledger.journal.last?.events.contains(.tierChanged(from: 1000, to: 2000)) == true)
  }

  @Test("R3.8: a large jump skips tiers")
  func jump() throws {
    var ledger = try Ledger(plan: .starter)
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 3500))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(ledger.account.billing.tier == 4000)
  }

  @Test("R3.12: nothing blocks a promotion that goes over the tier")
  func noBlock() throws {
    var ledger = try Ledger(plan: .starter)
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 1001))
    guard
      case .confirm(let quote) = ledger.account.assess(
        .setMarketingStatus(.init(.asMarketing, contacts: ids)), by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("must be allowed")
      return
    }
    #expect(quote.raisesTier)
  }

  @Test("R3.9, R3.10: a lower tier comes at the renewal, when asked for in time with a low count")
  func renewalTier() throws {
    var ledger = try Ledger(plan: .starter, tier: 3000)
    ledger.addContacts([.marketing])
    try ledger.perform(.requestRenewalTier(.init(tier: 1000)))
    try ledger.advance(to: "2026-09-14T12:00Z")
    #expect(ledger.account.billing.tier == 3000)
    try ledger.advance(to: "2026-09-15T00:00Z")
    #expect(ledger.account.billing.tier == 1000)
    #expect(ledger.account.billing.requestedTier == nil)
  }

  @Test("R3.10: too high a count, no step, or less than five business days before is refused")
  func renewalTierRefused() throws {
    var ledger = try Ledger(plan: .starter, tier: 3000)
    ledger.addContacts(Array(repeating: .marketing, count: 1001))
    func reason(_ tier: Int) -> Refusal.Reason? {
      let command = Command.requestRenewalTier(.init(tier: tier))
      guard
        case .refused(let refusal) = ledger.account.assess(
          command, by: Ledger.ida, at: ledger.now)
      else { return nil }
      return refusal.reason
    }
    #expect(reason(1000) == .countAboveTier(count: 1001, tier: 1000))
    #expect(
      reason(1500)
        == .notALowerTier(1500, tiers: Plan.starter.initialTiers, current: 3000))
    // 2026-09-15 is a Tuesday: five business days before is Tuesday the 8th.
    ledger.now = try need(Instant(iso: "2026-09-08T23:00Z"))
    #expect(reason(2000) == nil)
    ledger.now = try need(Instant(iso: "2026-09-09T00:00Z"))
    #expect(reason(2000) == .tooLateForRenewal(lastDay: try need(CalendarDate(iso: "2026-09-08"))))
  }

  @Test("R3.11: contacts demoted ahead of the update date make room")
  func demotedMakeRoom() throws {
    var ledger = try Ledger(plan: .starter)
    let old = ledger.addContacts(Array(repeating: .marketing, count: 1000))
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: old)))
    try ledger.advance(to: "2026-02-01T00:00Z")
    let new = ledger.addContacts(Array(repeating: .nonMarketing, count: 1000))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: new)))
    #expect(ledger.account.billing.tier == 1000)
  }
}
