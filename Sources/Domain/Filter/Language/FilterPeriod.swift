/// A stretch of time seen from today (R6.10).
///
/// "N days ago" is the midnight with which today began, moved N days back; "N days from now" is the
/// midnight with which today ends, moved N days on.
package struct FilterPeriod: Hashable, Sendable {
  package enum Direction: CaseIterable, Hashable, Sendable {
    case past
    case future
  }

  package enum Unit: String, CaseIterable, Sendable {
    case days
    case weeks
    /// Of the calendar: a day the month lacks becomes its last day (R2.20).
    case months
  }

  package var direction: Direction
  /// True for the time between now and the boundary, false for what lies beyond the boundary.
  package var isWithin: Bool
  /// From 0 to `countLimit`.
  package var count: Int
  package var unit: Unit

  package init(_ direction: Direction, isWithin: Bool, count: Int, unit: Unit) {
    self.direction = direction
    self.isWithin = isWithin
    self.count = count
    self.unit = unit
  }

  /// Some 190 years of weeks.
  package static let countLimit = 10_000
}

extension FilterPeriod {
  /// The moments of the period, in milliseconds, both ends included.
  func range(in context: FilterContext) -> ClosedRange<Int64>? {
    let now = context.now.milliseconds
    let boundary = context.timeZone.start(of: boundaryDate(today: context.today)).milliseconds
    let bounds: (low: Int64, high: Int64) =
      switch (direction, isWithin) {
      case (.past, true): (boundary, now)
      case (.past, false): (NumberRanges.lowest, boundary - 1)
      case (.future, true): (now + 1, boundary - 1)
      case (.future, false): (boundary, Int64.max)
      }
    return bounds.low <= bounds.high ? bounds.low...bounds.high : nil
  }

  private func boundaryDate(today: CalendarDate) -> CalendarDate {
    let (start, sign) = direction == .past ? (today, -1) : (today.adding(days: 1), 1)
    return switch unit {
    case .days: start.adding(days: sign * count)
    case .weeks: start.adding(days: sign * count * 7)
    case .months: start.adding(months: sign * count)
    }
  }
}
