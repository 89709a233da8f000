/// Why an account cannot begin as asked.
package enum OpeningProblem: Error, Equatable, Sendable {
  /// The plan is sold for a year at a time (R3.3).
  case monthlyTerm(Plan)
  /// The tier is not one of the plan's steps (R3.1).
  case notATier(Int, tiers: TierSchedule)
  case purchasedInFuture(CalendarDate)
}

extension AccountOpening {
  /// Checks what is bought, for every front end that makes an account.
  package func check(at: Instant) throws(OpeningProblem) {
    try billing.check(at: at)
  }
}

extension Billing {
  /// Checks what is bought: term, tier and day of purchase.
  func check(at: Instant) throws(OpeningProblem) {
    if term == .monthly, !plan.allowsMonthlyTerm { throw .monthlyTerm(plan) }
    guard tiers.contains(tier) else { throw .notATier(tier, tiers: tiers) }
    guard purchased <= timeZone.date(at: at) else { throw .purchasedInFuture(purchased) }
  }
}
