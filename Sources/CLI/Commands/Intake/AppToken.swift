internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `apps token`.
struct AppToken: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make a new token for an app; the one before no longer works.",
    usage: "tierline apps token NAME [--revoke] [options]")

  static let examples = [
    Example("tierline apps token Bakery > token.txt", "the token, shown this once"),
    Example("tierline apps token Bakery --revoke", "its token no longer works"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the app.", valueName: "name"))
  var name: String

  @Flag(help: "Take the token away instead.")
  var revoke = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, name, store, for: .changeToken)
    if revoke { return try await session.revokeToken(of: app, store) }
    return try await session.makeToken(for: app, store)
  }
}

/// `apps request`.
struct AppRequest: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Create and update contacts as an app does.",
    usage:
      "tierline apps request NAME create [-] [--set PROP=VALUE]... [--token-file FILE] [options]",
    discussion: """
      A contact whose address is known is updated: blank values leave what is there, and the \
      lifecycle stage only moves forward. The marketing status cannot be written: new contacts \
      become marketing while the app's marketing setting is on.
      """)

  static let examples = [
    Example("tierline apps request Bakery create --set email=bo@example.se", "one contact"),
    Example(
      "tierline apps request Bakery create - < contacts.jsonl",
      "one JSON object a line, all or none"),
    Example(
      "tierline apps request api-key create - --token-file key.txt < contacts.jsonl",
      "with the account's API key"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the app, or api-key.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("What the app asks for: create.", valueName: "create"))
  var action: String

  @OptionGroup var submissions: SubmissionOptions

  @Option(
    name: .customLong("token-file"),
    help: ArgumentHelp("A file with the app's token; it must be right.", valueName: "file"))
  var tokenFile: String?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    guard action == "create" else { throw session.unknownWord(action, among: ["create"]) }
    let store = try await session.openStoreForChange()
    let app = try session.object(.app, name, store, for: .takeIn)
    if let tokenFile { try session.checkToken(in: tokenFile, of: app) }
    return try await session.takeIn(.app(app.id), submissions, store)
  }
}

extension Session {
  /// Makes a new token and prints it, the only time that anybody sees it.
  func makeToken(for app: AccountObject, _ store: OpenStore) async throws -> ExitStatus {
    var generator = SystemRandomNumberGenerator()
    let token = AccessToken(using: &generator)
    let change = ChangeToken(app: app.id, digest: token.digest)
    let command = Command.changeIntake(.changeToken(change))
    return try await settle(command, store, ConfirmationAnswer()) { _, _ in
      note(IntakePhrase.tokenMade, ["name": .data(app.name)])
      switch format {
      case .json, .jsonl: try printObject([.init("token", .text(token.text))])
      case .table, .csv, .plain: try context.output.write(token.text + "\n")
      }
    }
  }

  func revokeToken(of app: AccountObject, _ store: OpenStore) async throws -> ExitStatus {
    let change = ChangeToken(app: app.id, digest: nil)
    return try await changeIntake(.changeToken(change), store) { _, _ in
      catalogue.text(IntakePhrase.tokenRevoked, ["name": .data(app.name)])
    }
  }

  /// Refuses a token that is not the app's; the last line end of the file does not belong to it.
  func checkToken(in file: String, of object: AccountObject) throws {
    guard case .app(let app) = object else { return }
    var token: [UInt8]
    switch readWholeFile(file, limit: 4096) {
    case .success(let bytes): token = bytes
    case .failure(let error):
      throw CommandFailure(.notFound, catalogue.failure(error, in: nil, actor: nil).explanation)
    }
    while token.last == 0x0A || token.last == 0x0D { token.removeLast() }
    let facts: [String: PhraseArgument] = ["file": .data(file), "name": .data(app.name)]
    guard let digest = app.tokenDigest else {
      throw failure(.notPermitted, IntakePhrase.noToken, .noTokenHint, facts)
    }
    guard TokenDigest.matches(token, digest) else {
      throw failure(.notPermitted, IntakePhrase.wrongToken, .wrongTokenHint, facts)
    }
  }
}
