/// Finds telephone numbers by their digits, however they are grouped.
struct DigitMatcher: Sendable {
  private let digits: [UInt8]

  /// `nil` for words that are no number: at least four digits and nothing else but signs that group
  /// them.
  ///
  /// Leading zeros are left out, because the same number starts with a country code elsewhere.
  init?(_ word: String) {
    let signs: Set<UInt8> = Set("+-/.() ".utf8)
    let bytes = Array(word.utf8)
    guard bytes.allSatisfy({ DigitMatcher.isDigit($0) || signs.contains($0) }) else { return nil }
    let all = bytes.filter(DigitMatcher.isDigit)
    let digits = Array(all.drop { $0 == UInt8(ascii: "0") })
    guard all.count >= 4, !digits.isEmpty else { return nil }
    self.digits = digits
  }

  /// Whether the digits among `bytes[start..<end]` contain those of the word.
  func matches(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    for index in start..<end where bytes[index] == digits[0] {
      if follows(bytes, from: index, end) { return true }
    }
    return false
  }

  private func follows(_ bytes: [UInt8], from start: Int, _ end: Int) -> Bool {
    var found = 0
    var index = start
    while index < end {
      let byte = bytes[index]
      index += 1
      guard DigitMatcher.isDigit(byte) else { continue }
      guard byte == digits[found] else { return false }
      found += 1
      if found == digits.count { return true }
    }
    return false
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
