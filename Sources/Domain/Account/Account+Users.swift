extension Account {
  mutating func add(_ user: User) {
    users.append(user)
    highestUserID = max(highestUserID, user.id.rawValue)
  }

  /// Takes over what an edit may change: rights stay what they are now.
  mutating func edit(_ edited: User) {
    guard let index = users.firstIndex(where: { $0.id == edited.id }) else { return }
    users[index].email = edited.email
    users[index].name = edited.name
    users[index].login = edited.login
    users[index].team = edited.team
    users[index].extraTeams = edited.extraTeams
  }

  /// The number of the next user.
  package var nextUserID: UserID {
    UserID(max(highestUserID, users.map(\.id.rawValue).max() ?? 0) + 1)
  }
}
