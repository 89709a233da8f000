package import Domain
internal import Glibc

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

/// What became of the file for rejected rows.
package enum ImportErrorOutcome: Equatable, Sendable {
  /// There are none, and there is no such file.
  case none
  case written(path: String)
  /// There are none, and the error file of an earlier import is gone.
  case removed(path: String)
}

/// Writes the rejected rows of an import as a file that can be mended and imported again.
///
/// The file appears when the import is through and has errors, and only whole. An import without
/// errors removes the error file that stands in its place, and no other file.
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
    let columns = error.records.compactMap(\.column)
    writer.cell(columns.joined(separator: "; "))
    writer.cell(error.records.map(target.message).joined(separator: "; "))
    // Cells that no header stands above come last, so that they stay in sight.
    for cell in min(header.count, record.cellCount)..<record.cellCount {
      writer.cell(bytes: record.bytes(of: cell))
    }
    writer.endRow()
    if writer.bytes.count > 65_536 { try flush() }
  }

  /// Puts the file in its place, or removes the one of an earlier import when there was no error.
  mutating func finish() throws -> ImportErrorOutcome {
    guard let file else {
      guard EarlierErrorFile.isOne(target.path), unlink(target.path) == 0 else { return .none }
      return .removed(path: target.path)
    }
    try flush()
    try file.commit()
    return .written(path: target.path)
  }

  private mutating func flush() throws {
    try file?.write(writer.bytes[...])
    writer.removeAll()
  }
}
