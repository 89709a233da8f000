/// Puts users into a team or takes them out, in one transaction (9.3).
package struct ChangeTeamMembers: Equatable, Sendable {
  package enum Change: Equatable, Sendable {
    /// Into the team: as the main team of who has none, as an extra one of the others.
    case add
    /// Into the team as the main one; the main team before becomes an extra one.
    case addAsMain
    case remove
  }

  package var team: ObjectID
  package var users: [UserID]
  package var change: Change

  package init(team: ObjectID, users: [UserID], change: Change) {
    self.team = team
    self.users = users
    self.change = change
  }
}

extension ChangeTeamMembers {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      var quote = account.emptyQuote(.editUser, at: at)
      quote.changed = try events(on: account, by: actor).count
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Domain.Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Domain.Change(
      events: try events(on: account, by: request.actor), source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.permissionChange)))
  }

  private func events(on account: Account, by actor: UserID) throws(Refusal) -> [Event] {
    if let refusal = account.refusal(of: .editUser, by: actor) { throw refusal }
    guard !users.isEmpty else { throw Refusal(.editUser, .nothingSelected) }
    _ = try account.checkedTeams([team], for: .editUser)
    var seen: Set<UserID> = []
    var events: [Event] = []
    for id in users where seen.insert(id).inserted {
      guard let old = account.user(id) else {
        throw Refusal(.editUser, .unknownUser(String(id.rawValue)))
      }
      let edited = edited(old)
      if edited != old { events.append(.userEdited(edited, old: old)) }
    }
    return events
  }

  private func edited(_ user: User) -> User {
    var edited = user
    switch change {
    case .remove: return user.without(team)
    case .add where user.teams.contains(team): break
    case .add where user.team == nil: edited.team = team
    case .add: edited.extraTeams.append(team)
    case .addAsMain where user.team == team: break
    case .addAsMain:
      edited.extraTeams.removeAll { $0 == team }
      if let main = user.team { edited.extraTeams.append(main) }
      edited.team = team
    }
    return edited
  }
}

extension User {
  /// The user out of a team.
  func without(_ team: ObjectID) -> User {
    var user = self
    if user.team == team { user.team = nil }
    user.extraTeams.removeAll { $0 == team }
    return user
  }
}
