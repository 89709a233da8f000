internal import ArgumentParser
internal import Domain
internal import Engine
internal import Storage
internal import Terminal
internal import Wording

/// Commands on the store's files.
struct StoreGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Look after the store's files.",
    usage: "tierline store COMMAND [options]",
    subcommands: [StorePath.self, ShowStore.self, VerifyStore.self, CompactStore.self])

  static let examples = [
    Example("tierline store verify", "check every file"),
    Example("tierline store path", "where the store is"),
  ]
}

/// `store path`: the directory, for scripts.
struct StorePath: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Print the directory of the store.",
    usage: "tierline store path [options]")

  static let examples = [Example("ls -l \"$(tierline store path)\"", "its files")]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let place = try session.location()
    switch session.format {
    case .table, .plain:
      // A path with characters that act on a terminal is shown harmless there, exact elsewhere.
      let path = session.style.isTerminal ? session.style.safe(place.path).string : place.path
      try session.context.output.write(path + "\n")
    case .json, .jsonl, .csv:
      try session.printObject([
        .init("path", .text(place.path)), .init("origin", .text(place.origin.word)),
      ])
    }
    return .done
  }
}

extension StoreLocation.Origin {
  /// What named the place.
  var word: String {
    switch self {
    case .option: "--store"
    case .environment: "TIERLINE_STORE"
    case .settings: "settings"
    case .standard: "default"
    }
  }
}

/// `store info`: id, generation, sizes.
struct ShowStore: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show id, generation, sizes and the value of the chain.",
    usage: "tierline store info [options]",
    discussion: """
      Sequence and chain, written down elsewhere, later prove that history up to there was not \
      changed.
      """)

  static let examples = [
    Example("tierline store info", "sizes and generation"),
    Example("tierline store info --format json | jq -r .chain", "the chain's value"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let info = try await store.workspace.storeInfo()
    let words = session.catalogue
    let files = info.files.reduce(0) { $0 + $1.bytes }
    let quarantine = info.quarantine.reduce(0) { $0 + $1.bytes }
    let members: [DataValue.Member] = [
      .init("path", .text(info.path)), .init("id", .text(info.id)),
      .init("format", .number(info.format)), .init("shared", .flag(info.isShared)),
      .init("generation", .number(info.generation)), .init("sequence", .number(info.sequence)),
      .init("chain", .text(info.chain)),
      .init("snapshot_sequence", .number(info.snapshotSequence)),
      .init("segments", .number(info.segments.count)),
      .init("journal_bytes", .number(info.journalBytes)),
      .init("files_bytes", .number(files)), .init("archive_bytes", .number(info.archiveBytes)),
      .init("archive_files", .number(info.archive.count)),
      .init("quarantine_bytes", .number(quarantine)),
      .init("contacts", .number(store.account.table.count)),
    ]
    let labels: [(CommandLinePhrase, String)] = [
      (.storePath, info.path), (.storeID, info.id), (.storeFormat, String(info.format)),
      (.storeAccess, words.text(info.isShared ? CommandLinePhrase.shared : .oneAccount)),
      (.storeGeneration, words.number(info.generation)),
      (.storeSequence, words.number(info.sequence)), (.storeChain, info.chain),
      (.storeSnapshot, words.number(info.snapshotSequence)),
      (.storeSegments, words.number(info.segments.count)),
      (.storeJournal, words.size(info.journalBytes)), (.storeFiles, words.size(files)),
      (.storeArchive, words.size(info.archiveBytes)),
      (.storeQuarantine, words.size(quarantine)),
      (.storeContacts, words.number(store.account.table.count)),
    ]
    try session.printObject(members, people: labels.map { (words.text($0.0), $0.1) })
    return .done
  }
}

/// `store verify`: reads every file and changes nothing.
struct VerifyStore: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every file of the store; changes nothing.",
    usage: "tierline store verify [options]",
    discussion: """
      Exit status: 0 sound, 1 nothing acknowledged is missing and the next change puts the rest \
      in order, 2 damaged.
      """)

  static let examples = [
    Example("tierline store verify", "what is wrong, with file, line and byte"),
    Example("tierline store verify --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let path = try session.location().path
    let report = try Store.verify(at: path)
    let words = session.catalogue
    let findings = report.findings.map { words.line(for: $0) }
    let members: [DataValue.Member] = [
      .init("path", .text(path)), .init("outcome", .text(report.outcome.word)),
      .init("findings", .list(findings.map(DataValue.text))),
      .init("sequence", report.sequence.map { .number($0) } ?? .none),
      .init("chain", .optional(report.chain?.hex)),
    ]
    switch session.format {
    case .table:
      for finding in findings {
        try session.context.output.write(session.style.safe(finding).string + "\n")
      }
    case .json, .jsonl, .csv, .plain: try session.printObject(members)
    }
    switch report.outcome {
    case .sound:
      session.note(StoragePhrase.outcomeSound, ["count": .number(report.sequence ?? 0)])
      return .done
    case .recoverable:
      session.note(StoragePhrase.outcomeRecoverable)
      return .failed
    case .damaged:
      session.note(StoragePhrase.outcomeDamaged)
      session.note("  " + words.text(StoragePhrase.outcomeDamagedHint))
      return .damaged
    }
  }
}

extension VerifyReport.Outcome {
  var word: String {
    switch self {
    case .sound: "sound"
    case .recoverable: "recoverable"
    case .damaged: "damaged"
    }
  }
}

/// `store compact`: a new snapshot and a new journal.
struct CompactStore: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Write a new snapshot and put the journal away.",
    usage: "tierline store compact [options]",
    discussion: "The old journal goes to the archive: history is kept.")

  static let examples = [Example("tierline store compact", "after a large import")]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let report = try await store.workspace.compact()
    session.note(
      CommandLinePhrase.compacted,
      ["generation": .number(report.generation), "sequence": .number(report.sequence)])
    if let leftover = report.leftover {
      session.note(
        CommandLinePhrase.compactedLeftover,
        ["reason": .text(session.catalogue.message(leftover).text)])
    }
    return .done
  }
}
