package import Domain

/// How many contacts have been written.
package struct ExportProgress: Equatable, Sendable {
  package var rows: Int
  package var total: Int
}

/// Writes contacts as CSV or JSON Lines.
package enum ContactExport {
  /// The columns that are written: for the vendor's importer the keys come first.
  package static func columns(
    _ columns: [ContactProperty], for form: ExportForm
  ) -> [ContactProperty] {
    guard form == .crmImport else { return columns }
    let keys: [ContactProperty] = [.recordID, .email]
    return keys + columns.filter { !keys.contains($0) }
  }

  /// Writes the contacts of `rows` in that order, a header first for CSV; with `decisions` only the
  /// values that changed.
  ///
  /// `progress` is called at most every 50 milliseconds and at the end. Throws `CancellationError`
  /// and what the sink throws.
  package static func run(
    _ account: Account, rows: RowOrder, columns: [ContactProperty], form: ExportForm,
    decisions: ExportDecisions? = nil, into sink: inout some ByteSink,
    progress: (ExportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws {
    let columns = ContactExport.columns(columns, for: form)
    if form == .jsonLines {
      try writeJSON(account, rows, columns, &sink, progress, isCancelled)
    } else {
      try writeCSV(account, rows, columns, form, decisions, &sink, progress, isCancelled)
    }
    progress(ExportProgress(rows: rows.count, total: rows.count))
  }

  /// Writes a file that only its owner may read and that appears only when it is whole.
  ///
  /// Throws `OutputFileError` and `CancellationError`.
  package static func run(
    _ account: Account, rows: RowOrder, columns: [ContactProperty], form: ExportForm,
    decisions: ExportDecisions? = nil, toFile path: String,
    progress: (ExportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws {
    let file = try ReplacingFile(path: path)
    var sink = FileSink(file: file)
    try run(
      account, rows: rows, columns: columns, form: form, decisions: decisions,
      into: &sink, progress: progress, isCancelled: isCancelled)
    try file.commit()
  }

  private static let windowSize = 65_536

  private static func writeCSV(
    _ account: Account, _ rows: RowOrder, _ columns: [ContactProperty], _ form: ExportForm,
    _ decisions: ExportDecisions?, _ sink: inout some ByteSink,
    _ progress: (ExportProgress) -> Void, _ isCancelled: () -> Bool
  ) throws {
    var texts = ExportTexts(account: account, form: form)
    var writer = CSVWriter(
      lineBreak: form == .machine ? CSVWriter.lineFeed : CSVWriter.carriageReturnLineFeed,
      isFormulaSafe: form == .spreadsheet, guardsApostrophes: true)
    writer.row(columns.map(texts.header))
    let table = account.table
    var exportColumns = columns.map { ExportColumn($0, table: table) }
    var ticker = ProgressTicker()
    for (done, row) in rows.rows.enumerated() {
      let id = table.id(of: Int(row))
      for column in exportColumns.indices {
        if let decisions, !decisions.writes(columns[column], of: id) {
          writer.cell("")
          continue
        }
        exportColumns[column].write(row: Int(row), table: table, texts: &texts, to: &writer)
      }
      writer.endRow()
      if writer.bytes.count > windowSize {
        try sink.write(writer.bytes[...])
        writer.removeAll()
      }
      if try ticker.isDue(isCancelled) {
        progress(ExportProgress(rows: done + 1, total: rows.count))
      }
    }
    try sink.write(writer.bytes[...])
  }

  private static func writeJSON(
    _ account: Account, _ rows: RowOrder, _ columns: [ContactProperty],
    _ sink: inout some ByteSink, _ progress: (ExportProgress) -> Void, _ isCancelled: () -> Bool
  ) throws {
    var lines = ContactLines(account: account, columns: columns)
    var ticker = ProgressTicker()
    for (done, row) in rows.rows.enumerated() {
      lines.add(row: Int(row))
      if lines.bytes.count > windowSize {
        try sink.write(lines.bytes[...])
        lines.removeAll()
      }
      if try ticker.isDue(isCancelled) {
        progress(ExportProgress(rows: done + 1, total: rows.count))
      }
    }
    try sink.write(lines.bytes[...])
  }
}
