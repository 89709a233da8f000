internal import ArgumentParser
internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// `contacts export`: contacts as a file.
struct ExportContacts: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write contacts as CSV or JSON Lines.",
    usage: """
      tierline contacts export [--for spreadsheet|machine|crm-import] [--output FILE]
                               [--filter EXPR] [--saved NAME] [--columns A,B,C]
                               [--sort PROP[:desc],...]
                               [--changed-since DATE] [--format csv|jsonl] [options]
      """,
    discussion: """
      spreadsheet (the default) writes labels and local dates and keeps formulas from running; \
      machine writes internal names, values and ISO 8601 dates, with --format jsonl as JSON \
      Lines; crm-import is what the CRM's own importer takes: Record ID and Email first, then \
      what can be imported there, and the marketing status as the decision that was made. With \
      --changed-since it has only contacts, columns and cells that changed here; contacts that \
      were made here have no Record ID in it. Importing a whole export changes nothing.
      """)

  static let examples = [
    Example("tierline contacts export --output contacts.csv", "all contacts and properties"),
    Example(
      "tierline contacts export --for machine --columns id,email --filter 'marketing = yes'",
      "two columns to standard output"),
    Example(
      "tierline contacts export --for crm-import --changed-since 2026-01-15 --output back.csv",
      "carry decisions back into the CRM"),
    Example("tierline contacts export --format jsonl --output contacts.jsonl", "JSON Lines"),
  ]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("spreadsheet, machine or crm-import.", valueName: "purpose"))
  var purpose: Purpose?

  @Option(
    help: ArgumentHelp(
      "Write this file, whole or not at all, readable by you only.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var selection: FilterOptions

  @Option(
    help: ArgumentHelp("Properties in their order (default: all).", valueName: "a,b,c"))
  var columns: String?

  @Option(help: ArgumentHelp("Properties to sort by.", valueName: "prop[:desc],..."))
  var sort: String?

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "With crm-import: only what changed here since that day.", valueName: "date"))
  var changedSince: String?

  @OptionGroup var global: GlobalOptions

  /// What an export is for.
  enum Purpose: String, CaseIterable, ExpressibleByArgument {
    case spreadsheet
    case machine
    case crmImport = "crm-import"
  }

  mutating func validate() throws {
    switch global.choices.format {
    case .csv, nil: break
    case .jsonl where purpose == nil || purpose == .machine: break
    case .jsonl: throw ValidationError("JSON Lines are for machines: --for machine.")
    case .table, .json, .plain:
      throw ValidationError("An export is written as csv or jsonl; contacts list has the others.")
    }
    if changedSince != nil, purpose != .crmImport {
      throw ValidationError("--changed-since goes with --for crm-import.")
    }
  }

  private var form: ExportForm {
    if global.choices.format == .jsonl { return .jsonLines }
    switch purpose ?? .spreadsheet {
    case .spreadsheet: return .spreadsheet
    case .machine: return .machine
    case .crmImport: return .crmImport
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    var properties = try columns.map(session.properties) ?? form.columns
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    if let reader { try await session.checkTool(.exportContacts, store, reader) }
    if let output, output != "-" { try OutputPlace.check(output, outside: store.path) }
    let chosen = try session.chosen(selection, store, reader: reader)
    try session.refuseBroken(chosen)
    let rows = try session.rows(chosen, store)
    var order = try session.order(rows, sort, store)
    let decisions = try await decisions(session, store)
    if let decisions {
      order = decisions.rows(of: order, columns: properties, in: store.account)
      if columns == nil {
        properties = decisions.columns(of: properties, rows: order, in: store.account)
      }
      let removed = decisions.removedValues(rows: order, columns: properties, in: store.account)
      if removed > 0 {
        session.warn(session.catalogue.text(ImportPhrase.removedValues, count: removed))
      }
    }
    let report = LoadReport(session)
    let progress: (ExportProgress) -> Void = { progress in
      report.line {
        session.catalogue.text(
          CommandLinePhrase.exporting,
          ["done": .number(progress.rows), "total": .number(progress.total)])
      }
    }
    defer { report.clear() }
    guard let output, output != "-" else {
      var sink = StreamSink(stream: session.context.output, style: session.style)
      try ContactExport.run(
        store.account, rows: order, columns: properties, form: form,
        decisions: decisions, into: &sink, progress: progress,
        isCancelled: session.context.isInterrupted)
      return .done
    }
    try ContactExport.run(
      store.account, rows: order, columns: properties, form: form,
      decisions: decisions, toFile: output, progress: progress,
      isCancelled: session.context.isInterrupted)
    report.clear()
    session.note(
      session.catalogue.text(
        CommandLinePhrase.exported, count: order.count, ["file": .data(output)]))
    return .done
  }

  /// What changed since the day that was given; `nil` when none was.
  private func decisions(
    _ session: Session, _ store: OpenStore
  ) async throws -> ExportDecisions? {
    guard let changedSince else { return nil }
    let value = ValueReader(account: store.account).value(of: changedSince, property: .createDate)
    guard case .success(.instant(let since)?) = value else {
      throw CommandFailure(
        .usage,
        Explanation(
          session.catalogue.text(ImportPhrase.badDate, ["token": .data(changedSince)]),
          hint: session.catalogue.text(ImportPhrase.badDateHint)))
    }
    return ExportDecisions(
      changes: try await store.workspace.contactChanges(since: since),
      writesUnchanged: columns != nil)
  }
}

extension ExportForm {
  /// The columns without a choice.
  fileprivate var columns: [ContactProperty] {
    self == .crmImport ? ExportDecisions.columns : ContactProperty.allCases
  }
}

/// Standard output for an export; on a terminal each line is made harmless.
struct StreamSink: ByteSink {
  let stream: ByteStream
  let style: OutputStyle

  mutating func write(_ bytes: ArraySlice<UInt8>) throws {
    guard style.isTerminal else { return try stream.write(bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      if index > 0 { try stream.write("\n") }
      try stream.write(style.safe(String(line)).string)
    }
  }
}
