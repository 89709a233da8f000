internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// One file on its way in.
struct ImportJob {
  let session: Session
  let store: OpenStore
  let actor: User
  let file: ImportFile
  let explicit: [(column: String, property: ContactProperty)]
  let options: ImportOptions
  /// Where rejected rows are written.
  let errorPath: String?

  /// Rejected rows that are named one by one.
  private static let shownErrors = 10

  private var words: Catalogue { session.catalogue }

  /// Imports the file and reports; gives the number of rejected rows.
  func run() async throws -> Int {
    let mapping = try ColumnMapping(file: file, explicit: explicit, adopting: options.adopt)
    let columns = MappingReport(file: file, mapping: mapping)
    try session.show(columns, isDryRun: options.isDryRun)
    var options = options
    if options.isDryRun { return try await dryRun(mapping) }
    if options.setMarketing, options.confirmed == nil {
      let quote = try await assess(mapping).summary.quote
      for line in session.assessment(quote, filter: nil) { session.note(line) }
      options.confirmed = try session.confirmed(quote, nil).number
    }
    let (result, sequence) = try await carryOut(options, mapping)
    report(result, isDryRun: false)
    try printResult(result, sequence: sequence)
    return result.summary.report.rejected
  }

  private func dryRun(_ mapping: ColumnMapping) async throws -> Int {
    let result = try await assess(mapping, errorFile: errorFile)
    report(result, isDryRun: true)
    if options.setMarketing || result.summary.quote.raisesTier {
      for line in session.assessment(result.summary.quote, filter: nil) { session.note(line) }
    }
    session.note(CommandLinePhrase.dryRun)
    try printResult(
      result, sequence: nil, mapping: MappingReport(file: file, mapping: mapping))
    return result.summary.report.rejected
  }

  /// Runs the import without keeping anything.
  private func assess(
    _ mapping: ColumnMapping, errorFile: ImportErrorFile? = nil
  ) async throws -> ImportResult {
    var options = options
    options.isDryRun = true
    let report = LoadReport(session)
    defer { report.clear() }
    var stream = DryRunStream(
      account: store.account,
      context: ChangeContext(
        sequence: store.account.sequence + 1, at: store.now, actor: .user(actor.id),
        source: .fileImport, frontEnd: .commandLine))
    return try ContactImport.run(
      file: file, options: options, mapping: mapping, errorFile: errorFile, into: &stream,
      progress: show(report), isCancelled: session.context.isInterrupted)
  }

  private func carryOut(
    _ options: ImportOptions, _ mapping: ColumnMapping
  ) async throws -> (result: ImportResult, sequence: Int64?) {
    let report = LoadReport(session)
    defer { report.clear() }
    let (file, errorFile, isInterrupted) = (file, errorFile, session.context.isInterrupted)
    let show = show(report)
    return try await store.workspace.performStream(
      options.commandKind, by: actor.id, source: .fileImport, frontEnd: .commandLine
    ) { stream in
      let result = try ContactImport.run(
        file: file, options: options, mapping: mapping, errorFile: errorFile, into: &stream,
        progress: show, isCancelled: isInterrupted)
      return (result, result.account, result.summary.quote.changed)
    }
  }

  private var errorFile: ImportErrorFile? {
    let words = words
    return errorPath.map { path in
      ImportErrorFile(path: path) { words.reason($0.code) }
    }
  }

  private func show(_ report: LoadReport) -> @Sendable (FileProgress) -> Void {
    let session = session
    return { progress in
      report.line {
        session.catalogue.text(
          CommandLinePhrase.importing,
          [
            "rows": .number(progress.rows),
            "bar": .text(
              ProgressBar.text(progress.bytesDone, of: progress.bytesTotal, session.glyphs)),
            "share": .text(session.catalogue.share(progress.bytesDone, of: progress.bytesTotal)),
          ])
      }
    }
  }

  // MARK: The report

  private func report(_ result: ImportResult, isDryRun: Bool) {
    let summary = result.summary
    for line in words.lines(summary, isDryRun: isDryRun) { session.note(line) }
    for warning in summary.warnings { session.note("  " + words.line(warning)) }
    for error in result.errors.prefix(ImportJob.shownErrors) {
      session.note("  " + words.line(error))
    }
    let rest = summary.report.rejected - min(result.errors.count, ImportJob.shownErrors)
    if rest > 0 { session.note("  " + words.text(CommandLinePhrase.moreErrors, count: rest)) }
    if let path = result.errorFile {
      session.note(CommandLinePhrase.errorFileWritten, ["file": .data(path)])
    } else if summary.report.rejected > 0, errorPath == nil {
      session.note(CommandLinePhrase.errorFileHint)
    }
    if !isDryRun, summary.quote.raisesTier {
      session.warn(words.tierRaised(summary.quote))
    }
  }

  private func printResult(
    _ result: ImportResult, sequence: Int64?, mapping: MappingReport? = nil
  ) throws {
    let (summary, report) = (result.summary, result.summary.report)
    let errors = result.errors.map { error in
      DataValue.object([
        .init("line", .number(error.line)), .init("code", .text(error.code.rawValue)),
        .init("column", .optional(error.column)), .init("value", .optional(error.token)),
      ])
    }
    let members: [DataValue.Member] = [
      .init("file", .text(report.fileName)), .init("import", .text(report.id)),
      .init("created", .number(report.created)), .init("updated", .number(report.updated)),
      .init("unchanged", .number(report.unchanged - summary.skipped)),
      .init("skipped", .number(summary.skipped)), .init("rejected", .number(report.rejected)),
      .init("newly_marketing", .number(report.newlyMarketing)),
      .init("selected", .number(summary.quote.selected)),
    ]
    try session.reportResult(
      members + BulkResult(quote: summary.quote, sequence: sequence).billing + [
        .init("errors", .list(errors))
      ] + (mapping.map { [.init("mapping", $0.data)] } ?? []))
  }
}

/// A bar of twenty cells.
enum ProgressBar {
  private static let cells = 20

  static func text(_ done: Int, of total: Int, _ glyphs: Glyphs) -> String {
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let full = Int(share * Double(cells))
    let mark = glyphs.eighths.last ?? .empty
    return mark.repeated(full).string + glyphs.gaugeEmpty.repeated(cells - full).string
  }
}
