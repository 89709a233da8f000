/// Gathers what stands between the marks that a terminal puts around pasted text.
struct PasteCollector: Equatable {
  static let begin: [UInt8] = Array("\u{1B}[200~".utf8)
  static let end: [UInt8] = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []

  /// Takes bytes from the front of `buffer` up to and with the end mark, if it is there.
  ///
  /// True when the paste is over. An end mark that is followed by a second one, with no beginning
  /// between them, was part of the pasted text: nobody can leave a paste early by pasting the mark.
  mutating func take(from buffer: inout [UInt8]) -> Bool {
    guard let end = Self.lastEnd(in: buffer) else {
      // The start of a mark may stand at the end of the buffer.
      let safe = max(0, buffer.count - (Self.end.count - 1))
      bytes += buffer[..<safe]
      buffer.removeFirst(safe)
      return false
    }
    bytes += buffer[..<end]
    buffer.removeFirst(end + Self.end.count)
    return true
  }

  /// The pasted text: marks and escapes removed, `\r\n` and `\r` turned into `\n`.
  mutating func finish(with rest: [UInt8] = []) -> String {
    var content = bytes + rest
    for mark in [Self.end, Self.begin] {
      while let found = Self.first(mark, in: content, from: 0) {
        content.removeSubrange(found..<found + mark.count)
      }
    }
    content.removeAll { $0 == 0x1B }
    bytes = []
    var text = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      if !(afterReturn && scalar == "\n") { text.append(scalar == "\r" ? "\n" : scalar) }
      afterReturn = scalar == "\r"
    }
    return String(text)
  }

  private static func lastEnd(in buffer: [UInt8]) -> Int? {
    guard var found = first(end, in: buffer, from: 0) else { return nil }
    while let next = first(end, in: buffer, from: found + end.count) {
      if let again = first(begin, in: buffer, from: found + end.count), again < next { break }
      found = next
    }
    return found
  }

  private static func first(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
        return index
      }
      index += 1
    }
    return nil
  }
}
