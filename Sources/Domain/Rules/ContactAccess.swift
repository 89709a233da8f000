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

  /// Whether `user` is `owner` or has a team of the owner's, or one above it: who sees what an owner
  /// shows to the team (R9.9).
  package func shareTeam(_ user: UserID, with owner: UserID) -> Bool {
    self.user(user).map { teammates(of: $0).contains(owner) } ?? false
  }
}

/// Contacts that a command names, by what the user may do with them (R9.10).
package struct ContactSelection: Sendable {
  /// Those that the command is about.
  package var rows: [(id: ContactID, row: Int)] = []
  /// Those that are not there, or that the user may not view: they look the same.
  package var missing: [ContactID] = []
  /// Those that the user may view, and not do this with.
  package var notPermitted: [ContactID] = []
}

extension Account {
  /// Sorts the contacts that a command names.
  ///
  /// Throws when none is left that the command could be about: `unknownContact` when none is there,
  /// `contactsNotPermitted` when some are.
  package func selection(
    of contacts: [ContactID], to action: ContactAction, by actor: UserID, for kind: CommandKind
  ) throws(Refusal) -> ContactSelection {
    let seen = reach(.view, of: actor)
    let allowed = reach(action, of: actor)
    var selection = ContactSelection()
    selection.rows.reserveCapacity(contacts.count)
    for id in contacts {
      guard let row = table.row(of: id), seen.contains(row: row, of: table) else {
        selection.missing.append(id)
        continue
      }
      if allowed.contains(row: row, of: table) {
        selection.rows.append((id, row))
      } else {
        selection.notPermitted.append(id)
      }
    }
    if selection.rows.isEmpty {
      if let first = selection.notPermitted.first {
        throw Refusal(
          kind,
          .contactsNotPermitted(
            action, selection.notPermitted, grantedBy: givers(of: action, to: first)))
      }
      if let first = selection.missing.first { throw Refusal(kind, .unknownContact(first)) }
    }
    return selection
  }

  /// Users who may do this with the contact themselves and change others' rights (R9.6).
  private func givers(of action: ContactAction, to contact: ContactID) -> [UserID] {
    let row = table.row(of: contact)
    return users.filter { user in
      user.may(.addEditUsers) && row.map { mayTouch(action, row: $0, by: user.id) } ?? false
    }.map(\.id)
  }

  /// The refusal of deleting so many contacts at once; `nil` when the user may (9.2).
  package func refusalOfDeleting(
    _ count: Int, by actor: UserID, for kind: CommandKind
  ) -> Refusal? {
    guard count > 1, let user = user(actor), !user.may(.bulkDelete) else { return nil }
    return Refusal(kind, lacks(.bulkDelete))
  }
}
