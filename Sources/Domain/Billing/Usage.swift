/// How the account stood at the end of a day (R3.13).
package struct UsagePoint: Hashable, Sendable {
  /// The day in the account's time zone.
  package var day: CalendarDate
  package var marketing: Int
  package var pending: Int
  package var contacts: Int
  package var tier: Int

  package init(day: CalendarDate, marketing: Int, pending: Int, contacts: Int, tier: Int) {
    self.day = day
    self.marketing = marketing
    self.pending = pending
    self.contacts = contacts
    self.tier = tier
  }

  func hasSameFigures(as other: UsagePoint) -> Bool {
    marketing == other.marketing && pending == other.pending && contacts == other.contacts
      && tier == other.tier
  }
}

/// The figures of the account day by day: a point for each day on which they changed, holding their
/// last values of that day.
package struct UsageHistory: Sendable {
  package private(set) var points: [UsagePoint] = []
  /// The day of the moment that was recorded last: contacts come by the million at one moment.
  private var lastDay: (at: Instant, zone: AccountTimeZone, day: CalendarDate)?

  package init() {}

  /// Takes the figures of `account` as they are at `at`.
  mutating func record(_ table: ContactTable, _ billing: Billing, at: Instant) {
    var day = day(at: at, in: billing.timeZone)
    // A clock that went backwards changes the newest day and no past one.
    if let last = points.last { day = max(day, last.day) }
    add(
      UsagePoint(
        day: day, marketing: table.marketingCount, pending: table.pendingCount,
        contacts: table.count, tier: billing.tier))
  }

  /// Adds a point of the newest day or of one after it.
  package mutating func add(_ point: UsagePoint) {
    if let last = points.last {
      if last.hasSameFigures(as: point) { return }
      if last.day >= point.day { points.removeLast() }
      // What a day comes back to is no change.
      if let before = points.last, before.hasSameFigures(as: point) { return }
    }
    points.append(point)
  }

  /// The figures at the end of `day`; `nil` before the first point.
  package func point(on day: CalendarDate) -> UsagePoint? {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    var point = points[low - 1]
    point.day = day
    return point
  }

  private mutating func day(at: Instant, in zone: AccountTimeZone) -> CalendarDate {
    if let lastDay, lastDay.at == at, lastDay.zone.identifier == zone.identifier {
      return lastDay.day
    }
    let day = zone.date(at: at)
    lastDay = (at, zone, day)
    return day
  }
}

extension Account {
  /// One point for every day from the first to `today`, at most the `days` newest.
  package func usage(until today: CalendarDate, days: Int) -> [UsagePoint] {
    guard let first = usage.points.first?.day, first <= today else { return [] }
    let start = max(first, today.adding(days: 1 - days))
    return (start.dayNumber...today.dayNumber).compactMap {
      usage.point(on: CalendarDate(dayNumber: $0))
    }
  }
}
