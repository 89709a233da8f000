import Foundation

/// A day as year, month and day, that knows no arithmetic but the day after and the day before.
struct NaiveDay: Hashable, Comparable, CustomStringConvertible {
  var year: Int
  var month: Int
  var day: Int

  /// The day at a moment, in milliseconds since 1970, that a calendar on the wall of `zone` shows.
  init(at milliseconds: Int64, zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day], from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// Reads `2026-01-31`.
  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    (year, month, day) = (parts[0], parts[1], parts[2])
  }

  var description: String {
    [(year, 4), (month, 2), (day, 2)].map { number, width in
      String(repeating: "0", count: width - String(number).count) + String(number)
    }.joined(separator: "-")
  }

  var lengthOfMonth: Int {
    if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  var next: NaiveDay {
    var next = self
    next.day += 1
    if next.day > lengthOfMonth { (next.day, next.month) = (1, month + 1) }
    if next.month > 12 { (next.month, next.year) = (1, year + 1) }
    return next
  }

  var previous: NaiveDay {
    var previous = self
    previous.day -= 1
    if previous.day > 0 { return previous }
    previous.month -= 1
    if previous.month == 0 { (previous.month, previous.year) = (12, year - 1) }
    previous.day = previous.lengthOfMonth
    return previous
  }

  /// Whether it is a Saturday or a Sunday, by Sakamoto's table.
  var isWeekend: Bool {
    let shifted = month < 3 ? year - 1 : year
    let table = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let weekday =
      (shifted + shifted / 4 - shifted / 100 + shifted / 400 + table[month - 1] + day) % 7
    return weekday == 0 || weekday == 6
  }

  static func < (left: NaiveDay, right: NaiveDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// When an account is billed, asked of one day after the other (R2.17 to R2.20, R3.10).
struct NaiveTerm {
  var isMonthly: Bool
  var purchased: NaiveDay

  /// A purchase day that the month lacks falls on the month's last day (R2.20).
  private func isAnchor(_ day: NaiveDay) -> Bool {
    day > purchased && day.day == min(purchased.day, day.lengthOfMonth)
  }

  func isRenewal(_ day: NaiveDay) -> Bool {
    isAnchor(day) && (isMonthly || (day.month == purchased.month && day.year > purchased.year))
  }

  func isUpdate(_ day: NaiveDay) -> Bool {
    isMonthly ? isAnchor(day) : isRenewal(day) || (day > purchased && day.day == 1)
  }

  /// The last day to ask for a lower tier: five business days before the next renewal.
  func lastDayToAsk(on today: NaiveDay) -> NaiveDay {
    var day = today.next
    while !isRenewal(day) { day = day.next }
    var businessDays = 0
    while businessDays < 5 {
      day = day.previous
      if !day.isWeekend { businessDays += 1 }
    }
    return day
  }
}
