internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `users list`: all users with their permissions.
struct ListUsers: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List users and permissions.",
    usage: "tierline users list [options]")

  static let examples = [
    Example("tierline users list", "all users"),
    Example("tierline users list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let users = store.account.users
    try session.printRecords(UserFields.columns(session.catalogue), count: users.count) {
      UserFields.values(users[$0])
    } people: {
      UserFields.texts(users[$0], session.catalogue)
    }
    return .done
  }
}

/// `users show`: one user.
struct ShowUser: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one user.",
    usage: "tierline users show EMAIL [options]")

  static let examples = [Example("tierline users show bo@example.com", "role and permissions")]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let user = try session.user(email, store.account)
    let columns = UserFields.columns(session.catalogue)
    let members = zip(columns, UserFields.values(user)).map { DataValue.Member($0.name, $1) }
    let lines = zip(columns, UserFields.texts(user, session.catalogue)).map { ($0.title, $1) }
    try session.printObject(members, people: lines)
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

/// Users as rows.
enum UserFields {
  static func columns(_ catalogue: Catalogue) -> [OutputColumn] {
    [
      OutputColumn(
        "id", catalogue.text(CommandLinePhrase.userID), alignment: .right),
      OutputColumn("email", catalogue.text(CommandLinePhrase.userEmail)),
      OutputColumn("name", catalogue.text(CommandLinePhrase.userName)),
      OutputColumn("login", catalogue.text(CommandLinePhrase.userLogin)),
      OutputColumn("super_admin", catalogue.text(CommandLinePhrase.userSuperAdmin)),
    ]
      + Permission.allCases.map { OutputColumn(name(of: $0), catalogue.name(of: $0)) }
  }

  static func values(_ user: User) -> [DataValue] {
    [
      .number(user.id.rawValue), .text(user.email), .text(user.name), .optional(user.login),
      .flag(user.isSuperAdmin),
    ] + Permission.allCases.map { .flag(user.may($0)) }
  }

  static func texts(_ user: User, _ catalogue: Catalogue) -> [String] {
    let always = user.isSuperAdmin
    return [
      String(user.id.rawValue), user.email, user.name, user.login ?? "",
      catalogue.text(user.isSuperAdmin ? CommandLinePhrase.yes : .no),
    ]
      + Permission.allCases.map { permission in
        if always { return catalogue.text(CommandLinePhrase.onAlways) }
        return catalogue.text(user.may(permission) ? CommandLinePhrase.on : .off)
      }
  }

  private static func name(of permission: Permission) -> String {
    permission.rawValue.replacing("-", with: "_")
  }
}
