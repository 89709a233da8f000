import Domain
import TestSupport
import Testing

@Suite("How an account may begin (section 3)")
struct OpeningRuleTests {
  private func problem(_ change: (inout Billing) -> Void) throws -> OpeningProblem? {
    var opening = try AccountOpening.test()
    change(&opening.billing)
    let now = try need(Instant(iso: "2026-01-15T10:00Z"))
    do {
      try opening.check(at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test("R3.3: Professional and Enterprise have no monthly term, Starter has")
  func terms() throws {
    #expect(try problem { _ in } == nil)
    #expect(try problem { $0.term = .monthly } == .monthlyTerm(.professional))
    #expect(
      try problem {
        ($0.plan, $0.term) = (.starter, .monthly)
      } == nil)
  }

  @Test("R3.1: the tier is one of the plan's steps")
  func tier() throws {
    #expect(
      try problem { $0.tier = 3000 }
        == .notATier(3000, tiers: Plan.professional.initialTiers))
  }

  @Test("R2.19: the day of purchase is not in the future")
  func purchase() throws {
    let tomorrow = try need(CalendarDate(iso: "2026-01-16"))
    #expect(try problem { $0.purchased = tomorrow } == .purchasedInFuture(tomorrow))
    #expect(try problem { $0.purchased = tomorrow.adding(days: -1) } == nil)
  }
}
