/// A date and time as people write them, with the zone offset if one was given.
package struct LocalDateTime: Equatable, Sendable {
  package var date: CalendarDate
  package var millisecondOfDay: Int
  /// Minutes east of UTC; `nil` when the text named no zone.
  package var offsetMinutes: Int?
  /// False when only a date was written.
  package var hasTime: Bool

  /// Reads `2026-01-31`, then optionally `T` or a blank and `09:30`, `09:30:15`, `09:30:15.250`,
  /// then optionally `Z` or `+02:00`.
  ///
  /// `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10,
      let date = CalendarDate(iso: String(decoding: bytes[0..<10], as: UTF8.self))
    else { return nil }
    self.date = date
    var reader = DigitReader(bytes: bytes, position: 10)
    guard !reader.isAtEnd else {
      (millisecondOfDay, offsetMinutes, hasTime) = (0, nil, false)
      return
    }
    guard reader.skip(UInt8(ascii: "T")) || reader.skip(UInt8(ascii: " ")),
      let hour = reader.number(digits: 2), hour < 24, reader.skip(UInt8(ascii: ":")),
      let minute = reader.number(digits: 2), minute < 60
    else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    if reader.skip(UInt8(ascii: ":")) {
      guard let second = reader.number(digits: 2), second < 60 else { return nil }
      milliseconds += second * 1000
      if reader.skip(UInt8(ascii: ".")) {
        guard let fraction = reader.fraction() else { return nil }
        milliseconds += fraction
      }
    }
    if reader.skip(UInt8(ascii: "Z")) {
      offsetMinutes = 0
    } else if let sign = reader.sign() {
      guard let hours = reader.number(digits: 2), hours <= 14, reader.skip(UInt8(ascii: ":")),
        let minutes = reader.number(digits: 2), minutes < 60
      else { return nil }
      offsetMinutes = sign * (hours * 60 + minutes)
    } else {
      offsetMinutes = nil
    }
    guard reader.isAtEnd else { return nil }
    millisecondOfDay = milliseconds
    hasTime = true
  }

  /// The moment when this is the local time at `offsetMinutes` east of UTC.
  package func instant(offsetMinutes: Int) -> Instant {
    Instant(startOf: date).adding(milliseconds: Int64(millisecondOfDay - offsetMinutes * 60_000))
  }
}

/// Takes fixed-width numbers off a byte string.
private struct DigitReader {
  let bytes: [UInt8]
  var position: Int

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func sign() -> Int? {
    if skip(UInt8(ascii: "+")) { return 1 }
    if skip(UInt8(ascii: "-")) { return -1 }
    return nil
  }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  /// One to nine digits of a fraction of a second, as whole milliseconds.
  mutating func fraction() -> Int? {
    var digits: [Int] = []
    while position < bytes.count, (48...57).contains(bytes[position]), digits.count < 9 {
      digits.append(Int(bytes[position] - 48))
      position += 1
    }
    guard !digits.isEmpty else { return nil }
    return (0..<3).reduce(0) { $0 * 10 + ($1 < digits.count ? digits[$1] : 0) }
  }
}
