internal import ArgumentParser
internal import Domain
internal import Wording

/// `users grant`: gives a right.
struct GrantCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give users a permission, or set which contacts they reach.",
    usage: "tierline users grant EMAIL... PERMISSION [options]",
    discussion: PermissionWord.help(
      """
      A word such as contacts.edit:own sets how far viewing, editing or deleting reaches; \
      contacts.edit:unassigned adds contacts without an owner. Nobody gives what they lack. \
      Several users are changed together or not at all.
      """))

  static let examples = [
    Example("tierline users grant bo@example.com add-edit-users", "may add and edit users"),
    Example("tierline users grant bo@example.com contacts.edit:own", "may edit own contacts only"),
    Example("tierline users grant eva@example.com super-admin", "may do everything"),
  ]

  @Argument(
    help: ArgumentHelp("E-mail addresses, then the permission.", valueName: "email|permission"))
  var words: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changeRight(words, isOn: true)
  }
}

/// `users revoke`: takes a right away.
struct RevokeCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a permission away from users.",
    usage: "tierline users revoke EMAIL... PERMISSION [options]",
    discussion: PermissionWord.help(
      """
      Of contacts.view:LEVEL the next narrower level is left: team, own, none. Several users are \
      changed together or not at all.
      """))

  static let examples = [
    Example(
      "tierline users revoke bo@example.com marketing-contacts-access",
      "may no longer set contacts as marketing"),
    Example(
      "tierline users revoke bo@example.com eva@example.com bulk-delete", "from several users"),
    Example(
      "tierline users revoke bo@example.com contacts.view:unassigned",
      "without contacts that nobody owns"),
  ]

  @Argument(
    help: ArgumentHelp("E-mail addresses, then the permission.", valueName: "email|permission"))
  var words: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changeRight(words, isOn: false)
  }
}

/// The words for rights on the command line.
enum PermissionWord {
  static let superAdmin = "super-admin"

  static var all: [String] {
    Permission.allCases.map(\.rawValue) + ContactGrant.all.map(\.word) + [superAdmin]
  }

  /// The words as people read them: one pattern for all levels.
  static var list: String {
    let contacts = ContactAction.allCases.map {
      "contacts.\($0.rawValue):all|team|own|none|unassigned"
    }
    return (Permission.allCases.map(\.rawValue) + contacts + [superAdmin]).joined(separator: ", ")
  }

  static func help(_ text: String) -> String {
    "Permissions: \(list). " + text
  }

  static func right(_ word: String) -> ChangePermission.Right? {
    if word == superAdmin { return .superAdmin }
    if let grant = ContactGrant(word: word) { return .contacts(grant) }
    return Permission(rawValue: word).map(ChangePermission.Right.permission)
  }
}

extension Session {
  /// Gives the right that the last word names to the users before it, or takes it from them.
  func changeRight(_ words: [String], isOn: Bool) async throws -> ExitStatus {
    guard words.count > 1, let word = words.last else {
      throw failure(.usage, UserPhrase.wordsMissing, UserPhrase.wordsMissingHint)
    }
    guard let right = PermissionWord.right(word) else { throw unknownRight(word) }
    let store = try await openStoreForChange()
    let users = try words.dropLast().map { try user($0, store.account) }
    let change = ChangePermission(users: users.map(\.id), right: right, isOn: isOn)
    return try await changeUsers(.changePermission(change), store) { outcome, account in
      if outcome.quote.changed == 0 { return catalogue.text(CommandLinePhrase.userUnchanged) }
      if change.users.count == 1 { return sentence(users[0], right, isOn, account) }
      return catalogue.text(
        isOn ? UserPhrase.grantedMany : .revokedMany, count: outcome.quote.changed,
        ["permission": .text(catalogue.name(of: right))])
    }
  }

  /// What one user has now: of contact access the whole scope, since a level replaces another.
  private func sentence(
    _ user: User, _ right: ChangePermission.Right, _ isOn: Bool, _ account: Account
  ) -> String {
    let person: [String: PhraseArgument] = ["name": .data(user.name), "email": .data(user.email)]
    guard case .contacts(let grant) = right, let now = account.user(user.id) else {
      let name = PhraseArgument.text(catalogue.name(of: right))
      return catalogue.text(
        isOn ? CommandLinePhrase.userGranted : .userRevoked,
        person.merging(["permission": name]) { $1 })
    }
    let scope = catalogue.text(
      NamePhrase.contactRight,
      [
        "action": .text(catalogue.name(of: grant.action)),
        "scope": .text(catalogue.name(of: now.scope(of: grant.action))),
      ])
    return catalogue.text(UserPhrase.setLevel, person.merging(["permission": .text(scope)]) { $1 })
  }

  private func unknownRight(_ word: String) -> CommandFailure {
    let nearest = nearestName(to: word, among: PermissionWord.all)
    return failure(
      .usage, CommandLinePhrase.unknownPermission,
      nearest == nil ? .unknownPermissionHint : .unknownPermissionNearest,
      [
        "token": .data(word), "nearest": .text(nearest ?? ""), "names": .text(PermissionWord.list),
      ])
  }
}
