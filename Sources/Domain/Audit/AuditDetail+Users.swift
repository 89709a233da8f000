extension AuditDetail {
  /// The scopes that differ.
  static func changes(from old: ContactAccess, to new: ContactAccess) -> [AuditDetail] {
    ContactAction.allCases.compactMap { action in
      old[action] == new[action]
        ? nil
        : AuditDetail(
          "contacts." + action.rawValue, before: old[action].word, after: new[action].word)
    }
  }

  /// What an edit of a user changed; all there is of one that comes or goes.
  static func changes(from old: User?, to new: User?) -> [AuditDetail] {
    let pairs: [(String, String?, String?)] = [
      ("email", old?.email, new?.email), ("name", old?.name, new?.name),
      ("login", old?.login, new?.login), ("team", text(old?.team), text(new?.team)),
      ("extra_teams", text(old?.extraTeams), text(new?.extraTeams)),
      ("rights", rights(old), rights(new)),
    ]
    return pairs.compactMap { name, before, after in
      before == after ? nil : AuditDetail(name, before: before, after: after)
    }
  }

  private static func text(_ team: ObjectID?) -> String? {
    team.map { String($0.rawValue) }
  }

  private static func text(_ teams: [ObjectID]?) -> String? {
    guard let teams, !teams.isEmpty else { return nil }
    return teams.map { String($0.rawValue) }.joined(separator: ", ")
  }

  /// What a user may do, in the words of the command line.
  private static func rights(_ user: User?) -> String? {
    guard let user else { return nil }
    if user.isSuperAdmin { return "super-admin" }
    let permissions = Permission.allCases.filter(user.permissions.contains).map(\.rawValue)
    return (permissions + user.contacts.words).joined(separator: ", ")
  }
}
