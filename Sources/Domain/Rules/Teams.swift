extension Account {
  /// Whether the second user shares a main or extra team of the first, or has one above it: who
  /// sees what the first shows to the team (9.3, R9.9).
  func sharesTeam(_ first: UserID, _ second: UserID) -> Bool {
    guard first != second, let looking = user(second) else { return false }
    return teammates(of: looking).contains(first)
  }
}
