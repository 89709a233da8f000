/// A day of the proleptic Gregorian calendar, without time and without zone.
package struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package var dayNumber: Int

  package init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// The day with these parts; `nil` when the month lacks the day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), year >= 1, year <= 9999 else { return nil }
    guard day >= 1, day <= CalendarDate.length(ofMonth: month, year: year) else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// Reads `2026-01-31`; `nil` for anything else.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days-from-civil arithmetic over 400-year eras of 146,097 days.
  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1 to 12 and day 1 to 31.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthPart = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthPart + 2) / 5 + 1
    let month = monthPart + (monthPart < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `2026-01-31`.
  package var isoText: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + days)
  }

  /// The same day of the month `months` later; a day the month lacks becomes its last day (R2.20).
  package func adding(months: Int) -> CalendarDate {
    let (year, month, day) = parts
    return CalendarDate.anchored(year: year, month: month + months, day: day)
  }

  /// The day `day` of a month that may lie outside 1 to 12; clamped to the month's length (R2.20).
  package static func anchored(year: Int, month: Int, day: Int) -> CalendarDate {
    let index = year * 12 + month - 1
    let anchorYear = index >= 0 ? index / 12 : (index - 11) / 12
    let anchorMonth = index - anchorYear * 12 + 1
    let length = length(ofMonth: anchorMonth, year: anchorYear)
    return CalendarDate(unchecked: anchorYear, anchorMonth, min(day, length))
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Decimal digits of `number`, filled with zeros on the left up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
