extension Account {
  /// Whether two users share a team (9.3); a user alone shares none.
  func sharesTeam(_ first: UserID, _ second: UserID) -> Bool {
    false
  }
}
