package import Domain

/// How far a file has been read.
package struct FileProgress: Equatable, Sendable {
  package var bytesDone: Int
  package var bytesTotal: Int
  package var rows: Int

  package init(bytesDone: Int, bytesTotal: Int, rows: Int) {
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
    self.rows = rows
  }
}

/// What came of an import.
package struct ImportResult: Sendable {
  package var summary: ImportSummary
  /// The first rejected rows, in the order of the file; `summary` has their number.
  package var errors: [ImportRowError]
  /// The account after the import.
  package var account: Account
  /// Where the rejected rows were written; `nil` when there are none or nobody asked for it.
  package var errorFile: String?

  /// How many errors are kept.
  package static let errorLimit = 100
}

/// Imports contact files (section 5).
package enum ContactImport {
  /// Streams a file into a transaction.
  ///
  /// It begins at the start of the file and at `stream.account`, so it may be run again. `progress`
  /// is called at most every 50 milliseconds and at the end. Throws `Refusal`, `ImportFileError`,
  /// `OutputFileError`, `CancellationError` and what the stream throws: nothing that was emitted may
  /// be kept then.
  package static func run(
    file: ImportFile, options: ImportOptions, mapping: ColumnMapping,
    errorFile: ImportErrorFile? = nil, into stream: inout some EventStream,
    progress: (FileProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> ImportResult {
    if let errorFile, file.isSame(as: errorFile.path) {
      throw OutputFileError.isTheInput(path: errorFile.path)
    }
    var rows = try ImportRows(file: file, mapping: mapping)
    var options = options
    // What the source is known to write needs no question.
    options.dateOrder = options.dateOrder ?? file.plan?.source.dateOrder
    var session = try ImportSession(
      account: stream.account, columns: mapping.importColumns, options: options,
      fileName: file.name, context: stream.context)
    var errors: [ImportRowError] = []
    var errorWriter = errorFile.map {
      ImportErrorWriter($0, header: file.header, delimiter: file.delimiter)
    }
    var ticker = ProgressTicker()
    while let row = try rows.next() {
      let outcome =
        switch row {
        case .row(let row): try session.take(row) { event in try stream.emit(event) }
        case .unreadable(let error): session.reject(error)
        }
      if case .rejected(let error) = outcome {
        if errors.count < ImportResult.errorLimit { errors.append(error) }
        try errorWriter?.add(rows.record, error)
      }
      if try ticker.isDue(isCancelled) { progress(rows.progress) }
    }
    try file.checkUnchanged()
    progress(rows.progress)
    let (summary, events) = try session.finish(confirmed: options.confirmed)
    for event in events { try stream.emit(event) }
    return ImportResult(
      summary: summary, errors: errors, account: session.account,
      errorFile: try errorWriter?.finish())
  }
}
