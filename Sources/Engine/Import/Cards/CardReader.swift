/// Reads contact cards, versions 2.1, 3.0 and 4.0, one card a row.
///
/// Lines that are not read, such as pictures, are passed over without being kept.
struct CardReader<Source: ByteSource> {
  /// The card that `next` read last: `CardColumn` cells, at the line of its `BEGIN:VCARD`.
  private(set) var record = CSVRecord()
  private(set) var source: Source

  private var window: [UInt8]
  private var position = 0
  private var limit = 0
  /// The line that the next byte belongs to.
  private var line = 1
  private var isAfterReturn = false
  /// A line that was read and belongs to what follows.
  private var waiting: (line: Int, bytes: [UInt8])?
  /// The line of a `BEGIN:VCARD` that came before the end of the card before it.
  private var begun: Int?

  /// The longest line that is read, unfolded.
  private static var lineLimit: Int { 1 << 16 }

  init(_ source: Source, windowSize: Int = 65_536) {
    self.source = source
    window = [UInt8](repeating: 0, count: max(4, windowSize))
  }

  /// Reads the next card into `record`; false at the end of the file.
  ///
  /// Throws `CSVError`, and what the source throws.
  mutating func next() throws -> Bool {
    var start = begun
    begun = nil
    var card = ContactCard()
    var size = 0
    var problem: CSVRowProblem?
    while let (number, bytes) = try nextLogicalLine() {
      let name = CardLine.name(of: bytes)
      if start == nil {
        if name == "BEGIN" { start = number }
        continue
      }
      if name == "BEGIN" {
        begun = number
        finish(card, start, unfinished(number))
        return true
      }
      if name == "END" {
        finish(card, start, problem)
        return true
      }
      guard let column = CardColumn(lineName: name) else { continue }
      size += bytes.count
      guard size <= CSVReader<Source>.rowLimit else {
        throw CSVError.rowTooLong(
          line: start ?? number, limit: CSVReader<Source>.rowLimit, openQuote: nil)
      }
      if UTF8Check.firstInvalid(in: bytes[...]) != nil, problem == nil {
        problem = CSVRowProblem(
          .invalidUTF8, CSVPlace(line: number, column: column.rawValue + 1))
      }
      if let read = CardLine(bytes) { card.take(read) }
    }
    guard start != nil else { return false }
    finish(card, start, unfinished(line))
    return true
  }

  private func unfinished(_ line: Int) -> CSVRowProblem {
    CSVRowProblem(.unfinishedCard, CSVPlace(line: line, column: 1))
  }

  private mutating func finish(_ card: ContactCard, _ start: Int?, _ problem: CSVRowProblem?) {
    record.begin(line: start ?? 1)
    for cell in card.cells {
      record.bytes += Array(cell.utf8)
      record.endCell()
    }
    record.problem = problem
  }

  /// The next line with the lines that are folded onto it; `nil` at the end of the file.
  private mutating func nextLogicalLine() throws -> (line: Int, bytes: [UInt8])? {
    var first = waiting
    waiting = nil
    while first == nil || first?.bytes.isEmpty == true {
      guard let line = try nextLine() else { return nil }
      first = line
    }
    guard let number = first?.line, var bytes = first?.bytes else { return nil }
    while let more = try nextLine() {
      if CardLine.endsSoftly(bytes) {
        bytes.removeLast()
        bytes += more.bytes.drop { $0 == 0x20 || $0 == 0x09 }
      } else if more.bytes.first == 0x20 || more.bytes.first == 0x09 {
        if bytes.count < Self.lineLimit { bytes += more.bytes.dropFirst() }
      } else {
        waiting = more
        break
      }
      try check(bytes, number)
    }
    return (number, bytes)
  }

  private func check(_ bytes: [UInt8], _ line: Int) throws {
    guard bytes.count >= Self.lineLimit, CardColumn(lineName: CardLine.name(of: bytes)) != nil
    else { return }
    throw CSVError.rowTooLong(line: line, limit: Self.lineLimit, openQuote: nil)
  }

  /// The next line as the file has it, without its end; of one that is too long only the beginning.
  private mutating func nextLine() throws -> (line: Int, bytes: [UInt8])? {
    var bytes: [UInt8] = []
    let number = line
    var hasBytes = false
    while true {
      if position == limit {
        position = 0
        limit = try window.withUnsafeMutableBytes { try source.read(into: $0) }
        guard limit > 0 else {
          guard hasBytes else { return nil }
          try check(bytes, number)
          return (number, withoutMark(bytes, number))
        }
      }
      if isAfterReturn {
        isAfterReturn = false
        if window[position] == 0x0a {
          position += 1
          continue
        }
      }
      hasBytes = true
      let end = window[position..<limit].firstIndex { $0 == 0x0a || $0 == 0x0d || $0 == 0 } ?? limit
      let room = max(0, Self.lineLimit - bytes.count)
      bytes += window[position..<min(end, position + room)]
      position = end
      guard end < limit else { continue }
      if window[end] == 0 { throw CSVError.nulByte(CSVPlace(line: line, column: 1)) }
      isAfterReturn = window[end] == 0x0d
      position += 1
      line += 1
      try check(bytes, number)
      return (number, withoutMark(bytes, number))
    }
  }

  private func withoutMark(_ bytes: [UInt8], _ line: Int) -> [UInt8] {
    line == 1 && bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
  }
}

/// What tells contact cards from tables, and what of them is not read.
enum CardSniff {
  /// Whether a text begins with a card.
  static func isCard(_ sample: [UInt8]) -> Bool {
    let hasMark = sample.starts(with: [0xef, 0xbb, 0xbf])
    let start = sample.dropFirst(hasMark ? 3 : 0).drop { $0 <= 0x20 }.prefix(11)
    return String(decoding: start, as: UTF8.self).uppercased() == "BEGIN:VCARD"
  }

  /// The names of lines that hold something and are left out, in the order of the text.
  static func leftOut(_ sample: [UInt8]) -> [String] {
    let structure: Set<String> = [
      "BEGIN", "END", "VERSION", "PRODID", "UID", "REV", "KIND", "SORT-STRING", "CLASS", "PROFILE",
    ]
    var names: [String] = []
    for line in sample.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      guard line.first != 0x20, line.first != 0x09, line.contains(UInt8(ascii: ":")) else {
        continue
      }
      let name = CardLine.name(of: Array(line.prefix(64)))
      let isName = name.utf8.allSatisfy { byte in
        (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      }
      guard isName, !name.isEmpty, !structure.contains(name), !name.hasPrefix("X-"),
        CardColumn(lineName: name) == nil, !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }
}
