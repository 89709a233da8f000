internal import Domain
internal import Terminal

/// A column of a list: its name for programs and its title for people.
struct OutputColumn {
  var name: String
  var title: String
  var alignment: Alignment

  init(_ name: String, _ title: String, alignment: Alignment = .left) {
    self.name = name
    self.title = title
    self.alignment = alignment
  }
}

/// Prints a list of records in each format, piece by piece.
///
/// `machine` gives the values of a record for programs, `people` the texts of its table cells; both
/// in the order of the columns.
struct RecordPrinter {
  let format: OutputFormat
  let style: OutputStyle
  let ellipsis: SafeText
  let stream: ByteStream

  /// Returns how many table cells were cut short.
  func print(
    _ columns: [OutputColumn], count: Int, machine: (Int) -> [DataValue],
    people: (Int) -> [String]
  ) throws -> Int {
    switch format {
    case .table:
      let table = TableText(columns: columns, style: style, ellipsis: ellipsis)
      return try table.print(count: count, cells: people, to: stream)
    case .json, .jsonl: try json(columns, count: count, machine)
    case .csv: try lines(columns, count: count, machine, csvLine)
    case .plain: try lines(columns, count: count, machine, plainLine)
    }
    return 0
  }

  private func json(
    _ columns: [OutputColumn], count: Int, _ machine: (Int) -> [DataValue]
  ) throws {
    let isDocument = format == .json
    var bytes: [UInt8] = isDocument ? [UInt8(ascii: "[")] : []
    for index in 0..<count {
      if isDocument { bytes += (index == 0 ? "\n" : ",\n").utf8 }
      let members = zip(columns, machine(index)).map { DataValue.Member($0.name, $1) }
      JSONOutput.append(.object(members), to: &bytes)
      if !isDocument { bytes.append(0x0A) }
      try pass(&bytes)
    }
    if isDocument { bytes += (count == 0 ? "]\n" : "\n]\n").utf8 }
    try stream.write(bytes)
  }

  private func lines(
    _ columns: [OutputColumn], count: Int, _ machine: (Int) -> [DataValue],
    _ append: ([String], inout [UInt8]) -> Void
  ) throws {
    var bytes: [UInt8] = []
    append(columns.map(\.name), &bytes)
    for index in 0..<count {
      append(machine(index).map(\.plainText), &bytes)
      try pass(&bytes)
    }
    try stream.write(bytes)
  }

  private func pass(_ bytes: inout [UInt8]) throws {
    guard bytes.count >= 65_536 else { return }
    try stream.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func plainLine(_ cells: [String], _ bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x09) }
      bytes += style.safe(cell).string.utf8
    }
    bytes.append(0x0A)
  }

  /// RFC 4180; raw text only where it cannot reach a terminal.
  private func csvLine(_ cells: [String], _ bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let text = style.isTerminal ? style.safe(cell).string : cell
      let needsQuotes = text.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      }
      guard needsQuotes else {
        bytes += text.utf8
        continue
      }
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += "\r\n".utf8
  }
}
