internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `apps list`: the API key and every app, also those whose setting changes nothing (R8.4).
struct ListApps: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the API key and all connected apps.",
    usage: "tierline apps list [options]")

  static let examples = [
    Example("tierline apps list", "settings, and contacts created in the last 30 days"),
    Example("tierline apps list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let fields = AppFields(store, session.catalogue)
    let apps = store.account.objects.apps
    let counts = fields.counts(apps.map { .app($0.id) })
    try session.printRecords(fields.columns, count: apps.count) {
      fields.values(apps[$0], counts[$0])
    } people: {
      fields.cells(apps[$0], counts[$0])
    }
    return .done
  }
}

/// `apps show`: one app.
struct ShowApp: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one app.", usage: "tierline apps show NAME [options]")

  static let examples = [
    Example("tierline apps show Bakery", "who connected it, who turned its setting")
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    return try session.showApp(session.object(.app, name, store, for: .toggleApp), store)
  }
}

extension Session {
  func showApp(_ object: AccountObject, _ store: OpenStore) throws -> ExitStatus {
    guard case .app(let app) = object else { return .notFound }
    let fields = AppFields(store, catalogue)
    let count = fields.counts([.app(app.id)])[0]
    let members = zip(fields.columns, fields.values(app, count)).map {
      DataValue.Member($0.name, $1)
    }
    let lines = zip(fields.columns, fields.cells(app, count)).map { ($0.title, $1) }
    try printObject(
      members + fields.moreMembers(app), people: lines + fields.moreLines(app))
    return .done
  }
}

/// Apps as rows.
struct AppFields {
  let account: Account
  let catalogue: Catalogue
  let now: Instant
  private let texts: IntakeTexts

  init(_ store: OpenStore, _ catalogue: Catalogue) {
    account = store.account
    self.catalogue = catalogue
    now = store.now
    texts = IntakeTexts(account: store.account, catalogue: catalogue)
  }

  /// What origins did in the last 30 days, in their order.
  func counts(_ origins: [IntakeOrigin]) -> [IntakeCount] {
    account.intakeCounts(
      of: origins, since: now.adding(milliseconds: Int64(-ToggleMarketing.lookBack) * 86_400_000))
  }

  var columns: [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(CommandLinePhrase.userID), alignment: .right),
      texts.column("name", .columnName), texts.column("kind", .columnKind),
      texts.column("status", .columnStatus), texts.column("sets_marketing", .columnMarketing),
      texts.column("created", .columnCreated, true),
      texts.column("created_marketing", .columnOfThese, true),
      texts.column("toggled_at", .columnToggledAt), texts.column("toggled_by", .columnToggledBy),
      texts.column("note", .columnNote),
    ]
  }

  func values(_ app: ConnectedApp, _ count: IntakeCount) -> [DataValue] {
    [
      .number(app.id.rawValue), .text(app.name), .text(app.appKind.rawValue),
      .text(app.status.rawValue), .flag(app.setsMarketing), .number(count.created),
      .number(count.createdMarketing), .instant(app.toggledAt), .user(app.toggledBy),
      .optional(word(app)),
    ]
  }

  func cells(_ app: ConnectedApp, _ count: IntakeCount) -> [String] {
    [
      String(app.id.rawValue), app.name, catalogue.name(of: app.appKind),
      catalogue.name(of: app.status), texts.flag(app.setsMarketing),
      catalogue.number(count.created), catalogue.number(count.createdMarketing),
      texts.moment(app.toggledAt), texts.user(app.toggledBy), catalogue.note(on: app) ?? "",
    ]
  }

  /// Why the setting changes nothing, as a word for programs.
  private func word(_ app: ConnectedApp) -> String? {
    if !app.createsContacts { return "never-creates-contacts" }
    return app.ignoresToggle ? "ignores-setting" : nil
  }

  func moreMembers(_ app: ConnectedApp) -> [DataValue.Member] {
    [
      .init("connected_at", .instant(app.connectedAt)),
      .init("connected_by", .user(app.connectedBy)),
      .init("last_request", .instant(app.lastSync)),
      .init("scopes", .list(app.scopes.map(DataValue.text))),
      .init("has_token", .flag(app.tokenDigest != nil)),
    ]
  }

  func moreLines(_ app: ConnectedApp) -> [(String, String)] {
    [
      (
        catalogue.text(IntakePhrase.columnConnectedAt),
        texts.turned(app.connectedAt, app.connectedBy)
      ),
      (catalogue.text(IntakePhrase.columnLastSync), texts.moment(app.lastSync)),
      (catalogue.text(IntakePhrase.columnScopes), app.scopes.joined(separator: ", ")),
      (
        catalogue.text(IntakePhrase.columnToken),
        catalogue.text(app.tokenDigest == nil ? CommandLinePhrase.no : .yes)
      ),
    ]
  }
}
