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
    if billing.term == .monthly, !billing.plan.allowsMonthlyTerm {
      throw .monthlyTerm(billing.plan)
    }
    guard billing.tiers.contains(billing.tier) else {
      throw .notATier(billing.tier, tiers: billing.tiers)
    }
    guard billing.purchased <= billing.timeZone.date(at: at) else {
      throw .purchasedInFuture(billing.purchased)
    }
  }
}
