extension FilterMoment {
  /// Reads `2026-01-31`, `2026-01-31T09:30` with or without seconds and zone, `yesterday`, `today`
  /// or `tomorrow`.
  init?(_ text: String) {
    if let days = FilterMoment.relativeWords.firstIndex(of: text.lowercased()) {
      self = .relativeDay(days - 1)
      return
    }
    guard let local = LocalDateTime(text) else { return nil }
    guard local.hasTime else {
      self = .day(local.date)
      return
    }
    self = .time(
      FilterTime(
        date: local.date, millisecondOfDay: local.millisecondOfDay,
        offsetMinutes: local.offsetMinutes, precision: FilterMoment.precision(of: text)))
  }

  private static let relativeWords = ["yesterday", "today", "tomorrow"]

  /// Seconds stand behind the sixteenth byte, a fraction behind a full stop.
  private static func precision(of text: String) -> FilterTimePrecision {
    guard text.utf8.dropFirst(16).first == UInt8(ascii: ":") else { return .minute }
    return text.utf8.contains(UInt8(ascii: ".")) ? .millisecond : .second
  }

  /// The form that is read back as this moment.
  var text: String {
    switch self {
    case .day(let date): date.isoText
    case .relativeDay(let days): FilterMoment.relativeWords[days + 1]
    case .time(let time): time.text
    }
  }
}

extension FilterTime {
  fileprivate var text: String {
    let minutes = millisecondOfDay / 60_000
    var text = date.isoText + "T" + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    if precision != .minute { text += ":" + padded(millisecondOfDay / 1000 % 60, 2) }
    if precision == .millisecond { text += "." + padded(millisecondOfDay % 1000, 3) }
    guard let offsetMinutes else { return text }
    guard offsetMinutes != 0 else { return text + "Z" }
    let distance = abs(offsetMinutes)
    return text + (offsetMinutes < 0 ? "-" : "+") + padded(distance / 60, 2) + ":"
      + padded(distance % 60, 2)
  }
}

extension FilterMoment {
  /// All moments that this one stands for, in milliseconds, both ends included (R6.10).
  func range(in context: FilterContext) -> ClosedRange<Int64> {
    switch self {
    case .day(let date): FilterMoment.range(of: date, context)
    case .relativeDay(let days): FilterMoment.range(of: context.today.adding(days: days), context)
    case .time(let time): time.range(in: context)
    }
  }

  private static func range(of date: CalendarDate, _ context: FilterContext) -> ClosedRange<Int64> {
    let start = context.timeZone.start(of: date).milliseconds
    return start...max(start, context.timeZone.start(of: date.adding(days: 1)).milliseconds - 1)
  }
}

extension FilterTime {
  fileprivate func range(in context: FilterContext) -> ClosedRange<Int64> {
    let start: Int64
    if let offsetMinutes {
      start =
        Instant(startOf: date).milliseconds
        + Int64(millisecondOfDay - offsetMinutes * 60_000)
    } else {
      start =
        context.timeZone.instant(date: date, millisecondOfDay: millisecondOfDay).milliseconds
    }
    return start...(start + Int64(precision.rawValue) - 1)
  }
}
