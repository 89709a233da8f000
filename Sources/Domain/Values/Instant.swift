/// A moment in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Midnight UTC of `date`.
  package init(startOf date: CalendarDate) {
    milliseconds = Int64(date.dayNumber) * Instant.millisecondsPerDay
  }

  package static let millisecondsPerDay: Int64 = 86_400_000

  /// Reads ISO 8601: `2026-01-31`, `2026-01-31T09:30Z`, `2026-01-31 09:30:15.250+02:00`; a time
  /// without a zone is taken as UTC.
  ///
  /// `nil` for anything else.
  package init?(iso text: some StringProtocol) {
    guard let local = LocalDateTime(text) else { return nil }
    self = local.instant(offsetMinutes: local.offsetMinutes ?? 0)
  }

  /// `2026-11-21T19:00:00.123Z`, always in UTC and with milliseconds.
  package var isoText: String {
    let day = CalendarDate(dayNumber: utcDayNumber)
    let rest = Int(milliseconds - Int64(utcDayNumber) * Instant.millisecondsPerDay)
    let clock =
      padded(rest / 3_600_000, 2) + ":" + padded(rest / 60_000 % 60, 2) + ":"
      + padded(rest / 1000 % 60, 2)
    return day.isoText + "T" + clock + "." + padded(rest % 1000, 3) + "Z"
  }

  /// The day number of the UTC day that holds this moment.
  package var utcDayNumber: Int {
    let days = milliseconds / Instant.millisecondsPerDay
    return Int(milliseconds < days * Instant.millisecondsPerDay ? days - 1 : days)
  }

  package func adding(milliseconds delta: Int64) -> Instant {
    Instant(milliseconds: milliseconds + delta)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
