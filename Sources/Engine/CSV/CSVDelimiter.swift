/// The characters that separate cells.
package enum CSVDelimiter {
  package static let comma = UInt8(ascii: ",")
  package static let semicolon = UInt8(ascii: ";")
  package static let tab = UInt8(ascii: "\t")
  package static let pipe = UInt8(ascii: "|")

  /// In the order in which one is taken when nothing else decides.
  package static let all = [comma, semicolon, tab, pipe]

  /// The delimiter of a file that begins with `bytes`: of comma, semicolon, tab and bar the one that
  /// occurs most often outside quotes in the first line that is not empty; the comma on a tie.
  package static func sniff(_ bytes: [UInt8]) -> UInt8 {
    let hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasText = false
    for byte in bytes.dropFirst(hasMark ? 3 : 0) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0a || byte == 0x0d {
        if hasText { break }
      } else {
        hasText = true
        counts[byte, default: 0] += 1
      }
    }
    return all.reduce(comma) { best, next in
      counts[next, default: 0] > counts[best, default: 0] ? next : best
    }
  }
}
