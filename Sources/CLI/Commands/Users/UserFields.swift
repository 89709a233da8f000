internal import Domain
internal import Terminal
internal import Wording

/// Users as rows and as facts.
struct UserFields {
  let account: Account
  let catalogue: Catalogue

  // MARK: For programs

  var columns: [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(CommandLinePhrase.userID), alignment: .right),
      OutputColumn("email", catalogue.text(CommandLinePhrase.userEmail)),
      OutputColumn("name", catalogue.text(CommandLinePhrase.userName)),
      OutputColumn("login", catalogue.text(CommandLinePhrase.userLogin)),
      OutputColumn("super_admin", catalogue.text(CommandLinePhrase.userSuperAdmin)),
    ]
      + Permission.allCases.map {
        OutputColumn($0.rawValue.replacing("-", with: "_"), catalogue.name(of: $0))
      }
      + ContactAction.allCases.map {
        OutputColumn("contacts_" + $0.rawValue, catalogue.name(of: $0))
      }
      + [
        OutputColumn("team", catalogue.text(UserPhrase.showTeam)),
        OutputColumn("extra_teams", catalogue.text(UserPhrase.showExtraTeams)),
      ]
  }

  /// The values of `columns`; scopes as one word, such as `team+unassigned`.
  func values(_ user: User) -> [DataValue] {
    [
      .number(user.id.rawValue), .text(user.email), .text(user.name), .optional(user.login),
      .flag(user.isSuperAdmin),
    ] + Permission.allCases.map { .flag(user.may($0)) }
      + ContactAction.allCases.map { .text(user.scope(of: $0).word) }
      + [
        .optional(user.team.map(name(ofTeam:))),
        .list(user.extraTeams.map { .text(name(ofTeam: $0)) }),
      ]
  }

  /// The commands that the user may ask for, and the others.
  func actionMembers(_ user: User) -> [DataValue.Member] {
    guard let report = account.permissions(of: user.id) else { return [] }
    return [
      .init("may", .list(report.allowed.map { .text($0.rawValue) })),
      .init("may_not", .list(report.refused.map { .text($0.kind.rawValue) })),
    ]
  }

  // MARK: For people

  var shortColumns: [OutputColumn] {
    columns.prefix(3) + [
      OutputColumn("role", catalogue.text(UserPhrase.listRole)),
      OutputColumn("team", catalogue.text(UserPhrase.listTeam)),
      OutputColumn("contacts", catalogue.text(UserPhrase.listContacts)),
      OutputColumn("may_not", catalogue.text(UserPhrase.listMayNot)),
    ]
  }

  func shortTexts(_ user: User) -> [String] {
    let lacked = Permission.allCases.filter { !user.may($0) }.map(\.rawValue)
    return [
      String(user.id.rawValue), user.email, user.name, role(user),
      user.team.map(name(ofTeam:)) ?? "", shortAccess(user), lacked.joined(separator: " "),
    ]
  }

  /// `all`, or the scopes of view, edit and delete.
  private func shortAccess(_ user: User) -> String {
    let words = ContactAction.allCases.map { user.scope(of: $0).word }
    if words.allSatisfy({ $0 == ContactScope.everything.word }) {
      return catalogue.text(UserPhrase.contactsAll)
    }
    return catalogue.text(
      UserPhrase.contactsShort,
      ["view": .text(words[0]), "edit": .text(words[1]), "delete": .text(words[2])])
  }

  private func role(_ user: User) -> String {
    catalogue.text(user.isSuperAdmin ? UserPhrase.roleSuperAdmin : .roleUser)
  }

  /// A user in full: each permission, each scope, and what follows from them action by action.
  func lines(_ user: User) -> [(String, String)] {
    let always = catalogue.text(CommandLinePhrase.onAlways)
    var lines: [(String, String)] = Array(
      zip(columns.prefix(4).map(\.title), values(user).prefix(4).map(\.plainText)))
    lines.append((catalogue.text(UserPhrase.listRole), role(user)))
    lines.append(
      (
        catalogue.text(UserPhrase.showTeam),
        user.team.map(name(ofTeam:)) ?? catalogue.text(UserPhrase.showNoTeam)
      ))
    if !user.extraTeams.isEmpty {
      let names = user.extraTeams.map(name(ofTeam:)).joined(separator: ", ")
      lines.append((catalogue.text(UserPhrase.showExtraTeams), names))
    }
    for permission in Permission.allCases {
      let text = user.isSuperAdmin ? always : state(of: permission, user)
      lines.append((catalogue.name(of: permission), text))
    }
    for action in ContactAction.allCases {
      let title = catalogue.text(
        UserPhrase.showContacts, ["action": .text(catalogue.name(of: action))])
      lines.append((title, catalogue.name(of: user.scope(of: action))))
    }
    return lines + actionLines(user)
  }

  /// `on`, or `off` with who may turn it on (9.4).
  private func state(of permission: Permission, _ user: User) -> String {
    if user.may(permission) { return catalogue.text(CommandLinePhrase.on) }
    let givers = account.users.filter { $0.may(.addEditUsers) && $0.may(permission) }.map(\.name)
    guard !givers.isEmpty else { return catalogue.text(CommandLinePhrase.off) }
    return catalogue.text(
      UserPhrase.showGiver, ["names": .data(catalogue.enumeration(givers))])
  }

  private func actionLines(_ user: User) -> [(String, String)] {
    guard let report = account.permissions(of: user.id) else { return [] }
    var lines: [(String, String)] = []
    if !user.isSuperAdmin, report.teammates.count > 1 {
      let names = account.users.filter { report.teammates.contains($0.id) }.map(\.name)
      lines.append((catalogue.text(UserPhrase.showTeamOf), catalogue.enumeration(names)))
    }
    let may =
      user.isSuperAdmin
      ? [catalogue.text(UserPhrase.showAlways)]
      : report.allowed.map { catalogue.title(of: $0) }
    lines += titled(catalogue.text(UserPhrase.showMay), may)
    let mayNot = report.refused.map { line in
      line.refusal?.missingRight.map {
        catalogue.text(
          UserPhrase.showNeeds,
          [
            "action": .text(catalogue.title(of: line.kind)),
            "right": .text(catalogue.name(of: $0)),
          ])
      } ?? catalogue.title(of: line.kind)
    }
    return lines + titled(catalogue.text(UserPhrase.showMayNot), mayNot)
  }

  /// One line for each text, the title before the first.
  private func titled(_ title: String, _ texts: [String]) -> [(String, String)] {
    let shown = texts.isEmpty ? [catalogue.text(UserPhrase.showNothing)] : texts
    return shown.enumerated().map { ($0 == 0 ? title : "", $1) }
  }

  private func name(ofTeam id: ObjectID) -> String {
    account.objects.object(.team, id)?.name ?? String(id.rawValue)
  }
}
