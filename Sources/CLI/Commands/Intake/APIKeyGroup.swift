internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// Commands on the account's API key.
struct APIKeyGroup: ParsableCommand, CommandGroupPage {
  static let name = "api-key"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "The account's API key (legacy) and its marketing setting.",
    usage: "tierline api-key COMMAND [options]",
    subcommands: [
      ShowAPIKey.self, CreateAPIKey.self, RevokeAPIKey.self, TurnAPIKeyOn.self, TurnAPIKeyOff.self,
    ])

  static let examples = [
    Example("tierline api-key show", "whether there is a key, and its setting"),
    Example("tierline api-key create", "a new key, shown once"),
    Example("tierline api-key on --confirm 1", "contacts made with the key become marketing"),
  ]
}

/// `api-key show`.
struct ShowAPIKey: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the API key's state and setting.",
    usage: "tierline api-key show [options]")

  static let examples = [
    Example("tierline api-key show", "state, setting and contacts created")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    return try session.showApp(
      session.object(.app, APIKeyGroup.name, store, for: .toggleApp), store)
  }
}

/// `api-key create`.
struct CreateAPIKey: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a new API key; the one before no longer works.",
    usage: "tierline api-key create [options]",
    discussion: """
      Keys of this kind are legacy: connected apps with tokens of their own do the same.
      """)

  static let examples = [
    Example("tierline api-key create > key.txt", "the key, shown this once")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, APIKeyGroup.name, store, for: .changeToken)
    return try await session.makeToken(for: app, store)
  }
}

/// `api-key revoke`.
struct RevokeAPIKey: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take the API key away.",
    usage: "tierline api-key revoke [options]")

  static let examples = [
    Example("tierline api-key revoke", "requests with the key are refused")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, APIKeyGroup.name, store, for: .changeToken)
    return try await session.revokeToken(of: app, store)
  }
}

/// `api-key on`.
struct TurnAPIKeyOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Contacts made with the key from now on become marketing.",
    usage: "tierline api-key on [--confirm 1] [--dry-run] [options]")

  static let examples = [
    Example("tierline api-key on --confirm 1", "counted at once, from now on")
  ]

  @OptionGroup var confirmation: SettingConfirmation

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, APIKeyGroup.name, store, for: .toggleApp)
    return try await session.toggle(
      .app(app.id), isOn: true, name: app.name, store, confirmation.answer)
  }
}

/// `api-key off`.
struct TurnAPIKeyOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Contacts made with the key become non-marketing again.",
    usage: "tierline api-key off [options]")

  static let examples = [
    Example("tierline api-key off", "marketing contacts stay marketing")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, APIKeyGroup.name, store, for: .toggleApp)
    return try await session.toggle(
      .app(app.id), isOn: false, name: app.name, store, ConfirmationAnswer())
  }
}
