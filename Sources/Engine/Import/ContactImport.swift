package import Domain

/// How far the files have been read.
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

/// One file of an import, with what was settled for it.
package struct ImportPart: Sendable {
  package var file: ImportFile
  package var mapping: ColumnMapping
  package var options: ImportOptions
  /// Where rejected rows go; `nil` when nobody asked for them.
  package var errorFile: ImportErrorFile?

  package init(
    file: ImportFile, mapping: ColumnMapping, options: ImportOptions,
    errorFile: ImportErrorFile? = nil
  ) {
    self.file = file
    self.mapping = mapping
    self.options = options
    self.errorFile = errorFile
  }
}

/// What came of one file of an import.
package struct ImportResult: Sendable {
  package var summary: ImportSummary
  /// The first errors of rejected rows, in the order of the file, each on its own (R5.23);
  /// `summary` has the number of rows.
  package var errors: [ImportRowError]
  /// The account after the file.
  package var account: Account
  /// What became of the error file.
  package var errorFile: ImportErrorOutcome

  /// How many errors are kept.
  package static let errorLimit = 100
}

/// Imports contact files (section 5).
package enum ContactImport {
  /// Streams one file into a transaction: see `run(_:into:progress:isCancelled:)`.
  package static func run(
    file: ImportFile, options: ImportOptions, mapping: ColumnMapping,
    errorFile: ImportErrorFile? = nil, into stream: inout some EventStream,
    progress: (FileProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> ImportResult {
    try take(
      ImportPart(file: file, mapping: mapping, options: options, errorFile: errorFile),
      stream.account, &stream, progress, isCancelled)
  }

  /// Streams files into one transaction, one after the other: each sees what those before it did
  /// (R5.14), and all are kept or none (R5.3).
  ///
  /// It begins at the start of the files and at `stream.account`, so it may be run again. `progress`
  /// is called at most every 50 milliseconds and at the end of a file. Throws `Refusal`,
  /// `ImportFileError`, `OutputFileError`, `CancellationError` and what the stream throws: nothing
  /// that was emitted may be kept then.
  package static func run(
    _ parts: [ImportPart], into stream: inout some EventStream,
    progress: (FileProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> [ImportResult] {
    for part in parts { try ImportRules.check(files: parts.count, part.options) }
    let total = parts.reduce(0) { $0 + $1.file.size }
    var (bytesBefore, rowsBefore) = (0, 0)
    var account = stream.account
    var results: [ImportResult] = []
    for part in parts {
      var rows = 0
      let result = try take(
        part, account, &stream,
        { done in
          rows = done.rows
          progress(
            FileProgress(
              bytesDone: bytesBefore + done.bytesDone, bytesTotal: total,
              rows: rowsBefore + done.rows))
        }, isCancelled)
      bytesBefore += part.file.size
      rowsBefore += rows
      account = result.account
      results.append(result)
    }
    return results
  }

  /// What the dates of a file tell about their order (8.2).
  ///
  /// Reads the whole file when it has a column of dates. Throws as `run` does.
  package static func dateFinding(
    file: ImportFile, mapping: ColumnMapping, options: ImportOptions,
    progress: (FileProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> ImportDateSurvey.Finding {
    var survey = ImportDateSurvey(columns: mapping.importColumns, options: options)
    guard survey.hasDates else { return .clear }
    var rows = try ImportRows(file: file, mapping: mapping)
    var ticker = ProgressTicker()
    while let row = try rows.next() {
      if case .row(let row) = row { survey.take(row) }
      if try ticker.isDue(isCancelled) { progress(rows.progress) }
    }
    return survey.finding
  }

  private static func take(
    _ part: ImportPart, _ account: Account, _ stream: inout some EventStream,
    _ progress: (FileProgress) -> Void, _ isCancelled: () -> Bool
  ) throws -> ImportResult {
    let file = part.file
    if let errorFile = part.errorFile, file.isSame(as: errorFile.path) {
      throw OutputFileError.isTheInput(path: errorFile.path)
    }
    var rows = try ImportRows(file: file, mapping: part.mapping)
    var options = part.options
    // What the source is known to write needs no question.
    options.dateOrder = options.dateOrder ?? file.plan?.source.dateOrder
    var session = try ImportSession(
      account: account, columns: part.mapping.importColumns, options: options,
      fileName: file.name, context: stream.context)
    var errors: [ImportRowError] = []
    var errorWriter = part.errorFile.map {
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
        let room = ImportResult.errorLimit - errors.count
        if room > 0 { errors += error.records.prefix(room) }
        try errorWriter?.add(rows.record, error)
      }
      if try ticker.isDue(isCancelled) { progress(rows.progress) }
    }
    try file.checkUnchanged()
    progress(rows.progress)
    let (summary, events) = try session.finish(confirmed: part.options.confirmed)
    for event in events { try stream.emit(event) }
    return ImportResult(
      summary: summary, errors: errors, account: session.account,
      errorFile: try errorWriter?.finish() ?? .none)
  }
}
