/// Reads RFC 4180 row by row through one window of bytes, strictly.
///
/// A byte order mark is passed over; LF, CR LF and CR end a row; the last row needs no line break.
/// Rows may have any number of cells: the caller knows how many there should be.
package struct CSVReader<Source: ByteSource> {
  /// The row that `next` read last.
  package private(set) var record = CSVRecord()
  /// Offset in the file behind the last byte that was looked at.
  package var bytesRead: Int { windowOffset + position }

  package private(set) var source: Source
  private let delimiter: UInt8
  private var window: [UInt8]
  private var position = 0
  private var limit = 0
  /// Offset in the file of the window's first byte.
  private var windowOffset = 0
  private var line = 1
  /// The byte before was a CR that ended a line; an LF now belongs to it.
  private var isAfterReturn = false
  private var hasBegun = false
  private var quote = CSVPlace(line: 1, column: 1)

  /// The longest row, in bytes of its cells.
  package static var rowLimit: Int { 1 << 20 }

  /// Reads from `source` through a window of at least four bytes.
  package init(_ source: Source, delimiter: UInt8 = CSVDelimiter.comma, windowSize: Int = 65_536) {
    self.source = source
    self.delimiter = delimiter
    window = Array(repeating: 0, count: max(4, windowSize))
  }

  private enum State {
    case cellStart
    case unquoted
    case quoted
    /// Behind a quote inside quotes: the first of a pair, or the closing one.
    case quoteInQuoted
  }

  /// Reads the next row into `record`; false at the end of the file.
  ///
  /// Throws `CSVError`, and what the source throws.
  package mutating func next() throws -> Bool {
    if !hasBegun { try begin() }
    var state = State.cellStart
    record.begin(line: line)
    if takePlainRow() { return true }
    while true {
      if position == limit, try !fill() { return try finish(state) }
      if isAfterReturn, skipLineFeed(state) { continue }
      switch state {
      case .cellStart:
        if window[position] == Self.quoteByte {
          quote = place
          position += 1
          state = .quoted
        } else {
          state = .unquoted
        }
      case .unquoted:
        try takeUnquoted()
        guard position < limit else { continue }
        let byte = window[position]
        if byte == delimiter {
          position += 1
          record.endCell()
          state = .cellStart
        } else if byte == Self.quoteByte {
          note(.quoteInsideCell)
          record.bytes.append(byte)
          position += 1
        } else {
          endLine(byte)
          record.endCell()
          record.checkEncoding()
          return true
        }
      case .quoted:
        try takeQuoted()
        guard position < limit else { continue }
        position += 1
        state = .quoteInQuoted
      case .quoteInQuoted:
        let byte = window[position]
        if byte == Self.quoteByte {
          record.bytes.append(byte)
          position += 1
          state = .quoted
        } else {
          let ends = byte == delimiter || byte == 0x0a || byte == 0x0d
          if !ends {
            note(.textAfterQuote)
            record.bytes.append(Self.quoteByte)
          }
          state = .unquoted
        }
      }
    }
  }

  private static var quoteByte: UInt8 { 0x22 }

  private var place: CSVPlace {
    CSVPlace(line: line, column: record.ends.count + 1, byte: windowOffset + position)
  }

  private mutating func note(_ kind: CSVRowProblem.Kind) {
    if record.problem == nil { record.problem = CSVRowProblem(kind, place) }
  }
}

extension CSVReader {
  /// Reads the first bytes and passes over a byte order mark.
  private mutating func begin() throws {
    hasBegun = true
    while limit < 3 {
      let count = try window.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[limit...]))
      }
      guard count > 0 else { break }
      limit += count
    }
    if limit >= 3, window[0] == 0xef, window[1] == 0xbb, window[2] == 0xbf { position = 3 }
  }

  /// Puts the next bytes into the window; false at the end of the file.
  private mutating func fill() throws -> Bool {
    windowOffset += limit
    (position, limit) = (0, 0)
    limit = try window.withUnsafeMutableBytes { try source.read(into: $0) }
    return limit > 0
  }

  /// The file has ended.
  private mutating func finish(_ state: State) throws -> Bool {
    if state == .quoted { throw CSVError.unclosedQuote(quote) }
    let isEmpty = state == .cellStart && record.ends.isEmpty
    if isEmpty { return false }
    record.endCell()
    record.checkEncoding()
    return true
  }

  /// Passes over the LF of a CR LF; true when there was one.
  private mutating func skipLineFeed(_ state: State) -> Bool {
    isAfterReturn = false
    guard window[position] == 0x0a else { return false }
    if state == .quoted { record.bytes.append(0x0a) }
    position += 1
    return true
  }

  private mutating func endLine(_ byte: UInt8) {
    line += 1
    isAfterReturn = byte == 0x0d
    position += 1
  }

  /// Takes a row without quotes that the window holds as a whole, which most rows are; false, and
  /// nothing taken, for any other.
  private mutating func takePlainRow() -> Bool {
    if isAfterReturn, position < limit { _ = skipLineFeed(.cellStart) }
    let scan = ByteScan(delimiter, Self.quoteByte)
    // The record leaves the reader while the window is being looked at.
    var row = CSVRecord()
    swap(&row, &record)
    let end = window.withUnsafeBytes { bytes -> Int? in
      var cellStart = position
      while true {
        let end = scan.firstSpecial(in: bytes, from: cellStart, to: limit)
        guard end < limit, bytes[end] != 0, bytes[end] != Self.quoteByte else { return nil }
        row.addCell(cellStart - position..<end - position)
        guard bytes[end] == delimiter else { return end }
        cellStart = end + 1
      }
    }
    swap(&row, &record)
    guard let end else {
      record.begin(line: line)
      return false
    }
    record.bytes.append(contentsOf: window[position..<end])
    position = end
    endLine(window[end])
    record.checkEncoding()
    return true
  }

  /// Takes bytes up to a delimiter, a quote, a line break or the window's end.
  private mutating func takeUnquoted() throws {
    let scan = ByteScan(delimiter, Self.quoteByte)
    let end = window.withUnsafeBytes { scan.firstSpecial(in: $0, from: position, to: limit) }
    try take(to: end)
    if end < limit, window[end] == 0 { throw CSVError.nulByte(place) }
  }

  /// Takes bytes up to a quote or the window's end, and counts lines.
  private mutating func takeQuoted() throws {
    let scan = ByteScan(Self.quoteByte, Self.quoteByte)
    while position < limit {
      let end = window.withUnsafeBytes { scan.firstSpecial(in: $0, from: position, to: limit) }
      try take(to: end)
      guard end < limit, window[end] != Self.quoteByte else { return }
      if window[end] == 0 { throw CSVError.nulByte(place) }
      record.bytes.append(window[end])
      endLine(window[end])
      if isAfterReturn, position < limit { _ = skipLineFeed(.quoted) }
    }
  }

  /// Moves the bytes before `end` into the record.
  private mutating func take(to end: Int) throws {
    record.bytes.append(contentsOf: window[position..<end])
    position = end
    if record.bytes.count + record.ends.count > Self.rowLimit {
      let isInQuotes = quote.line >= record.line && quote.column == record.ends.count + 1
      throw CSVError.rowTooLong(
        line: record.line, limit: Self.rowLimit, openQuote: isInQuotes ? quote : nil)
    }
  }
}
