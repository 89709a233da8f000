/// Where words begin, for free-text search (R6.4).
enum WordBoundary {
  /// Whether a search word that begins with `scalar` is looked for at word starts only.
  ///
  /// Not so for signs, and not for scripts that set no blanks between words or names.
  static func mattersBefore(_ scalar: Unicode.Scalar) -> Bool {
    isWordPart(scalar) && !isInScriptWithoutBlanks(scalar)
  }

  /// Whether a word can begin at `index` of well-formed UTF-8 that begins at `start`.
  static func isWordStart(_ bytes: [UInt8], at index: Int, from start: Int) -> Bool {
    guard index > start else { return true }
    let byte = bytes[index - 1]
    if byte < 0x80 { return !isASCIIWordPart(byte) }
    var first = index - 1
    while first > start, bytes[first] & 0xc0 == 0x80 { first -= 1 }
    let scalar = String(decoding: bytes[first..<index], as: UTF8.self).unicodeScalars.first
    return scalar.map { !isWordPart($0) } ?? true
  }

  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isASCIIWordPart(UInt8(scalar.value)) }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  @inline(__always)
  private static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26
  }

  /// Thai to Khmer, Chinese, Japanese and Korean.
  private static func isInScriptWithoutBlanks(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x2e80...0x9fff, 0xac00...0xd7af,
      0xf900...0xfaff, 0x20000...0x3ffff:
      true
    default: false
    }
  }
}
