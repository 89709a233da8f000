/// Adds a user, who may do what a new user may, as far as the one who adds may (R9.1, R9.6).
package struct AddUser: Equatable, Sendable {
  package var email: String
  package var name: String
  package var login: String?
  package var isSuperAdmin: Bool
  /// The main team first, then the extra ones (9.3).
  package var teams: [ObjectID]

  package init(
    email: String, name: String, login: String? = nil, isSuperAdmin: Bool = false,
    teams: [ObjectID] = []
  ) {
    self.email = email
    self.name = name
    self.login = login
    self.isSuperAdmin = isSuperAdmin
    self.teams = teams
  }
}

extension AddUser {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      _ = try user(on: account, by: actor)
    } catch {
      return .refused(error)
    }
    var quote = account.emptyQuote(.addUser, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: [.userAdded(try user(on: account, by: request.actor))], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.createdRecord)))
  }

  private func user(on account: Account, by actor: UserID) throws(Refusal) -> User {
    if let refusal = account.refusal(of: .addUser, by: actor) { throw refusal }
    guard let asking = account.user(actor) else { throw Refusal(.addUser, .unknownActor(actor)) }
    // Only super admins make others super admin (R9.6).
    if isSuperAdmin, !asking.isSuperAdmin { throw Refusal(.addUser, account.needsSuperAdmin) }
    let address = try account.checkedAddress(email, of: nil, for: .addUser)
    let login = try account.checkedLogin(login, of: nil, for: .addUser)
    let teams = try account.checkedTeams(teams, for: .addUser)
    var contacts = ContactAccess.everything
    for action in ContactAction.allCases {
      contacts[action] = contacts[action].limited(to: asking.scope(of: action))
    }
    return User(
      id: account.nextUserID, email: address, name: name.isEmpty ? address : name, login: login,
      isSuperAdmin: isSuperAdmin, permissions: Permission.initial.filter(asking.may),
      contacts: contacts, team: teams.first, extraTeams: Array(teams.dropFirst()))
  }
}
