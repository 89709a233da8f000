/// Checks that commands on users share.
extension Account {
  /// The address, trimmed; thrown when it is none or another user has it.
  func checkedAddress(
    _ text: String, of user: UserID?, for kind: CommandKind
  ) throws(Refusal) -> String {
    let address = EmailAddress.trimmed(text)
    guard EmailAddress.isValid(address) else { throw Refusal(kind, .invalidEmail(address)) }
    if let other = self.user(withEmail: address), other.id != user {
      throw Refusal(kind, .userExists(other.id))
    }
    return address
  }

  /// The login, `nil` for an empty one; thrown when another user acts under it.
  func checkedLogin(
    _ text: String?, of user: UserID?, for kind: CommandKind
  ) throws(Refusal) -> String? {
    let login = EmailAddress.trimmed(text ?? "")
    guard !login.isEmpty else { return nil }
    if let other = users.first(where: { $0.login == login && $0.id != user }) {
      throw Refusal(kind, .loginInUse(login, by: other.id))
    }
    return login
  }

  /// The teams, each once; thrown when one is not there.
  func checkedTeams(_ teams: [ObjectID], for kind: CommandKind) throws(Refusal) -> [ObjectID] {
    var seen: Set<ObjectID> = []
    for team in teams where objects.object(.team, team) == nil {
      throw Refusal(kind, .unknownObject(.team, String(team.rawValue), nearest: nil))
    }
    return teams.filter { seen.insert($0).inserted }
  }

  /// The user whom `actor` asks to change or remove; a super admin is left to super admins, since
  /// another login or address would be a way to act as one (R9.5).
  func changeable(
    _ id: UserID, by actor: UserID, for kind: CommandKind
  ) throws(Refusal) -> User {
    if let refusal = refusal(of: kind, by: actor) { throw refusal }
    guard let target = user(id) else { throw Refusal(kind, .unknownUser(String(id.rawValue))) }
    if target.isSuperAdmin, user(actor)?.isSuperAdmin != true {
      throw Refusal(kind, needsSuperAdmin)
    }
    return target
  }
}
