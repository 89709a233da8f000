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

  private var reader: RowReader
  private let file: ImportFile
  private let columns: [ColumnMapping.Column]
  private let cellCount: Int
  private let blanks: Set<String>
  private var rowsRead = 0

  /// Stands before the first data row.
  init(file: ImportFile, mapping: ColumnMapping) throws {
    self.file = file
    columns = mapping.columns
    cellCount = mapping.cellCount
    blanks = file.plan?.blanks ?? []
    reader = RowReader(file)
    guard file.layout != .cards else { return }
    repeat { _ = try advance() } while reader.record.line < file.headerLine
  }

  var progress: FileProgress {
    FileProgress(
      bytesDone: min(reader.bytesRead, file.size), bytesTotal: file.size, rows: rowsRead)
  }

  /// The next row that is neither an empty line nor a report's footer; `nil` at the end of the file.
  ///
  /// Throws `ImportFileError`, also when there are more rows than a file may have (R5.2).
  mutating func next() throws -> Element? {
    repeat {
      guard try advance() else { return nil }
    } while reader.record.isBlankLine || isFooter
    rowsRead += 1
    guard rowsRead <= file.limits.rows else {
      throw ImportFileError.tooManyRows(path: file.path, limit: file.limits.rows)
    }
    let record = reader.record
    if let problem = record.problem {
      let cell = problem.place.column - 1
      let isCell = problem.kind != .unfinishedCard && cell < record.cellCount
      let error = ImportRowError(
        line: record.line, code: .unparsedRow,
        column: isCell && cell < file.header.count ? file.header[cell] : nil,
        token: isCell ? record.text(of: cell) : nil)
      return .unreadable(error)
    }
    guard record.cellCount == cellCount else {
      return .unreadable(
        ImportRowError(
          line: record.line, code: .wrongNumberOfColumns, token: String(record.cellCount)))
    }
    let cells = columns.map { column in
      if case .plain = column.reading { return cell(column.position, record) }
      return column.reading.text(position: column.position) { cell($0, record) }
    }
    return .row(ImportRow(line: record.line, cells: cells))
  }

  private var isFooter: Bool { file.footerRows > 0 && ReportFooter.isFooter(reader.record) }

  private func cell(_ position: Int, _ record: CSVRecord) -> String {
    let text = FormulaGuard.removed(record.text(of: position))
    if !blanks.isEmpty, blanks.contains(HeaderNames.trimmed(text).lowercased()) { return "" }
    return text
  }

  private mutating func advance() throws -> Bool {
    do {
      return try reader.next()
    } catch let error as CSVError {
      throw ImportFileError(error, path: file.path)
    }
  }
}

/// Reads the rows of a file whatever its layout.
private struct RowReader {
  private var table: CSVReader<TextSource<DescriptorSource>>?
  private var cards: CardReader<TextSource<DescriptorSource>>?

  init(_ file: ImportFile) {
    switch file.layout {
    case .table(let delimiter): table = CSVReader(file.text, delimiter: delimiter)
    case .cards: cards = CardReader(file.text)
    }
  }

  var record: CSVRecord { table?.record ?? cards?.record ?? CSVRecord() }

  /// How much of the file has been looked at.
  var bytesRead: Int {
    if let table {
      return table.source.encoding == .utf8 ? table.bytesRead : table.source.bytesRead
    }
    return cards?.source.bytesRead ?? 0
  }

  mutating func next() throws -> Bool {
    try table?.next() ?? cards?.next() ?? false
  }
}
