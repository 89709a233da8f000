internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// Files on their way in, as one import.
struct ImportJob {
  let session: Session
  let store: OpenStore
  let actor: User
  private(set) var parts: [ImportPart] = []

  init(session: Session, store: OpenStore, actor: User) {
    self.session = session
    self.store = store
    self.actor = actor
  }

  var words: Catalogue { session.catalogue }

  var options: ImportOptions { parts.first?.options ?? ImportOptions() }

  /// Opens a file and settles what goes where: columns, kept values, the order of its dates.
  mutating func add(
    _ path: String, explicit: [(column: String, property: ContactProperty)], kept: [String],
    options: ImportOptions, encoding: TextEncoding?, errorPath: String?
  ) throws {
    let file = try ImportFile(path: path, encoding: encoding)
    let mapping = try ColumnMapping(file: file, explicit: explicit, adopting: options.adopt)
    try session.show(MappingReport(file: file, mapping: mapping), isDryRun: options.isDryRun)
    if let errorPath { try OutputPlace.check(errorPath, outside: store.path) }
    var options = options
    options.keptProperties = try properties(kept, mapping)
    options.dateOrder = try dateOrder(of: file, mapping, options)
    let words = words
    parts.append(
      ImportPart(
        file: file, mapping: mapping, options: options,
        errorFile: errorPath.map { path in
          ImportErrorFile(path: path) { words.reason($0.code) }
        }))
  }

  /// The properties whose present values stay, by column or by name (5.2, step 2).
  private func properties(
    _ columns: [String], _ mapping: ColumnMapping
  ) throws -> Set<ContactProperty> {
    var kept: Set<ContactProperty> = []
    for column in columns {
      if let property = mapping.property(ofColumn: column) {
        kept.insert(property)
        continue
      }
      let named = mapping.columns.first { $0.property.internalName == column }
      guard let named else {
        let names = words.enumeration(mapping.columns.map(\.name))
        throw CommandFailure(
          .usage,
          Explanation(
            words.text(ImportPhrase.keepUnknown, ["column": .data(column)]),
            hint: words.text(ImportPhrase.keepUnknownHint, ["columns": .text(names)])))
      }
      kept.insert(named.property)
    }
    return kept
  }

  /// Imports the files and reports; gives the number of rejected rows.
  mutating func run() async throws -> Int {
    if options.isDryRun { return try dryRun() }
    if options.setMarketing, options.confirmed == nil { try await confirm() }
    let (results, sequence) = try await carryOut()
    for result in results { report(result, isDryRun: false) }
    try printResults(results, sequence: sequence)
    return results.reduce(0) { $0 + $1.summary.report.rejected }
  }

  private func dryRun() throws -> Int {
    let results = try assess(writesErrors: true)
    for result in results {
      report(result, isDryRun: true)
      if options.setMarketing || result.summary.quote.raisesTier {
        for line in session.assessment(result.summary.quote, filter: nil) { session.note(line) }
      }
    }
    session.note(CommandLinePhrase.dryRun)
    try printResults(results, sequence: nil)
    return results.reduce(0) { $0 + $1.summary.report.rejected }
  }

  /// Shows what setting the contacts as marketing would do and asks for the number (R5.8).
  ///
  /// Leaving the question unanswered unticks the box; the import itself is then asked for (R5.9).
  private mutating func confirm() async throws {
    guard let quote = try assess(writesErrors: false).first?.summary.quote else { return }
    for line in session.assessment(quote, filter: nil) { session.note(line) }
    do {
      let number = try session.confirmed(quote, nil).number
      for index in parts.indices { parts[index].options.confirmed = number }
    } catch let failure as CommandFailure where failure.status == .unconfirmed {
      session.note(ImportPhrase.boxCancelled)
      guard try session.answer(ImportPhrase.askWithoutBox)?.lowercased() == "yes" else {
        throw failure
      }
      for index in parts.indices { parts[index].options.setMarketing = false }
    }
  }

  /// Runs the import without keeping anything.
  private func assess(writesErrors: Bool) throws -> [ImportResult] {
    var parts = parts
    for index in parts.indices {
      parts[index].options.isDryRun = true
      if !writesErrors { parts[index].errorFile = nil }
    }
    let report = LoadReport(session)
    defer { report.clear() }
    var stream = DryRunStream(
      account: store.account,
      context: ChangeContext(
        sequence: store.account.sequence + 1, at: store.now, actor: .user(actor.id),
        source: .fileImport, frontEnd: .commandLine))
    return try ContactImport.run(
      parts, into: &stream, progress: show(report), isCancelled: session.context.isInterrupted)
  }

  private func carryOut() async throws -> (results: [ImportResult], sequence: Int64?) {
    let report = LoadReport(session)
    defer { report.clear() }
    let (parts, isInterrupted) = (parts, session.context.isInterrupted)
    let show = show(report)
    let done = try await store.workspace.performStream(
      options.commandKind, by: actor.id, source: .fileImport, frontEnd: .commandLine
    ) { stream -> (result: [ImportResult], account: Account, touched: Int) in
      let results = try ContactImport.run(
        parts, into: &stream, progress: show, isCancelled: isInterrupted)
      let account = results.last?.account ?? stream.account
      return (results, account, results.reduce(0) { $0 + $1.summary.quote.changed })
    }
    report.clear()
    await session.noteNews(store)
    return (done.result, done.sequence)
  }

  func show(_ report: LoadReport) -> @Sendable (FileProgress) -> Void {
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
