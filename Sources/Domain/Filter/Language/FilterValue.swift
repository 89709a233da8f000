/// A value in a condition, as the property's type asks for it.
package enum FilterValue: Hashable, Sendable {
  /// Compared without letter case (R6.11).
  case text(String)
  /// The stored value of an option.
  case option(String)
  /// A user; the address is the one the user had when the text was read.
  case user(UserID, email: String)
  /// The acting user.
  case me
  case number(Int64)
  case moment(FilterMoment)
  case flag(Bool)
  case status(MarketingAnswer)

  var dependsOnClock: Bool {
    if case .moment(.relativeDay) = self { return true }
    return false
  }
}

/// An answer to "is this a marketing contact?" (2.1).
package enum MarketingAnswer: String, CaseIterable, Sendable {
  /// M or P: it counts.
  case yes
  /// N.
  case no
  /// P: it counts until the next update date.
  case pending

  /// Whether a contact in `status` gets this answer.
  package func includes(_ status: MarketingStatus) -> Bool {
    switch self {
    case .yes: status.counts
    case .no: !status.counts
    case .pending: status == .marketingUntilUpdate
    }
  }
}

/// A day or a time in a condition; it stands for all moments within it (R6.10).
package enum FilterMoment: Hashable, Sendable {
  case day(CalendarDate)
  /// Days from today: `yesterday`, `today` and `tomorrow` are -1, 0 and 1.
  case relativeDay(Int)
  case time(FilterTime)
}

/// A date with a time of day, as precise as it was written.
///
/// Without an offset the account's time zone is meant.
package struct FilterTime: Hashable, Sendable {
  package var date: CalendarDate
  /// A multiple of `precision`.
  package var millisecondOfDay: Int
  /// Minutes east of UTC; `nil` for the account's time zone.
  package var offsetMinutes: Int?
  package var precision: FilterTimePrecision

  package init(
    date: CalendarDate, millisecondOfDay: Int, offsetMinutes: Int?, precision: FilterTimePrecision
  ) {
    self.date = date
    self.millisecondOfDay = millisecondOfDay
    self.offsetMinutes = offsetMinutes
    self.precision = precision
  }
}

/// How long the time that was written lasts; the raw value is in milliseconds.
package enum FilterTimePrecision: Int, CaseIterable, Sendable {
  case minute = 60_000
  case second = 1000
  case millisecond = 1
}
