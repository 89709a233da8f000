internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `log`: who did what, when, by which way and to how many (section 13).
struct LogCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show the audit log.",
    usage: """
      tierline log [NUMBER] [--by USER] [--action A]... [--object O] [--since T] [--until T]
                   [--all] [--limit N] [options]
      """,
    discussion: """
      The newest entries come last. Without --since the last 30 days are shown. With a number \
      that one entry is shown in full, with every value before and after. Refused attempts have \
      the action "refused", update dates "update-run"; --by system finds what nobody did by hand. \
      Times without a zone are in the account's. Only super admins read the log.
      """)

  static let examples = [
    Example("tierline log", "the last 30 days"),
    Example("tierline log --action refused --all", "who asked for what they may not do"),
    Example("tierline log --by ida@example.com --since 2026-11-01", "what one user did"),
    Example("tierline log --object import-3", "what came from one import"),
    Example("tierline log 1", "one entry in full"),
    Example("tierline log --all --format csv", "everything, for a spreadsheet"),
  ]

  @Argument(help: ArgumentHelp("Number of one entry.", valueName: "number"))
  var number: Int64?

  @Option(help: ArgumentHelp("Only what this user did, or \"system\".", valueName: "user"))
  var by: String?

  @Option(
    name: .customLong("action"),
    help: ArgumentHelp("Only this action, such as set-marketing.", valueName: "action"))
  var actions: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only what is about this: a kind, a number or a part of the name.", valueName: "object"))
  var object: String?

  @Option(help: ArgumentHelp("From this date or time on.", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Before this date or time.", valueName: "time"))
  var until: String?

  @Flag(help: "From the beginning.")
  var all = false

  @Option(help: ArgumentHelp("At most this many, the newest.", valueName: "n"))
  var limit: Int?

  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    if all, since != nil { throw ValidationError("--all and --since exclude each other.") }
  }

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let actor = try session.actor(in: store.account)
    let query = try query(session, store)
    var entries = try await session.explaining(store, actor) {
      try await store.workspace.auditLog(query, for: actor.id, frontEnd: .commandLine)
    }
    if by?.lowercased() == "system" { entries.removeAll { $0.context.actor != .system } }
    let page = LogPage(account: store.account, catalogue: session.catalogue)
    if let number {
      guard let entry = entries.first(where: { $0.context.sequence == number }) else {
        throw session.failure(
          .notFound, .unknownLogEntry, .unknownLogEntryHint, ["number": .digits(number)])
      }
      try session.printObject(page.members(entry), people: page.lines(entry))
      return .done
    }
    let shown = limit.map { Array(entries.suffix($0)) } ?? entries
    if session.format == .table {
      try session.printRecords(page.columns, count: shown.count) {
        page.values(shown[$0])
      } people: {
        page.texts(shown[$0])
      }
    } else {
      try session.printRecords(LogPage.machineColumns, shown.map(page.values))
    }
    return .done
  }

  private func query(_ session: Session, _ store: OpenStore) throws -> AuditQuery {
    var query = AuditQuery(object: object)
    if let by, by.lowercased() != "system" {
      query.user = try session.user(by, store.account).id
    }
    for action in actions {
      let known = AuditEntry.actions
      guard known.contains(action.lowercased()) else {
        let nearest = nearestName(to: action, among: known)
        throw session.failure(
          .usage, .unknownAction,
          nearest == nil ? .unknownActionHint : .unknownActionNearest,
          [
            "token": .data(action), "nearest": .text(nearest ?? ""),
            "names": .text(known.joined(separator: ", ")),
          ])
      }
      query.actions.insert(action.lowercased())
    }
    query.since = try since.map { try session.moment($0, "--since", store) }
    query.until = try until.map { try session.moment($0, "--until", store) }
    if since == nil, !all, number == nil {
      let zone = store.account.billing.timeZone
      let first = zone.date(at: store.now).adding(days: -AuditQuery.defaultDays)
      query.since = zone.instant(date: first, millisecondOfDay: 0)
    }
    return query
  }

}

extension Session {
  /// Reads a date or a time; without a zone the account's is meant, without a time midnight.
  func moment(_ text: String, _ option: String, _ store: OpenStore) throws -> Instant {
    guard let local = LocalDateTime(EmailAddress.trimmed(text)) else {
      throw failure(
        .usage, .notATime, .notATimeHint, ["token": .data(text), "option": .text(option)])
    }
    if let offset = local.offsetMinutes { return local.instant(offsetMinutes: offset) }
    return store.account.billing.timeZone.instant(
      date: local.date, millisecondOfDay: local.millisecondOfDay)
  }
}
