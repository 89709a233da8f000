internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `users add`: a new user.
struct AddUserCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a user.",
    usage: """
      tierline users add EMAIL --name NAME [--login LOGIN] [--team TEAM ...] [--super-admin] \
      [options]
      """,
    discussion: """
      A new user may do everything but add and edit users, as far as the one who adds may, until \
      it is taken away. With --login the person logged in under that name acts as this user. The \
      first team is the main one.
      """)

  static let examples = [
    Example("tierline users add kim@example.com --name 'Kim Dahl' --login kim", "a user"),
    Example("tierline users add mia@example.com --name 'Mia Berg' --super-admin", "an admin"),
    Example("tierline users add tor@example.com --name Tor --team Sales", "into a team"),
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @Option(help: ArgumentHelp("The person's name.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("The login that acts as this user.", valueName: "login"))
  var login: String?

  @Option(
    name: .customLong("team"),
    help: ArgumentHelp("A team of the user; may be given several times.", valueName: "team"))
  var teams: [String] = []

  @Flag(name: .customLong("super-admin"), help: "May do everything.")
  var isSuperAdmin = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let command = AddUser(
      email: email, name: name, login: login, isSuperAdmin: isSuperAdmin,
      teams: try teams.map { try session.team($0, store.account).id })
    return try await session.changeUsers(.addUser(command), store) { _, account in
      guard let user = account.user(withEmail: email) else { return "" }
      return session.catalogue.text(
        CommandLinePhrase.userAdded, ["name": .data(user.name), "email": .data(user.email)])
    }
  }
}

/// `users edit`: other name, address, login or teams.
struct EditUserCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change name, address, login or teams of a user.",
    usage: """
      tierline users edit EMAIL [--name NAME] [--email NEW] [--login LOGIN | --no-login] \
      [--team TEAM ... | --no-team] [options]
      """,
    discussion: "The first team is the main one. Super admins are changed by super admins only.")

  static let examples = [
    Example("tierline users edit bo@example.com --name 'Bo Ekström'", "another name"),
    Example("tierline users edit bo@example.com --team Sales --team North", "main and extra team"),
    Example("tierline users edit bo@example.com --no-login", "no login acts as this user"),
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var user: String

  @Option(help: ArgumentHelp("The person's name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The new e-mail address.", valueName: "email"))
  var email: String?

  @Option(help: ArgumentHelp("The login that acts as this user.", valueName: "login"))
  var login: String?

  @Flag(name: .customLong("no-login"), help: "No login acts as this user.")
  var hasNoLogin = false

  @Option(
    name: .customLong("team"),
    help: ArgumentHelp("A team of the user; may be given several times.", valueName: "team"))
  var teams: [String] = []

  @Flag(name: .customLong("no-team"), help: "Out of every team.")
  var hasNoTeam = false

  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if hasNoLogin, login != nil {
      throw ValidationError("--login and --no-login exclude each other.")
    }
    if hasNoTeam, !teams.isEmpty {
      throw ValidationError("--team and --no-team exclude each other.")
    }
  }

  func run(in session: Session) async throws -> ExitStatus {
    guard name != nil || email != nil || login != nil || hasNoLogin || hasNoTeam || !teams.isEmpty
    else { throw session.failure(.usage, UserPhrase.nothingToEdit, UserPhrase.nothingToEditHint) }
    let store = try await session.openStoreForChange()
    let found = try session.user(user, store.account)
    let ids = try teams.map { try session.team($0, store.account).id }
    let command = EditUser(
      user: found.id, email: email, name: name, login: hasNoLogin ? "" : login,
      teams: hasNoTeam || !ids.isEmpty ? ids : nil)
    return try await session.changeUsers(.editUser(command), store) { outcome, account in
      let user = account.user(found.id) ?? found
      return outcome.quote.changed == 0
        ? session.catalogue.text(CommandLinePhrase.userUnchanged)
        : session.catalogue.text(
          UserPhrase.edited, ["name": .data(user.name), "email": .data(user.email)])
    }
  }
}

/// `users remove`: takes a user out of the account.
struct RemoveUserCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a user.",
    usage: "tierline users remove EMAIL [options]",
    discussion: """
      Contacts keep their owner, shown as a former user; filters and lists stay. The last super \
      admin cannot be removed, and super admins are removed by super admins only.
      """)

  static let examples = [Example("tierline users remove bo@example.com", "no longer a user")]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let user = try session.user(email, store.account)
    return try await session.changeUsers(.removeUser(.init(user: user.id)), store) { _, _ in
      session.catalogue.text(
        UserPhrase.removed, ["name": .data(user.name), "email": .data(user.email)])
    }
  }
}

extension Session {
  /// Carries out a change of users or teams and says what it did.
  func changeUsers(
    _ command: Command, _ store: OpenStore, sentence: (Outcome, Account) -> String
  ) async throws -> ExitStatus {
    let actor = try actor(in: store.account)
    let outcome = try await explaining(store, actor) {
      try await store.workspace.perform(
        command, by: actor.id, frontEnd: .commandLine, confirmation: nil)
    }
    note(sentence(outcome, await store.workspace.snapshot.account))
    try reportResult(BulkResult(outcome).members)
    return .done
  }

  /// The team with this name; one that is not there is answered with the nearest.
  func team(_ name: String, _ account: Account) throws -> Team {
    let key = AccountObjects.key(name)
    let teams = account.objects.teams
    if let team = teams.first(where: { AccountObjects.key($0.name) == key }) { return team }
    let nearest = nearestName(to: name, among: teams.map(\.name))
    let refusal = Refusal(.saveTeam, .unknownObject(.team, name, nearest: nearest))
    throw catalogue.failure(refusal, in: account, actor: nil)
  }

  func failure(
    _ status: ExitStatus, _ key: some PhraseKey, _ hint: some PhraseKey,
    _ facts: [String: PhraseArgument] = [:]
  ) -> CommandFailure {
    CommandFailure(
      status, Explanation(catalogue.text(key, facts), hint: catalogue.text(hint, facts)))
  }
}
