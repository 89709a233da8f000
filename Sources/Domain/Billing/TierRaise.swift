/// A raise of the tier that holds until the renewal (R3.7, R3.9).
package struct TierRaise: Equatable, Sendable {
  /// The day at whose end the tier was higher than the day before.
  package var day: CalendarDate
  package var from: Int
  package var to: Int
}

extension Account {
  /// The newest raise of the tier since the last renewal; `nil` when the tier stands as it was.
  package func tierRaise(today: CalendarDate) -> TierRaise? {
    let points = usage.points
    guard
      let change = points.indices.dropFirst().last(where: { points[$0].tier != points[$0 - 1].tier }
      )
    else { return nil }
    let (before, after) = (points[change - 1], points[change])
    guard after.tier == billing.tier, before.tier < after.tier,
      billing.renewalDate(after: after.day) == billing.renewalDate(after: today)
    else { return nil }
    return TierRaise(day: after.day, from: before.tier, to: after.tier)
  }
}
