/// Writes RFC 4180: quotes only where they are needed.
package struct CSVWriter: Sendable {
  /// What has been written since the last `removeAll`.
  package private(set) var bytes: [UInt8] = []

  private let delimiter: UInt8
  private let lineBreak: [UInt8]
  /// Whether texts that a spreadsheet would take for formulas get an apostrophe.
  private let isFormulaSafe: Bool
  /// Whether such texts get one where they begin with apostrophes already, so that an import that
  /// takes one off gives them back.
  private let guardsApostrophes: Bool
  private var isRowStart = true
  private var rowStart = 0

  package static let carriageReturnLineFeed: [UInt8] = [0x0d, 0x0a]
  package static let lineFeed: [UInt8] = [0x0a]

  package init(
    delimiter: UInt8 = CSVDelimiter.comma, lineBreak: [UInt8] = carriageReturnLineFeed,
    isFormulaSafe: Bool = false, guardsApostrophes: Bool = false
  ) {
    self.delimiter = delimiter
    self.lineBreak = lineBreak
    self.isFormulaSafe = isFormulaSafe
    self.guardsApostrophes = guardsApostrophes
  }

  /// Adds a cell to the row.
  package mutating func cell(_ text: String) {
    var text = text
    text.withUTF8 { cell(bytes: $0) }
  }

  /// Adds a cell of any bytes to the row.
  package mutating func cell(bytes cell: some Collection<UInt8>) {
    separate()
    append(cell)
  }

  /// A text as it stands in the file, quotes and apostrophe included.
  func written(_ text: String) -> [UInt8] {
    var writer = CSVWriter(
      delimiter: delimiter, lineBreak: lineBreak, isFormulaSafe: isFormulaSafe,
      guardsApostrophes: guardsApostrophes)
    writer.cell(text)
    return writer.bytes
  }

  /// Adds a cell that `written` gave.
  mutating func writtenCell(_ cell: [UInt8]) {
    separate()
    bytes += cell
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(delimiter) }
    isRowStart = false
  }

  private mutating func append(_ cell: some Collection<UInt8>) {
    let mayNeedGuard = isFormulaSafe || guardsApostrophes && cell.first == UInt8(ascii: "'")
    let hasApostrophe = mayNeedGuard && FormulaGuard.isNeeded(cell)
    let needsQuotes = cell.contains {
      $0 == delimiter || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d
    }
    if needsQuotes { bytes.append(0x22) }
    if hasApostrophe { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for byte in cell {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: cell)
    }
  }

  /// Ends the row; one whose only cell is empty gets quotes, so that it is no empty line.
  package mutating func endRow() {
    if bytes.count == rowStart { bytes += [0x22, 0x22] }
    bytes += lineBreak
    isRowStart = true
    rowStart = bytes.count
  }

  package mutating func row(_ cells: some Sequence<String>) {
    for text in cells { cell(text) }
    endRow()
  }

  /// Forgets what has been written, to be called between rows.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rowStart = 0
  }
}
