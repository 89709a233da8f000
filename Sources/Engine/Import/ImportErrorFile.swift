package import Domain

/// The columns that an error file has behind those of the file it belongs to.
package enum ErrorFileColumn: String, CaseIterable, Sendable {
  case line = "Error line"
  case code = "Error code"
  case column = "Error column"
  case message = "Error message"
}

/// Where rejected rows go, and the words for what is wrong with them.
package struct ImportErrorFile: Sendable {
  package var path: String
  package var message: @Sendable (ImportRowError) -> String

  package init(path: String, message: @escaping @Sendable (ImportRowError) -> String) {
    self.path = path
    self.message = message
  }
}

/// Writes the rejected rows of an import as a file that can be mended and imported again.
///
/// The file appears when the import is through and has errors, and only whole.
struct ImportErrorWriter {
  private let target: ImportErrorFile
  private let header: [String]
  private var writer: CSVWriter
  private var file: ReplacingFile?

  init(_ target: ImportErrorFile, header: [String], delimiter: UInt8) {
    self.target = target
    self.header = header
    writer = CSVWriter(delimiter: delimiter)
  }

  /// Adds a row with its cells as they were.
  mutating func add(_ record: CSVRecord, _ error: ImportRowError) throws {
    if file == nil {
      file = try ReplacingFile(path: target.path)
      let names = header.filter { !HeaderNames.isErrorColumn($0) }
      writer.row(names + ErrorFileColumn.allCases.map(\.rawValue))
    }
    for cell in header.indices where !HeaderNames.isErrorColumn(header[cell]) {
      writer.cell(bytes: cell < record.cellCount ? record.bytes(of: cell) : [])
    }
    writer.cell(String(error.line))
    writer.cell(error.code.rawValue)
    writer.cell(error.column ?? "")
    writer.cell(target.message(error))
    // Cells that no header stands above come last, so that they stay in sight.
    for cell in min(header.count, record.cellCount)..<record.cellCount {
      writer.cell(bytes: record.bytes(of: cell))
    }
    writer.endRow()
    if writer.bytes.count > 65_536 { try flush() }
  }

  /// Puts the file in its place; returns its path, or `nil` when there was no error.
  mutating func finish() throws -> String? {
    guard let file else { return nil }
    try flush()
    try file.commit()
    return target.path
  }

  private mutating func flush() throws {
    try file?.write(writer.bytes[...])
    writer.removeAll()
  }
}
