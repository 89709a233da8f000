/// Local times by the thousand: asks the time-zone database once a day that occurs.
package struct DayOffsets: Sendable {
  private let timeZone: AccountTimeZone
  /// For each UTC day the milliseconds that local time is ahead all day long; `nil` on a day on
  /// which that changes.
  private var offsets: [Int: Int64?] = [:]

  package init(timeZone: AccountTimeZone) {
    self.timeZone = timeZone
  }

  /// Local date and milliseconds since midnight, as `AccountTimeZone.localTime` gives them.
  package mutating func localTime(
    at instant: Instant
  ) -> (date: CalendarDate, millisecondOfDay: Int) {
    guard let offset = offset(ofDay: instant.utcDayNumber) else {
      return timeZone.localTime(at: instant)
    }
    let local = instant.adding(milliseconds: offset)
    let day = CalendarDate(dayNumber: local.utcDayNumber)
    return (day, Int(local.milliseconds - Instant(startOf: day).milliseconds))
  }

  /// The moment of a local time, as `AccountTimeZone.instant` gives it.
  package mutating func instant(date: CalendarDate, millisecondOfDay: Int) -> Instant {
    let local = Instant(startOf: date).adding(milliseconds: Int64(millisecondOfDay))
    // Local time is at most a day ahead or behind.
    guard let offset = offset(ofDay: date.dayNumber),
      offset == self.offset(ofDay: date.dayNumber - 1),
      offset == self.offset(ofDay: date.dayNumber + 1)
    else { return timeZone.instant(date: date, millisecondOfDay: millisecondOfDay) }
    return local.adding(milliseconds: -offset)
  }

  private mutating func offset(ofDay day: Int) -> Int64? {
    if let known = offsets[day] { return known }
    let start = Instant(startOf: CalendarDate(dayNumber: day))
    let end = start.adding(milliseconds: Instant.millisecondsPerDay)
    let atStart = offset(at: start)
    let offset = atStart == offset(at: end) ? atStart : nil
    offsets[day] = .some(offset)
    return offset
  }

  private func offset(at instant: Instant) -> Int64 {
    let (date, millisecond) = timeZone.localTime(at: instant)
    return Instant(startOf: date).milliseconds + Int64(millisecond) - instant.milliseconds
  }
}
