internal import ArgumentParser
internal import Domain
internal import Wording

/// `apps connect`.
struct ConnectAppCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "connect", abstract: "Connect an app.",
    usage: "tierline apps connect NAME [--kind KIND] [--never-creates] [options]",
    discussion: """
      Its contacts are non-marketing until its marketing setting is turned on.
      """)

  static let examples = [
    Example("tierline apps connect Webshop", "an app that creates contacts"),
    Example("tierline apps connect 'Google Calendar' --kind calendar", "one that never does"),
  ]

  @Argument(help: ArgumentHelp("Name of the app.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("\(AppKindWord.list).", valueName: "kind"))
  var kind = ConnectedApp.AppKind.oauth.rawValue

  @Flag(
    name: .customLong("never-creates"),
    help: "The app never creates contacts: its marketing setting changes nothing.")
  var neverCreates = false

  @Flag(
    name: .customLong("ignores-setting"),
    help: "The app creates non-marketing contacts whatever its marketing setting says.")
  var ignoresToggle = false

  @Option(
    name: .customLong("scope"),
    help: ArgumentHelp("What the app may do; may be given often.", valueName: "scope"))
  var scopes: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let appKind = try session.appKind(kind)
    let store = try await session.openStoreForChange()
    let command = ConnectApp(
      name: name, appKind: appKind, createsContacts: !neverCreates, ignoresToggle: ignoresToggle,
      scopes: scopes)
    return try await session.changeIntake(.connectApp(command), store) { _, account in
      let app = account.objects.apps.last
      let note = app.flatMap { session.catalogue.note(on: $0) }
      return session.catalogue.text(
        note == nil ? IntakePhrase.appConnected : .appConnectedOnly,
        ["name": .data(app?.name ?? ""), "note": .text(note ?? "")])
    }
  }
}

/// `apps reconnect`.
struct ReconnectApp: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconnect", abstract: "Connect an app again.",
    usage: "tierline apps reconnect NAME [options]")

  static let examples = [
    Example("tierline apps reconnect 'Ticket shop'", "requests are taken again")
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    return try await session.changeConnection(name, .reconnect, .appReconnected, store)
  }
}

/// `apps disconnect`.
struct DisconnectApp: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "disconnect", abstract: "Disconnect an app; it stays on the list.",
    usage: "tierline apps disconnect NAME [options]")

  static let examples = [
    Example("tierline apps disconnect Bakery", "its token is gone, its contacts stay")
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    return try await session.changeConnection(name, .disconnect, .appDisconnectedNow, store)
  }
}

/// `apps remove`.
struct RemoveApp: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take an app off the list.",
    usage: "tierline apps remove NAME [options]")

  static let examples = [
    Example("tierline apps remove 'Ticket shop'", "its contacts and their status stay")
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    return try await session.changeConnection(name, .remove, .appRemoved, store)
  }
}

/// The words for kinds of apps that can be connected: every kind but the account's own key.
enum AppKindWord {
  static var all: [String] {
    ConnectedApp.AppKind.allCases.filter { $0 != .apiKey }.map(\.rawValue)
  }

  static var list: String { all.joined(separator: ", ") }
}

extension Session {
  func appKind(_ word: String) throws(CommandFailure) -> ConnectedApp.AppKind {
    if AppKindWord.all.contains(word), let kind = ConnectedApp.AppKind(rawValue: word) {
      return kind
    }
    throw unknownWord(word, among: AppKindWord.all)
  }

  /// A word that is not one of several.
  func unknownWord(_ word: String, among words: [String]) -> CommandFailure {
    let nearest = nearestName(to: word, among: words)
    return failure(
      .usage, IntakePhrase.wrongWord, nearest == nil ? .wrongWordHint : .wrongWordNearest,
      [
        "token": .data(word), "nearest": .text(nearest ?? ""),
        "names": .text(words.joined(separator: ", ")),
      ])
  }

  func changeConnection(
    _ name: String, _ action: ChangeConnection.Action, _ key: IntakePhrase, _ store: OpenStore
  ) async throws -> ExitStatus {
    let app = try object(.app, name, store, for: .disconnectApp)
    let change = ChangeConnection(app: app.id, action)
    return try await changeIntake(.changeConnection(change), store) { _, _ in
      catalogue.text(key, ["name": .data(app.name)])
    }
  }
}
