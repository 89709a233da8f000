extension Account {
  /// Whether a user sees an object with this owner and visibility (R6.14, R7.9).
  ///
  /// The owner and super admins see everything. `nil` is the program itself, which sees all.
  package func isVisible(
    _ visibility: SavedFilter.Visibility, of owner: UserID, to user: UserID?
  ) -> Bool {
    guard let user, user != owner, self.user(user)?.isSuperAdmin != true else { return true }
    return switch visibility {
    case .private: false
    case .team: sharesTeam(owner, user)
    case .everyone: true
    }
  }

  /// The saved filters that a user sees, those that every account has first (R6.14, R6.15).
  package func savedFilters(visibleTo user: UserID?) -> [SavedFilter] {
    SavedFilter.standard
      + objects.filters.filter { isVisible($0.visibility, of: $0.owner, to: user) }
  }

  /// The lists that a user sees, in the order in which they were made (R7.9).
  package func lists(visibleTo user: UserID?) -> [ContactList] {
    objects.lists.filter { isVisible($0.visibility, of: $0.owner, to: user) }
  }

  /// The saved filter that a user means by a name or a number, among those they see.
  ///
  /// Throws `unknownObject` with the nearest name.
  package func savedFilter(
    named text: String, as user: UserID?, for command: CommandKind = .saveFilter
  ) throws(Refusal) -> SavedFilter {
    let filters = savedFilters(visibleTo: user)
    let found = try object(
      .savedFilter, named: text, among: filters.map(AccountObject.savedFilter), for: command)
    guard case .savedFilter(let filter) = found else {
      throw Refusal(command, .unknownObject(.savedFilter, text, nearest: nil))
    }
    return filter
  }

  /// The list that a user means by a name or a number, among those they see.
  ///
  /// Throws `unknownObject` with the nearest name.
  package func list(
    named text: String, as user: UserID?, for command: CommandKind = .saveList
  ) throws(Refusal) -> ContactList {
    let lists = lists(visibleTo: user)
    let found = try object(
      .list, named: text, among: lists.map(AccountObject.list), for: command)
    guard case .list(let list) = found else {
      throw Refusal(command, .unknownObject(.list, text, nearest: nil))
    }
    return list
  }
}
