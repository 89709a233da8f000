/// Reads dates the way people's files write them (8.1, 8.2).
///
/// A file has one order of day and month. Where it is known, every value is read in it and nothing
/// else is a date; where it is not, a value that can be read one way only is read that way.
struct ImportDateReader: Sendable {
  let order: ImportDateOrder?
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

  /// The same date and time as ISO 8601; `nil` for what is no date or leaves its order open.
  private func isoText(of text: String) -> String? {
    guard let parts = Parts(text), let time = timeText(parts.clock) else { return nil }
    let date: CalendarDate?
    switch (parts.meaning, order) {
    case (.date(let only), _): date = only
    case (.ordered(let dayFirst, _, _), .dayMonthYear): date = dayFirst
    case (.ordered(_, let monthFirst, _), .monthDayYear): date = monthFirst
    case (.ordered(let dayFirst, let monthFirst, let hasDots), nil):
      if dayFirst == nil || dayFirst == monthFirst {
        date = monthFirst
      } else {
        date = monthFirst == nil || hasDots ? dayFirst : nil
      }
    }
    return date.map { $0.isoText + time }
  }

  /// What a date tells about the order of its file; `nil` for what is no date, and for dates that
  /// are the same in both orders.
  static func evidence(of text: String) -> ImportDateEvidence? {
    guard let parts = Parts(text),
      case .ordered(let dayFirst, let monthFirst, let hasDots) = parts.meaning,
      dayFirst != monthFirst
    else { return nil }
    if monthFirst == nil { return .tells(.dayMonthYear) }
    if dayFirst == nil { return .tells(.monthDayYear) }
    return hasDots ? .tells(.dayMonthYear) : .open
  }

  /// Three numbers, or two and a month's name, separated by `/`, `-`, `.`, `,` or blanks, and the
  /// rest, a time of day.
  private struct Parts {
    enum Meaning {
      case date(CalendarDate)
      /// Day and month by number, the year last; dots are written where the day comes first.
      case ordered(dayFirst: CalendarDate?, monthFirst: CalendarDate?, hasDots: Bool)
    }

    let meaning: Meaning
    let clock: String

    init?(_ text: String) {
      let words = text.split { $0 == " " || $0 == "," }
      var dateWords: [Substring] = []
      var rest = words[...]
      var hasDots = false
      while dateWords.count < 3, let word = rest.popFirst() {
        dateWords += word.split { "/-.".contains($0) }
        hasDots = hasDots || word.contains(".")
      }
      guard dateWords.count == 3, let meaning = Parts.meaning(dateWords, hasDots: hasDots) else {
        return nil
      }
      self.meaning = meaning
      clock = rest.joined(separator: " ").lowercased()
    }

    private static func meaning(_ words: [Substring], hasDots: Bool) -> Meaning? {
      for (monthWord, dayWord) in [(1, 0), (0, 1)] {
        guard let month = ImportDateReader.month(words[monthWord]) else { continue }
        guard let day = Int(words[dayWord]), let year = ImportDateReader.year(words[2]) else {
          return nil
        }
        return CalendarDate(year: year, month: month, day: day).map(Meaning.date)
      }
      guard let first = Int(words[0]), let second = Int(words[1]) else { return nil }
      if words[0].count == 4 {
        return Int(words[2]).flatMap { CalendarDate(year: first, month: second, day: $0) }
          .map(Meaning.date)
      }
      guard let year = ImportDateReader.year(words[2]) else { return nil }
      let dayFirst = CalendarDate(year: year, month: second, day: first)
      let monthFirst = CalendarDate(year: year, month: first, day: second)
      if dayFirst == nil, monthFirst == nil { return nil }
      return .ordered(dayFirst: dayFirst, monthFirst: monthFirst, hasDots: hasDots)
    }
  }

  /// Four digits, or two: 00 to 69 are of this century, 70 to 99 of the last.
  private static func year(_ word: Substring) -> Int? {
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
