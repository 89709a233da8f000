/// Strings and their escapes.
extension JSONScanner {
  /// The bytes of a string or value as they stand, escapes included.
  package func raw(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  /// A string's text.
  package func string(_ text: JSONText) -> String {
    if text.isPlain { return String(decoding: raw(text.range), as: UTF8.self) }
    return String(decoding: unescaped(text), as: UTF8.self)
  }

  /// A string's text as UTF-8.
  package func unescaped(_ text: JSONText) -> [UInt8] {
    var result: [UInt8] = []
    appendUnescaped(text, to: &result)
    return result
  }

  /// Appends a string's text as UTF-8 to a buffer.
  package func appendUnescaped(_ text: JSONText, to buffer: inout [UInt8]) {
    if text.isPlain {
      buffer.append(contentsOf: raw(text.range))
      return
    }
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      let byte = bytes[index]
      if byte != UInt8(ascii: "\\") {
        buffer.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      if escape == UInt8(ascii: "u") {
        let (scalar, length) = scalarOfEscape(at: index)
        buffer.append(contentsOf: Character(scalar).utf8)
        index += length
      } else {
        buffer.append(Self.meaning(ofEscape: escape) ?? escape)
        index += 2
      }
    }
  }

  /// Whether a string is exactly this text.
  package func text(_ text: JSONText, is expected: StaticString) -> Bool {
    if !text.isPlain {
      return unescaped(text).elementsEqual(
        UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount))
    }
    guard text.range.count == expected.utf8CodeUnitCount else { return false }
    let start = text.range.lowerBound
    for offset in 0..<expected.utf8CodeUnitCount
    where bytes[start + offset] != expected.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The first eight bytes of a plain string, padded with zeros: a quick way to tell keys apart.
  package func firstWord(of text: JSONText) -> UInt64 {
    word(at: text.range.lowerBound, limit: text.range.count)
  }

  // MARK: Checking

  /// Checks the string whose first byte behind the opening quote is at `start`.
  func text(from start: Int) throws(JSONError) -> JSONText {
    var index = start
    var isPlain = true
    while true {
      // Eight bytes at a time while none is a quote, a backslash, a control or beyond ASCII.
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if Self.hasSpecialByte(word) { break }
        index += 8
      }
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        return JSONText(range: start..<index, isPlain: isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        index += try lengthOfEscape(at: index)
      case ..<0x20:
        throw JSONError(.controlCharacter, at: index)
      case 0x80...:
        index += try lengthOfSequence(at: index)
      default:
        index += 1
      }
    }
  }

  private static func hasSpecialByte(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    // The usual has-zero-byte test; the top bits of `word` itself stand for bytes beyond ASCII.
    let found =
      (quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word | word
    return found & tops != 0
  }

  private func lengthOfEscape(at index: Int) throws(JSONError) -> Int {
    guard index + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    let escape = bytes[index + 1]
    if escape != UInt8(ascii: "u") {
      if Self.meaning(ofEscape: escape) != nil { return 2 }
      throw JSONError(.invalidEscape, at: index)
    }
    guard let unit = codeUnit(at: index + 2) else { throw JSONError(.invalidEscape, at: index) }
    switch unit {
    case 0:
      throw JSONError(.escapedNull, at: index)
    case 0xD800...0xDBFF:
      guard index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
        bytes[index + 7] == UInt8(ascii: "u"), let low = codeUnit(at: index + 8),
        (0xDC00...0xDFFF).contains(low)
      else { throw JSONError(.loneSurrogate, at: index) }
      return 12
    case 0xDC00...0xDFFF:
      throw JSONError(.loneSurrogate, at: index)
    default:
      return 6
    }
  }

  /// The length of a well-formed UTF-8 sequence, by table 3-7 of the Unicode Standard.
  private func lengthOfSequence(at index: Int) throws(JSONError) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw JSONError(.invalidUTF8, at: index)
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else {
      throw JSONError(.invalidUTF8, at: index)
    }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 {
      throw JSONError(.invalidUTF8, at: index)
    }
    return length
  }

  // MARK: Escapes

  private static func meaning(ofEscape byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The value of four hexadecimal digits.
  private func codeUnit(at index: Int) -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Hex.value(of: byte, allowingUpperCase: true) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The character of a checked `\u` escape and how many bytes it takes.
  private func scalarOfEscape(at index: Int) -> (Unicode.Scalar, Int) {
    let unit = codeUnit(at: index + 2) ?? 0xFFFD
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    let low = codeUnit(at: index + 8) ?? 0xDC00
    let scalar = Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low & 0x3FF))
    return (scalar ?? "\u{FFFD}", 12)
  }

  // MARK: Keys

  /// A hash by length and the first and last eight bytes; equal texts have equal hashes.
  func hash(of text: JSONText) -> UInt64 {
    if !text.isPlain {
      return unescaped(text).withUnsafeBytes { plain in
        let whole = JSONText(range: 0..<plain.count, isPlain: true)
        return JSONScanner(plain).hash(of: whole)
      }
    }
    let count = text.range.count
    let first = word(at: text.range.lowerBound, limit: count)
    let last = count <= 8 ? 0 : word(at: text.range.upperBound - 8, limit: 8)
    var hash = (first ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = (hash ^ last) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash << 32
  }

  func isSameText(_ left: JSONText, _ right: JSONText) -> Bool {
    if left.isPlain && right.isPlain {
      return raw(left.range).elementsEqual(raw(right.range))
    }
    return unescaped(left) == unescaped(right)
  }

  private func word(at start: Int, limit: Int) -> UInt64 {
    if limit >= 8 || start + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      return limit >= 8 ? word : word & (1 << (UInt64(limit) * 8) - 1)
    }
    var word: UInt64 = 0
    for offset in 0..<limit { word |= UInt64(bytes[start + offset]) << UInt64(offset * 8) }
    return word
  }
}
