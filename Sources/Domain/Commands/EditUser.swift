/// Changes name, login, address or teams of a user (9.3); what is `nil` stays.
package struct EditUser: Equatable, Sendable {
  package var user: UserID
  package var email: String?
  package var name: String?
  /// An empty login takes it away.
  package var login: String?
  /// The main team first, then the extra ones; empty for no team.
  package var teams: [ObjectID]?

  package init(
    user: UserID, email: String? = nil, name: String? = nil, login: String? = nil,
    teams: [ObjectID]? = nil
  ) {
    self.user = user
    self.email = email
    self.name = name
    self.login = login
    self.teams = teams
  }
}

extension EditUser {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let (edited, old) = try edit(on: account, by: actor)
      var quote = account.emptyQuote(.editUser, at: at)
      quote.changed = edited == old ? 0 : 1
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (edited, old) = try edit(on: account, by: request.actor)
    let back = EditUser(
      user: user, email: old.email, name: old.name, login: old.login ?? "", teams: old.teams)
    // Without a main team the first extra one would come back as the main team.
    let undo: Undo =
      old.team == nil && !old.extraTeams.isEmpty
      ? .impossible(.permissionChange) : .command(.editUser(back))
    return Change(
      events: edited == old ? [] : [.userEdited(edited, old: old)], source: .settings,
      outcome: Outcome(quote: quote, undo: edited == old ? .impossible(.nothingChanged) : undo))
  }

  private func edit(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> (edited: User, old: User) {
    let old = try account.changeable(user, by: actor, for: .editUser)
    var edited = old
    if let email { edited.email = try account.checkedAddress(email, of: user, for: .editUser) }
    if let name { edited.name = try account.checkedName(name, for: .editUser) }
    if let login { edited.login = try account.checkedLogin(login, of: user, for: .editUser) }
    if let teams {
      let checked = try account.checkedTeams(teams, for: .editUser)
      (edited.team, edited.extraTeams) = (checked.first, Array(checked.dropFirst()))
    }
    return (edited, old)
  }
}
