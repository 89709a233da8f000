internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `users list`: all users with their permissions.
struct ListUsers: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List users and permissions.",
    usage: "tierline users list [options]",
    discussion: """
      A table says what each user may not do; every other format has all permissions, a column \
      each.
      """)

  static let examples = [
    Example("tierline users list", "all users"),
    Example("tierline users list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let users = store.account.users
    let fields = UserFields(account: store.account, catalogue: session.catalogue)
    if session.format == .table {
      try session.printRecords(fields.shortColumns, count: users.count) { _ in
        []
      } people: {
        fields.shortTexts(users[$0])
      }
    } else {
      try session.printRecords(fields.columns, users.map(fields.values))
    }
    return .done
  }
}

/// `users show`: one user.
struct ShowUser: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one user: teams, contacts, what the user may and may not do.",
    usage: "tierline users show EMAIL [options]")

  static let examples = [
    Example("tierline users show bo@example.com", "role and permissions"),
    Example("tierline users show bo@example.com --format json", "for other programs"),
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let user = try session.user(email, store.account)
    let fields = UserFields(account: store.account, catalogue: session.catalogue)
    let members =
      zip(fields.columns, fields.values(user)).map { DataValue.Member($0.name, $1) }
      + fields.actionMembers(user)
    try session.printObject(members, people: fields.lines(user))
    return .done
  }
}

extension Session {
  /// The user with this address; an address that nobody has is answered with the nearest.
  func user(_ email: String, _ account: Account) throws(CommandFailure) -> User {
    guard let user = account.user(withEmail: email) else {
      throw CommandFailure(.notFound, catalogue.unknownUser(email, account))
    }
    return user
  }
}
