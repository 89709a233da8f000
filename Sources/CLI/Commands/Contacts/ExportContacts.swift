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
                               [--filter EXPR] [--columns A,B,C] [--sort PROP[:desc],...]
                               [--format csv|jsonl] [options]
      """,
    discussion: """
      spreadsheet (the default) writes labels and local dates and keeps formulas from running; \
      machine writes internal names, values and ISO 8601 dates; crm-import is what the CRM's own \
      importer takes, Record ID and Email first. Importing a spreadsheet export changes nothing.
      """)

  static let examples = [
    Example("tierline contacts export --output contacts.csv", "all contacts and properties"),
    Example(
      "tierline contacts export --for machine --columns id,email --filter 'marketing = yes'",
      "two columns to standard output"),
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
    case .jsonl where purpose == nil: break
    case .jsonl: throw ValidationError("--for is about CSV; leave it out with --format jsonl.")
    case .table, .json, .plain:
      throw ValidationError("An export is written as csv or jsonl; contacts list has the others.")
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
    let properties = try columns.map(session.properties) ?? ContactProperty.allCases
    let store = try await session.openStore()
    let reader = try session.reader(in: store.account)
    let rows = try session.rows(selection.text, store, reader: reader)
    let order = try session.order(rows, sort, store)
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
        store.account, rows: order, columns: properties, form: form, into: &sink,
        progress: progress, isCancelled: session.context.isInterrupted)
      return .done
    }
    try ContactExport.run(
      store.account, rows: order, columns: properties, form: form, toFile: output,
      progress: progress, isCancelled: session.context.isInterrupted)
    report.clear()
    session.note(
      session.catalogue.text(
        CommandLinePhrase.exported, count: order.count, ["file": .data(output)]))
    return .done
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
