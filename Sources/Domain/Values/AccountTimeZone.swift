import Foundation

/// The account's time zone (R2.21): the one place that turns moments into days and back.
package struct AccountTimeZone: Hashable, Sendable {
  /// The name in the time-zone database, such as `Europe/Stockholm`.
  package let identifier: String
  private let zone: TimeZone

  /// The zone of this name; `nil` when the time-zone database has none.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.zone = zone
  }

  private init(zone: TimeZone) {
    identifier = "UTC"
    self.zone = zone
  }

  package static let utc = AccountTimeZone(zone: .gmt)

  /// The calendar day at `instant` in this zone.
  package func date(at instant: Instant) -> CalendarDate {
    CalendarDate(dayNumber: instant.adding(milliseconds: offset(at: instant)).utcDayNumber)
  }

  /// 00:00 of `date` in this zone, or the first moment of the day where 00:00 is skipped.
  package func start(of date: CalendarDate) -> Instant {
    instant(date: date, millisecondOfDay: 0)
  }

  /// The moment of a local time in this zone.
  package func instant(date: CalendarDate, millisecondOfDay: Int) -> Instant {
    let local = Instant(startOf: date).adding(milliseconds: Int64(millisecondOfDay))
    let guess = local.adding(milliseconds: -offset(at: local))
    let settled = local.adding(milliseconds: -offset(at: guess))
    // Around a change of the offset the second look-up decides; where the local time does not
    // exist, the later of the two moments is the first that does.
    return offset(at: settled) == offset(at: guess) ? settled : max(guess, settled)
  }

  /// Local date and time parts at `instant`: the day and the milliseconds since its midnight.
  package func localTime(at instant: Instant) -> (date: CalendarDate, millisecondOfDay: Int) {
    let local = instant.adding(milliseconds: offset(at: instant))
    let day = CalendarDate(dayNumber: local.utcDayNumber)
    return (day, Int(local.milliseconds - Instant(startOf: day).milliseconds))
  }

  private func offset(at instant: Instant) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    return Int64(zone.secondsFromGMT(for: date)) * 1000
  }
}
