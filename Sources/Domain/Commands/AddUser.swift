/// Adds a user (R9.6).
package struct AddUser: Equatable, Sendable {
  package var email: String
  package var name: String
  package var login: String?
  package var isSuperAdmin: Bool

  package init(email: String, name: String, login: String? = nil, isSuperAdmin: Bool = false) {
    self.email = email
    self.name = name
    self.login = login
    self.isSuperAdmin = isSuperAdmin
  }
}

extension AddUser {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .addUser, by: actor) { return .refused(refusal) }
    // Only super admins make others super admin (R9.6).
    if isSuperAdmin, account.user(actor)?.isSuperAdmin != true {
      return .refused(Refusal(.addUser, account.needsSuperAdmin))
    }
    let address = EmailAddress.trimmed(email)
    guard EmailAddress.isValid(address) else {
      return .refused(Refusal(.addUser, .invalidEmail(address)))
    }
    if let other = account.user(withEmail: address) {
      return .refused(Refusal(.addUser, .userExists(other.id)))
    }
    var quote = account.emptyQuote(.addUser, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let user = User(
      id: account.nextUserID, email: EmailAddress.trimmed(email),
      name: name.isEmpty ? EmailAddress.trimmed(email) : name, login: login,
      isSuperAdmin: isSuperAdmin)
    return Change(
      events: [.userAdded(user)], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.createdRecord)))
  }
}
