import Domain

/// The data rows of a file, with the cells of the mapped columns.
struct ImportRows {
  enum Element {
    case row(ImportRow)
    /// The row is not well formed.
    case unreadable(ImportRowError)
  }

  /// The row that `next` read last, with all its cells.
  var record: CSVRecord { reader.record }

  private var reader: CSVReader<DescriptorSource>
  private let file: ImportFile
  private let columns: [ColumnMapping.Column]
  private let cellCount: Int
  private var rowsRead = 0

  /// Stands before the first data row.
  init(file: ImportFile, mapping: ColumnMapping) throws {
    self.file = file
    columns = mapping.columns
    cellCount = mapping.cellCount
    reader = file.reader()
    repeat { _ = try advance() } while reader.record.line < file.headerLine
  }

  var progress: FileProgress {
    FileProgress(
      bytesDone: min(reader.bytesRead, file.size), bytesTotal: file.size, rows: rowsRead)
  }

  /// The next row that is not an empty line; `nil` at the end of the file.
  mutating func next() throws -> Element? {
    repeat {
      guard try advance() else { return nil }
    } while reader.record.isBlankLine
    rowsRead += 1
    let record = reader.record
    if let problem = record.problem {
      let cell = problem.place.column - 1
      let error = ImportRowError(
        line: record.line, code: .unparsedRow,
        column: cell < file.header.count ? file.header[cell] : nil,
        token: cell < record.cellCount ? record.text(of: cell) : nil)
      return .unreadable(error)
    }
    guard record.cellCount == cellCount else {
      return .unreadable(
        ImportRowError(
          line: record.line, code: .wrongNumberOfColumns, token: String(record.cellCount)))
    }
    let cells = columns.map { FormulaGuard.removed(record.text(of: $0.position)) }
    return .row(ImportRow(line: record.line, cells: cells))
  }

  private mutating func advance() throws -> Bool {
    do {
      return try reader.next()
    } catch let error as CSVError {
      throw ImportFileError(error, path: file.path)
    }
  }
}
