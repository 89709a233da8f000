internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `users add`: a new user.
struct AddUserCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a user.",
    usage: """
      tierline users add EMAIL --name NAME [--login LOGIN] [--super-admin] [options]
      """,
    discussion: """
      A new user may set contacts as marketing until that is taken away. With --login the person \
      logged in under that name acts as this user.
      """)

  static let examples = [
    Example("tierline users add bo@example.com --name 'Bo Ek' --login bo", "a user"),
    Example("tierline users add eva@example.com --name 'Eva Holm' --super-admin", "an admin"),
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @Option(help: ArgumentHelp("The person's name.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("The login that acts as this user.", valueName: "login"))
  var login: String?

  @Flag(name: .customLong("super-admin"), help: "May do everything.")
  var isSuperAdmin = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let command = AddUser(email: email, name: name, login: login, isSuperAdmin: isSuperAdmin)
    return try await session.changeUsers(.addUser(command)) { _, account in
      guard let user = account.user(withEmail: email) else { return "" }
      return session.catalogue.text(
        CommandLinePhrase.userAdded, ["name": .data(user.name), "email": .data(user.email)])
    }
  }
}

/// `users grant`: gives a permission.
struct GrantCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give a user a permission.",
    usage: "tierline users grant EMAIL PERMISSION [options]",
    discussion: "Permissions: \(PermissionWord.list).")

  static let examples = [
    Example("tierline users grant bo@example.com add-edit-users", "may add and edit users"),
    Example("tierline users grant eva@example.com super-admin", "may do everything"),
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @Argument(help: ArgumentHelp("Word of the permission.", valueName: "permission"))
  var permission: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changePermission(email, permission, isOn: true)
  }
}

/// `users revoke`: takes a permission away.
struct RevokeCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a permission away from a user.",
    usage: "tierline users revoke EMAIL PERMISSION [options]",
    discussion: "Permissions: \(PermissionWord.list).")

  static let examples = [
    Example(
      "tierline users revoke bo@example.com marketing-contacts-access",
      "may no longer set contacts as marketing")
  ]

  @Argument(help: ArgumentHelp("E-mail address of the user.", valueName: "email"))
  var email: String

  @Argument(help: ArgumentHelp("Word of the permission.", valueName: "permission"))
  var permission: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changePermission(email, permission, isOn: false)
  }
}

/// The words for rights on the command line.
enum PermissionWord {
  static let superAdmin = "super-admin"

  static var all: [String] { Permission.allCases.map(\.rawValue) + [superAdmin] }

  static var list: String { all.joined(separator: ", ") }

  static func right(_ word: String) -> ChangePermission.Right? {
    if word == superAdmin { return .superAdmin }
    return Permission(rawValue: word).map(ChangePermission.Right.permission)
  }
}

extension Session {
  func changePermission(_ email: String, _ word: String, isOn: Bool) async throws -> ExitStatus {
    guard let right = PermissionWord.right(word) else {
      let nearest = nearestName(to: word, among: PermissionWord.all)
      throw failure(
        .usage, .unknownPermission,
        nearest == nil ? .unknownPermissionHint : .unknownPermissionNearest,
        [
          "token": .data(word), "nearest": .text(nearest ?? ""),
          "names": .text(PermissionWord.list),
        ])
    }
    let store = try await openStoreForChange()
    let user = try user(email, store.account)
    let change = ChangePermission(user: user.id, right: right, isOn: isOn)
    return try await changeUsers(.changePermission(change), store) { outcome, _ in
      let name =
        switch right {
        case .superAdmin: catalogue.text(NamePhrase.superAdmin)
        case .permission(let permission): catalogue.name(of: permission)
        }
      if outcome.quote.changed == 0 { return catalogue.text(CommandLinePhrase.userUnchanged) }
      return catalogue.text(
        isOn ? CommandLinePhrase.userGranted : .userRevoked,
        ["name": .data(user.name), "email": .data(user.email), "permission": .text(name)])
    }
  }

  /// Carries out a change of users and says what it did.
  func changeUsers(
    _ command: Command, _ opened: OpenStore? = nil,
    sentence: (Outcome, Account) -> String
  ) async throws -> ExitStatus {
    let store: OpenStore
    if let opened { store = opened } else { store = try await openStoreForChange() }
    let actor = try actor(in: store.account)
    let outcome = try await explaining(store, actor) {
      try await store.workspace.perform(
        command, by: actor.id, frontEnd: .commandLine, confirmation: nil)
    }
    note(sentence(outcome, await store.workspace.snapshot.account))
    try reportResult(BulkResult(outcome).members)
    return .done
  }
}
