/// A test on one text, ready to run on many.
struct TextMatcher: Sendable {
  enum Mode: Sendable {
    case equals
    case contains
    case startsWith
    case endsWith
    /// Contained in the text, from the start of a word on (R6.4).
    case wordStart
    /// The end of the text, from the start of a word on.
    case wordsAtEnd
    /// One of the parts between `;`.
    case listElement
  }

  private let mode: Mode
  private let needle: [UInt8]
  private let ignoresMarks: Bool
  /// Horspool's table: by how much to go on when this byte stands under the needle's last one.
  private let shifts: [Int]

  /// A test on folded text.
  init(_ mode: Mode, _ text: String) {
    let needle = TextFolding.folded(mode == .listElement ? EmailAddress.trimmed(text) : text)
    self.init(mode, needle: needle, ignoresMarks: false)
  }

  /// A test for a free-text search word, or for a part of a phrase.
  ///
  /// A mode that asks for a word start does so only where that has a meaning for the word's first
  /// letter.
  init(_ mode: Mode, search text: String, ignoringMarks: Bool) {
    let needle = ignoringMarks ? TextFolding.plain(text) : TextFolding.folded(text)
    let first = text.unicodeScalars.first
    guard let first, !WordBoundary.mattersBefore(first) else {
      self.init(mode, needle: needle, ignoresMarks: ignoringMarks)
      return
    }
    let anywhere: Mode =
      switch mode {
      case .wordStart: .contains
      case .wordsAtEnd: .endsWith
      default: mode
      }
    self.init(anywhere, needle: needle, ignoresMarks: ignoringMarks)
  }

  private init(_ mode: Mode, needle: [UInt8], ignoresMarks: Bool) {
    self.mode = mode
    self.needle = needle
    self.ignoresMarks = ignoresMarks
    var shifts = Array(repeating: max(1, needle.count), count: 256)
    for (index, byte) in needle.dropLast().enumerated() {
      shifts[Int(byte)] = needle.count - 1 - index
      if byte &- 97 < 26 { shifts[Int(byte & 0xdf)] = needle.count - 1 - index }
    }
    self.shifts = shifts
  }

  /// Whether the UTF-8 text `bytes[start..<end]` passes; an empty one is no value and never does.
  func matches(_ bytes: [UInt8], _ start: Int, _ end: Int, isASCII: Bool) -> Bool {
    guard start < end else { return false }
    if isASCII || TextMatcher.isASCII(bytes, start, end) { return matchesFolded(bytes, start, end) }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let folded = ignoresMarks ? TextFolding.plain(text) : TextFolding.folded(text)
    return matchesFolded(folded, 0, folded.count)
  }

  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return matches(bytes, 0, bytes.count, isASCII: false)
  }

  static func isASCII(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var bits: UInt8 = 0
    for index in start..<end { bits |= bytes[index] }
    return bits < 0x80
  }
}

extension TextMatcher {
  /// The test on text that is folded or ASCII in any letter case.
  private func matchesFolded(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    switch mode {
    case .equals: end - start == needle.count && stands(bytes, at: start)
    case .startsWith: end - start >= needle.count && stands(bytes, at: start)
    case .endsWith: end - start >= needle.count && stands(bytes, at: end - needle.count)
    case .wordsAtEnd:
      end - start >= needle.count && stands(bytes, at: end - needle.count)
        && WordBoundary.isWordStart(bytes, at: end - needle.count, from: start)
    case .contains: occurs(bytes, start, end, atWordStart: false)
    case .wordStart: occurs(bytes, start, end, atWordStart: true)
    case .listElement: isElement(bytes, start, end)
    }
  }

  @inline(__always)
  private func stands(_ bytes: [UInt8], at start: Int) -> Bool {
    for index in needle.indices
    where TextFolding.lowercased(bytes[start + index]) != needle[index] {
      return false
    }
    return true
  }

  private func occurs(
    _ bytes: [UInt8], _ start: Int, _ end: Int, atWordStart: Bool
  ) -> Bool {
    guard let last = needle.last else { return true }
    let length = needle.count
    var index = start
    while index + length <= end {
      let byte = bytes[index + length - 1]
      if TextFolding.lowercased(byte) == last, stands(bytes, at: index),
        !atWordStart || WordBoundary.isWordStart(bytes, at: index, from: start)
      {
        return true
      }
      index += shifts[Int(byte)]
    }
    return false
  }

  private func isElement(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var first = start
    while first <= end {
      var next = first
      while next < end, bytes[next] != UInt8(ascii: ";") { next += 1 }
      var last = next
      var begin = first
      while begin < last, bytes[begin] == 0x20 { begin += 1 }
      while begin < last, bytes[last - 1] == 0x20 { last -= 1 }
      if last - begin == needle.count, stands(bytes, at: begin) { return true }
      first = next + 1
    }
    return false
  }
}
