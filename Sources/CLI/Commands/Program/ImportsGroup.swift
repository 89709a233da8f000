internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// Commands on the imports that there were.
struct ImportsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "imports", abstract: "List the imports so far.",
    usage: "tierline imports COMMAND [options]", subcommands: [ListImports.self, ShowImport.self])

  static let examples = [
    Example("tierline imports list", "what was imported, when and by whom"),
    Example("tierline imports show import-3", "one of them"),
  ]
}

/// `imports list`: all imports, newest first.
struct ListImports: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all imports, the newest first.",
    usage: "tierline imports list [options]",
    discussion: """
      An import that failed or was cancelled left nothing behind and is not among them.
      """)

  static let examples = [
    Example("tierline imports list", "all imports"),
    Example("tierline imports list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let fields = ImportFields(account: store.account, catalogue: session.catalogue)
    let reports = Array(store.account.imports.reversed())
    if session.format == .table, reports.isEmpty {
      session.note(ImportPhrase.noImports)
    } else {
      try session.printRecords(fields.columns, count: reports.count) {
        fields.values(reports[$0])
      } people: {
        fields.texts(reports[$0])
      }
    }
    let earlier = store.account.importCount - reports.count
    if earlier > 0 {
      session.note(session.catalogue.text(ImportPhrase.earlierImports, count: earlier))
    }
    return .done
  }
}

/// `imports show`: one import.
struct ShowImport: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one import.",
    usage: "tierline imports show IMPORT [options]",
    discussion: """
      The contacts it made: tierline contacts list --filter 'hs_object_source_id = import-3'.
      """)

  static let examples = [Example("tierline imports show import-3", "its numbers")]

  @Argument(help: ArgumentHelp("Such as import-3.", valueName: "import"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    guard let report = store.account.importReport(id) else {
      let words = session.catalogue
      throw CommandFailure(
        .notFound,
        Explanation(
          words.text(ImportPhrase.unknownImport, ["token": .data(id)]),
          hint: words.text(ImportPhrase.unknownImportHint)))
    }
    let fields = ImportFields(account: store.account, catalogue: session.catalogue)
    let members = zip(fields.columns, fields.values(report)).map { DataValue.Member($0.name, $1) }
    let lines = zip(fields.columns, fields.texts(report)).map { ($0.title, $1) }
    try session.printObject(members, people: lines)
    return .done
  }
}

/// Imports as rows.
struct ImportFields {
  let account: Account
  let catalogue: Catalogue

  var columns: [OutputColumn] {
    func column(
      _ name: String, _ title: ImportPhrase, _ alignment: Alignment = .left
    ) -> OutputColumn {
      OutputColumn(name, catalogue.text(title), alignment: alignment)
    }
    return [
      column("id", .columnID), column("name", .columnName), column("file", .columnFile),
      column("at", .columnAt), column("user", .columnUser),
      column("created", .columnCreated, .right), column("updated", .columnUpdated, .right),
      column("unchanged", .columnUnchanged, .right), column("rejected", .columnRejected, .right),
      column("newly_marketing", .columnNewlyMarketing, .right),
    ]
  }

  func values(_ report: ImportReport) -> [DataValue] {
    [
      .text(report.id), .text(report.name), .text(report.fileName),
      .optional(report.at?.isoText),
      .optional(report.user.flatMap(account.user)?.email),
    ] + counts(report).map { .number($0) }
  }

  func texts(_ report: ImportReport) -> [String] {
    let zone = account.billing.timeZone
    let day = report.at.map { catalogue.date(zone.date(at: $0)) } ?? ""
    let user = report.user.flatMap(account.user)?.name ?? ""
    return [report.id, report.name, report.fileName, day, user]
      + counts(report).map { catalogue.number($0) }
  }

  private func counts(_ report: ImportReport) -> [Int] {
    [report.created, report.updated, report.unchanged, report.rejected, report.newlyMarketing]
  }
}
