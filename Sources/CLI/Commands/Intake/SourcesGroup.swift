internal import ArgumentParser
internal import Domain
internal import Wording

/// Commands on what makes contacts marketing.
struct SourcesGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "What makes contacts marketing.",
    usage: "tierline sources COMMAND [options]", subcommands: [ListSources.self])

  static let examples = [
    Example("tierline sources list", "everything that makes contacts marketing"),
    Example("tierline sources list --never-reviewed", "what is on since nobody looked"),
  ]
}

/// `sources list`: forms, chatflows, apps, workflows, imports and people in one list.
struct ListSources: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List everything that makes contacts marketing.",
    usage: "tierline sources list [--since DATE] [--never-reviewed] [options]",
    discussion: "Counts what each created and made marketing in the last 30 days, or since a date.")

  static let examples = [
    Example("tierline sources list --since 2026-01-01", "what they did this year"),
    Example("tierline sources list --never-reviewed", "on, and nobody ever turned them"),
  ]

  @Option(help: ArgumentHelp("Count from this date on.", valueName: "date"))
  var since: String?

  @Flag(
    name: .customLong("never-reviewed"), help: "Only what is on and nobody ever turned.")
  var neverReviewed = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let lines = store.account.marketingSources(since: try start(session, store))
    let shown = neverReviewed ? lines.filter(\.isNeverReviewed) : lines
    let fields = SourceFields(
      catalogue: session.catalogue,
      texts: IntakeTexts(account: store.account, catalogue: session.catalogue))
    try session.printRecords(fields.columns, count: shown.count) {
      fields.values(shown[$0])
    } people: {
      fields.cells(shown[$0])
    }
    return .done
  }

  /// Midnight of the date in the account's time zone; 30 days ago without one.
  private func start(_ session: Session, _ store: OpenStore) throws -> Instant {
    guard let since else {
      return store.now.adding(milliseconds: Int64(-ToggleMarketing.lookBack) * 86_400_000)
    }
    guard let date = CalendarDate(iso: since) else {
      throw session.failure(
        .usage, IntakePhrase.badSince, .badSinceHint, ["token": .data(since)])
    }
    return store.account.billing.timeZone.start(of: date)
  }
}

/// Sources as rows.
struct SourceFields {
  let catalogue: Catalogue
  let texts: IntakeTexts

  var columns: [OutputColumn] {
    [
      texts.column("kind", .columnKind), texts.column("name", .columnName),
      texts.column("sets_marketing", .columnMarketing),
      texts.column("created", .columnCreatedSince, true),
      texts.column("promoted", .columnPromoted, true),
      texts.column("toggled_at", .columnToggledAt), texts.column("toggled_by", .columnToggledBy),
      texts.column("removed", .columnNote),
    ]
  }

  func values(_ line: SourceLine) -> [DataValue] {
    [
      .text(line.kind.rawValue), .text(line.name), line.isOn.map(DataValue.flag) ?? .none,
      .number(line.count.created), .number(line.count.promoted), .instant(line.toggledAt),
      .user(line.toggledBy), .flag(line.isRemoved),
    ]
  }

  func cells(_ line: SourceLine) -> [String] {
    let name: PhraseArgument = .data(line.name)
    return [
      catalogue.name(of: line.kind), hasName(line) ? line.name : "",
      line.isOn.map { texts.flag($0) } ?? "", catalogue.number(line.count.created),
      catalogue.number(line.count.promoted), line.isOn == nil ? "" : texts.moment(line.toggledAt),
      texts.user(line.toggledBy),
      line.isRemoved
        ? catalogue.text(IntakePhrase.removedName, ["name": name])
        : line.hasEffect ? "" : catalogue.text(IntakePhrase.noEffectNote),
    ]
  }

  /// The lines of all imports and of all people have a kind and no name.
  private func hasName(_ line: SourceLine) -> Bool {
    line.kind != .imports && line.kind != .people
  }
}
