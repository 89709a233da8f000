/// Reads dates the way people's files write them (8.1, 8.2).
struct ImportDateReader: Sendable {
  private let order: ImportDateOrder?
  private var offsets: DayOffsets

  init(timeZone: AccountTimeZone, order: ImportDateOrder?) {
    self.order = order
    offsets = DayOffsets(timeZone: timeZone)
  }

  /// The moment, and the local time it was written as; `nil` when the text is no date or leaves the
  /// order of day and month open.
  mutating func read(_ text: String) -> (instant: Instant, local: LocalDateTime?)? {
    if let local = LocalDateTime(text) { return (instant(of: local), local) }
    if (12...14).contains(text.utf8.count), let milliseconds = Int64(text), milliseconds > 0 {
      return (Instant(milliseconds: milliseconds), nil)
    }
    guard let iso = isoText(of: text), let local = LocalDateTime(iso) else { return nil }
    return (instant(of: local), local)
  }

  private mutating func instant(of local: LocalDateTime) -> Instant {
    if let offset = local.offsetMinutes { return local.instant(offsetMinutes: offset) }
    return offsets.instant(date: local.date, millisecondOfDay: local.millisecondOfDay)
  }

  /// The same date and time as ISO 8601: three numbers or two and a month's name, separated by
  /// `/`, `-`, `.`, `,` or blanks, then optionally a time of day.
  private func isoText(of text: String) -> String? {
    let words = text.split { $0 == " " || $0 == "," }
    var dateWords: [Substring] = []
    var rest = words[...]
    var hasDots = false
    while dateWords.count < 3, let word = rest.popFirst() {
      dateWords += word.split { "/-.".contains($0) }
      hasDots = hasDots || word.contains(".")
    }
    guard dateWords.count == 3 else { return nil }
    let clock = rest.joined(separator: " ").lowercased()
    let isTwelveHours = clock.hasSuffix("am") || clock.hasSuffix("pm")
    guard let date = date(dateWords, isTwelveHours: isTwelveHours, hasDots: hasDots),
      let time = timeText(clock)
    else { return nil }
    return date.isoText + time
  }

  private func date(
    _ words: [Substring], isTwelveHours: Bool, hasDots: Bool
  ) -> CalendarDate? {
    if let month = ImportDateReader.month(words[1]) {
      guard let day = Int(words[0]), let year = year(words[2]) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    if let month = ImportDateReader.month(words[0]) {
      guard let day = Int(words[1]), let year = year(words[2]) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    guard let first = Int(words[0]), let second = Int(words[1]) else { return nil }
    if words[0].count == 4 {
      return Int(words[2]).flatMap { CalendarDate(year: first, month: second, day: $0) }
    }
    guard let year = year(words[2]) else { return nil }
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    let monthFirst = CalendarDate(year: year, month: first, day: second)
    // Only one order gives a date, both give the same, or a dot or a twelve-hour clock tells.
    if dayFirst == nil || dayFirst == monthFirst { return monthFirst }
    if monthFirst == nil || hasDots { return dayFirst }
    if isTwelveHours { return monthFirst }
    return order.flatMap { $0 == .dayMonthYear ? dayFirst : monthFirst }
  }

  /// Four digits, or two: 00 to 69 are of this century, 70 to 99 of the last.
  private func year(_ word: Substring) -> Int? {
    guard let number = Int(word), number >= 0 else { return nil }
    switch word.utf8.count {
    case 4: return number
    case 2: return number + (number < 70 ? 2000 : 1900)
    default: return nil
    }
  }

  /// `T14:30` for `14:30`, `2:30 pm`, `14:30:15`; empty for an empty text.
  private func timeText(_ clock: String) -> String? {
    guard !clock.isEmpty else { return "" }
    let suffix = clock.suffix(2)
    let isTwelveHours = suffix == "am" || suffix == "pm"
    let digits = (isTwelveHours ? clock.dropLast(2) : clock[...]).filter { $0 != " " }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), var hour = Int(parts[0]), hour >= 0 else { return nil }
    if isTwelveHours {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (suffix == "pm" ? 12 : 0)
    }
    return "T" + ([padded(hour, 2)] + parts.dropFirst().map(String.init)).joined(separator: ":")
  }

  /// 1 to 12 for an English month, by name or its first three letters.
  private static func month(_ word: Substring) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let key = word.lowercased()
    return monthNames.firstIndex { $0 == key || (key.utf8.count == 3 && $0.hasPrefix(key)) }
      .map { $0 + 1 }
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
