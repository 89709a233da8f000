internal import ArgumentParser
internal import Domain

/// How turning a marketing setting on is confirmed: with the number 1, one setting.
struct SettingConfirmation: ParsableArguments {
  @Option(
    name: .customLong("confirm"),
    help: ArgumentHelp("1, the number of settings, to confirm turning it on.", valueName: "n"))
  var number: Int?

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  var answer: ConfirmationAnswer { ConfirmationAnswer(number: number, isDryRun: isDryRun) }
}

/// `apps on`.
struct TurnAppOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Contacts that an app creates from now on become marketing.",
    usage: "tierline apps on NAME [--confirm 1] [--dry-run] [options]")

  static let examples = [
    Example("tierline apps on Bakery --confirm 1", "counted at once, from now on"),
    Example("tierline apps on Bakery --dry-run", "what it created lately"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var confirmation: SettingConfirmation

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, name, store, for: .toggleApp)
    return try await session.toggle(
      .app(app.id), isOn: true, name: app.name, store, confirmation.answer)
  }
}

/// `apps off`.
struct TurnAppOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Contacts that an app creates become non-marketing again.",
    usage: "tierline apps off NAME [options]")

  static let examples = [
    Example("tierline apps off Bakery", "marketing contacts stay marketing")
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, name, store, for: .toggleApp)
    return try await session.toggle(
      .app(app.id), isOn: false, name: app.name, store, ConfirmationAnswer())
  }
}

/// `forms on`.
struct TurnFormOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Every submitter of a form becomes marketing.",
    usage: "tierline forms on NAME [--confirm 1] [--dry-run] [options]")

  static let examples = [
    Example("tierline forms on Newsletter --confirm 1", "counted at once, from now on"),
    Example("tierline forms on Newsletter --dry-run", "what it created lately"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the form.", valueName: "name"))
  var name: String

  @OptionGroup var confirmation: SettingConfirmation

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let form = try session.object(.form, name, store, for: .toggleForm)
    return try await session.toggle(
      .form(form.id), isOn: true, name: form.name, store, confirmation.answer)
  }
}

/// `forms off`.
struct TurnFormOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "A form's new contacts become non-marketing.",
    usage: "tierline forms off NAME [options]")

  static let examples = [
    Example("tierline forms off Newsletter", "marketing contacts stay marketing")
  ]

  @Argument(help: ArgumentHelp("Name or number of the form.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let form = try session.object(.form, name, store, for: .toggleForm)
    return try await session.toggle(
      .form(form.id), isOn: false, name: form.name, store, ConfirmationAnswer())
  }
}

/// `chatflows on`.
struct TurnChatflowOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Contacts that a chatflow creates from now on become marketing.",
    usage: "tierline chatflows on NAME [--confirm 1] [--dry-run] [options]")

  static let examples = [
    Example("tierline chatflows on Support --confirm 1", "counted at once, from now on"),
    Example("tierline chatflows on Support --dry-run", "what it created lately"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the chatflow.", valueName: "name"))
  var name: String

  @OptionGroup var confirmation: SettingConfirmation

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let chatflow = try session.object(.chatflow, name, store, for: .toggleChatflow)
    return try await session.toggle(
      .chatflow(chatflow.id), isOn: true, name: chatflow.name, store, confirmation.answer)
  }
}

/// `chatflows off`.
struct TurnChatflowOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Contacts that a chatflow creates become non-marketing again.",
    usage: "tierline chatflows off NAME [options]")

  static let examples = [
    Example("tierline chatflows off Support", "marketing contacts stay marketing")
  ]

  @Argument(help: ArgumentHelp("Name or number of the chatflow.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let chatflow = try session.object(.chatflow, name, store, for: .toggleChatflow)
    return try await session.toggle(
      .chatflow(chatflow.id), isOn: false, name: chatflow.name, store, ConfirmationAnswer())
  }
}
