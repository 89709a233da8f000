internal import Domain
internal import Engine
internal import Storage
internal import Terminal
internal import Wording

/// One thing that `doctor` looked at.
struct Finding {
  enum State: String {
    case fine
    /// Worth knowing.
    case note
    case problem

    func mark(_ glyphs: Glyphs) -> String {
      switch self {
      case .fine: glyphs.success.string
      case .note: glyphs.warning.string
      case .problem: glyphs.error.string
      }
    }
  }

  var subject: DoctorPhrase
  var state: State
  var text: String

  var members: [DataValue.Member] {
    let name = String(subject.rawValue.split(separator: ".").last ?? "")
    return [
      .init("subject", .text(name)), .init("state", .text(state.rawValue)),
      .init("text", .text(text)),
    ]
  }
}

/// Looks at everything that `doctor` reports, one subject after the other.
struct Examination {
  private let session: Session
  private(set) var findings: [Finding] = []

  private var words: Catalogue { session.catalogue }
  private var environment: Environment { session.context.environment }

  init(_ session: Session) {
    self.session = session
  }

  private mutating func add(
    _ subject: DoctorPhrase, _ state: Finding.State, _ text: String
  ) {
    findings.append(Finding(subject: subject, state: state, text: text))
  }

  // MARK: Program and terminal

  mutating func lookAtProgram() {
    add(.version, .fine, Root.version)
    let now = environment.clock().now()
    if let fixed = environment["TIERLINE_NOW"] {
      add(.clock, .note, words.text(DoctorPhrase.clockFixed, ["value": .data(fixed)]))
    } else {
      let zone = AccountTimeZone(identifier: environment.timeZoneName()) ?? .utc
      add(
        .clock, .fine,
        words.text(
          DoctorPhrase.clockNow,
          ["now": .text(words.moment(now, in: zone)), "zone": .data(zone.identifier)]))
    }
  }

  mutating func lookAtTerminal() {
    let context = session.context
    let streams = [
      ("input", context.inputIsTerminal), ("output", context.outputIsTerminal),
      ("errors", context.errorsIsTerminal),
    ]
    let terminals = streams.filter(\.1).map(\.0)
    add(
      .terminal, terminals.count == 3 ? .fine : .note,
      terminals.isEmpty
        ? words.text(DoctorPhrase.terminalNone)
        : words.text(
          DoctorPhrase.terminalStreams,
          [
            "streams": .text(terminals.joined(separator: ", ")),
            "columns": .number(context.columns),
          ]))
    let term = environment["TERM"] ?? ""
    let depth = ColorDepth(environment)
    let isUsable = !term.isEmpty && term != "dumb"
    add(
      .term, isUsable ? .fine : .note,
      isUsable
        ? words.text(
          DoctorPhrase.termColors, ["term": .data(term), "colors": .text(depth.text(words))])
        : words.text(DoctorPhrase.termUnusable))
    let facts = FrameFacts(environment)
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "C"
    add(
      .locale, facts.isUTF8 ? .fine : .note,
      words.text(
        facts.isUTF8 ? DoctorPhrase.localeUTF8 : .localeOther, ["locale": .data(locale)]))
    if let reason = facts.colorReason {
      add(.color, .note, words.text(DoctorPhrase.colorSwitched, ["reason": .text(reason)]))
    }
  }

  mutating func lookAtSettings() {
    guard let path = Settings.path(environment) else {
      add(.settings, .note, words.text(DoctorPhrase.settingsNowhere))
      return
    }
    let problems = Settings.load(environment).problems
    if problems.isEmpty {
      let key: DoctorPhrase = fileExists(path) ? .settingsFile : .settingsNone
      add(.settings, .fine, words.text(key, ["path": .data(path)]))
    }
    for problem in problems { add(.settings, .problem, words.sentence(problem)) }
  }

  // MARK: Store

  mutating func lookAtStore() async {
    guard let place = try? session.location() else {
      add(.store, .problem, words.text(CommandLinePhrase.noPlace))
      return
    }
    add(
      .storePath, .fine,
      words.text(
        DoctorPhrase.storeFrom, ["path": .data(place.path), "origin": .text(place.origin.word)]))
    do {
      let report = try Store.verify(at: place.path)
      lookAtReport(report)
      // Read-only: an examination works off no update date.
      let workspace = try await Workspace.open(
        at: place.path, access: .readOnly, environment: environment)
      try await lookAtAccount(workspace)
    } catch {
      add(
        .store, .problem, words.failure(error, in: nil, actor: nil).explanation.paragraph)
    }
    lookAtDisk(place.path)
  }

  private mutating func lookAtReport(_ report: VerifyReport) {
    switch report.outcome {
    case .sound:
      add(
        .store, .fine,
        words.text(StoragePhrase.outcomeSound, ["count": .number(report.sequence ?? 0)]))
    case .recoverable: add(.store, .note, words.text(StoragePhrase.outcomeRecoverable))
    case .damaged: add(.store, .problem, words.text(StoragePhrase.outcomeDamaged))
    }
    for finding in report.findings {
      add(.store, report.outcome == .damaged ? .problem : .note, words.line(for: finding))
    }
  }

  private mutating func lookAtAccount(_ workspace: Workspace) async throws {
    let info = try await workspace.storeInfo()
    let account = await workspace.snapshot.account
    let bytes = (info.files + info.archive + info.quarantine).reduce(0) { $0 + $1.bytes }
    add(
      .storeSize, .fine,
      words.text(
        DoctorPhrase.sizes,
        [
          "contacts": .number(account.table.count), "size": .text(words.size(bytes)),
          "journal": .text(words.size(info.journalBytes)),
          "generation": .number(info.generation),
        ]))
    // What holds against whom, by the store's mode.
    add(
      .enforced, .fine,
      words.text(info.isShared ? DoctorPhrase.enforcedShared : .enforcedAlone))
    for notice in await workspace.notices {
      switch notice {
      case .updateDue, .clockBehind: add(.dates, .note, words.sentence(notice))
      case .store, .updateRun, .tierLowered, .tierRaised, .thresholdReached, .cleanUpRun,
        .cleanUpBroken, .workflowRun, .workflowsPostponed:
        break
      }
    }
    switch session.identity(in: account) {
    case .success(let found):
      add(
        .actor, .fine,
        words.text(
          DoctorPhrase.actorFound,
          [
            "name": .data(found.user.name), "email": .data(found.user.email),
            "origin": .text(words.name(of: found.origin)),
          ]))
    case .failure(let failure):
      add(.actor, .problem, words.failure(failure).explanation.paragraph)
    }
  }

  /// Faster than this, a disk has hardly written anything.
  private static let suspiciousMicroseconds = 50

  private mutating func lookAtDisk(_ path: String) {
    let name = fileSystemName(of: path) ?? "?"
    guard let microseconds = syncTime(in: path) else {
      add(.disk, .note, words.text(DoctorPhrase.diskUntimed, ["name": .data(name)]))
      return
    }
    let isFast = microseconds < Examination.suspiciousMicroseconds
    add(
      .disk, isFast ? .note : .fine,
      words.text(
        isFast ? DoctorPhrase.diskFast : .diskTimed,
        ["name": .data(name), "time": .number(microseconds)]))
  }
}
