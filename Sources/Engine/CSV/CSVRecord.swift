/// One row of a CSV file, its cells without their quotes.
package struct CSVRecord: Sendable {
  /// The line on which the row begins, from 1.
  package internal(set) var line = 1
  /// The first thing that is wrong with the row; the cells are then read as well as it goes.
  package internal(set) var problem: CSVRowProblem?
  /// The bytes of all cells in their order, perhaps with delimiters between them.
  var bytes: [UInt8] = []
  /// For each cell the positions of its first byte and behind its last.
  var starts: [Int] = []
  var ends: [Int] = []

  package var cellCount: Int { ends.count }

  /// Whether the row is an empty line, or a single empty cell.
  package var isBlankLine: Bool { ends.count == 1 && bytes.isEmpty }

  /// The positions of a cell in `bytes`.
  func range(of cell: Int) -> Range<Int> {
    starts[cell]..<ends[cell]
  }

  /// The bytes of a cell, numbered from 0.
  package func bytes(of cell: Int) -> ArraySlice<UInt8> {
    bytes[range(of: cell)]
  }

  /// The text of a cell, numbered from 0; bytes that are no UTF-8 are replaced.
  package func text(of cell: Int) -> String {
    let range = range(of: cell)
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  mutating func begin(line: Int) {
    self.line = line
    problem = nil
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Ends a cell that begins where the one before ended.
  mutating func endCell() {
    starts.append(ends.last ?? 0)
    ends.append(bytes.count)
  }

  /// Ends a cell of bytes that are still to be added.
  mutating func addCell(_ range: Range<Int>) {
    starts.append(range.lowerBound)
    ends.append(range.upperBound)
  }

  /// Looks for bytes that are no UTF-8.
  mutating func checkEncoding() {
    guard problem == nil, !bytes.withUnsafeBytes(UTF8Check.isASCII) else { return }
    for cell in ends.indices {
      let range = range(of: cell)
      let isASCII = bytes.withUnsafeBytes {
        UTF8Check.isASCII(UnsafeRawBufferPointer(rebasing: $0[range]))
      }
      guard !isASCII, let bad = UTF8Check.firstInvalid(in: bytes[range]) else { continue }
      let before = bytes[..<bad]
      // A line break inside quotes is kept as it is, so the line can be counted.
      var line = line
      for index in before.indices {
        if before[index] == 0x0a, index == 0 || before[index - 1] != 0x0d { line += 1 }
        if before[index] == 0x0d { line += 1 }
      }
      problem = CSVRowProblem(.invalidUTF8, CSVPlace(line: line, column: cell + 1))
      return
    }
  }
}
