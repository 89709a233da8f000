import Engine

/// All rows of a CSV text.
struct ReadTable: Equatable {
  var rows: [[String]] = []
  var lines: [Int] = []
  /// By the number of the row, from 0.
  var problems: [Int: CSVRowProblem] = [:]
}

/// Reads bytes that arrive in pieces of these sizes, through a window of a few bytes if they do and
/// nothing else is asked for.
func readTable(
  _ bytes: [UInt8], pieces: [Int] = [], window: Int? = nil,
  delimiter: UInt8 = CSVDelimiter.comma
) throws -> ReadTable {
  var reader = CSVReader(
    MemorySource(bytes, pieces: pieces), delimiter: delimiter,
    windowSize: window ?? (pieces.isEmpty ? 65_536 : 5))
  var table = ReadTable()
  while try reader.next() {
    table.problems[table.rows.count] = reader.record.problem
    table.lines.append(reader.record.line)
    table.rows.append((0..<reader.record.cellCount).map { reader.record.text(of: $0) })
  }
  return table
}
