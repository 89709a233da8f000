/// Who may view, edit and delete which contacts (9.2, R9.9, R9.10).
extension Account {
  /// Whether the user may do this with the contact of a row.
  ///
  /// Whoever may not view a contact may do nothing with it.
  package func mayTouch(_ action: ContactAction, row: Int, by user: UserID) -> Bool {
    reach(action, of: user).contains(row: row, of: table)
  }

  /// The rows of the contacts that the user may do this with, deleted ones included; `nil` when it
  /// is all of them.
  package func rows(_ action: ContactAction, for user: UserID) -> RowSet? {
    reach(action, of: user).rows(of: table)
  }

  /// Those of the rows whose contacts the user may do this with.
  func among(_ rows: RowSet, _ action: ContactAction, by user: UserID) -> RowSet {
    self.rows(action, for: user).map(rows.intersection) ?? rows
  }

  /// What `mayTouch` goes by, for asking about many contacts; nothing for who is no user.
  package func reach(_ action: ContactAction, of id: UserID) -> ContactReach {
    guard let user = user(id) else { return .nothing }
    let asked = reach(of: user, user.scope(of: action))
    return action == .view
      ? asked : asked.intersection(reach(of: user, user.scope(of: .view)))
  }

  private func reach(of user: User, _ scope: ContactScope) -> ContactReach {
    let owners: Set<UserID>
    switch scope.level {
    case .all: return .everything
    case .team: owners = teammates(of: user)
    case .own: owners = [user.id]
    case .none: owners = []
    }
    return ContactReach(
      owners: Set(owners.map { String($0.rawValue) }),
      includesUnassigned: scope.includesUnassigned)
  }

  /// The user, and whoever is in a team of the user's or in one below (R9.9).
  package func teammates(of user: User) -> Set<UserID> {
    let seen = teamsBelow(user.teams)
    let others = users.filter { $0.teams.contains(where: seen.contains) }
    return Set(others.map(\.id)).union([user.id])
  }

  /// The teams and all those below them.
  package func teamsBelow(_ teams: [ObjectID]) -> Set<ObjectID> {
    var found = Set(teams)
    var open = teams
    while let team = open.popLast() {
      for child in objects.teams where child.parent == team && found.insert(child.id).inserted {
        open.append(child.id)
      }
    }
    return found
  }
}
