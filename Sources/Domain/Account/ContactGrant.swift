/// One thing that is given or taken in a user's contact access: a level, or the box for contacts
/// without an owner.
///
/// Its word is the one of the command line and of the store: `contacts.view:team`,
/// `contacts.edit:unassigned`.
package struct ContactGrant: Hashable, Sendable {
  package enum Reach: Hashable, Sendable {
    case level(ContactScope.Level)
    case unassigned
  }

  package var action: ContactAction
  package var reach: Reach

  package init(_ action: ContactAction, _ reach: Reach) {
    self.action = action
    self.reach = reach
  }

  private static let prefix = "contacts."
  private static let unassignedWord = "unassigned"

  package init?(word: String) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[0].hasPrefix(ContactGrant.prefix),
      let action = ContactAction(rawValue: String(parts[0].dropFirst(ContactGrant.prefix.count)))
    else { return nil }
    if parts[1] == ContactGrant.unassignedWord {
      self.init(action, .unassigned)
    } else if let level = ContactScope.Level(rawValue: parts[1]) {
      self.init(action, .level(level))
    } else {
      return nil
    }
  }

  package var word: String {
    let reach =
      switch reach {
      case .level(let level): level.rawValue
      case .unassigned: ContactGrant.unassignedWord
      }
    return ContactGrant.prefix + action.rawValue + ":" + reach
  }

  /// Every grant there is, by action, the widest level first.
  package static let all: [ContactGrant] = ContactAction.allCases.flatMap { action in
    ContactScope.Level.allCases.reversed().map { ContactGrant(action, .level($0)) }
      + [ContactGrant(action, .unassigned)]
  }

  /// What `scope` becomes when this is given: the level is set, the box ticked.
  package func given(to scope: ContactScope) -> ContactScope {
    switch reach {
    case .level(let level): scope.at(level)
    case .unassigned: scope.includingUnassigned(true)
    }
  }

  /// What `scope` becomes when this is taken away.
  ///
  /// Of a level the next narrower one is left, and nothing changes where the scope is narrower
  /// already; the level *none* cannot be taken away.
  package func taken(from scope: ContactScope) -> ContactScope {
    switch reach {
    case .unassigned: return scope.includingUnassigned(false)
    case .level(let level):
      guard level <= scope.level else { return scope }
      let narrower = ContactScope.Level.allCases.last { $0 < level }
      return narrower.map(scope.at) ?? scope
    }
  }
}

extension ContactAccess {
  /// The access as words, from which `init(words:)` makes it again: one level for each action, and
  /// the box where it is ticked below *all*.
  package var words: [String] {
    ContactAction.allCases.flatMap { action -> [String] in
      let scope = self[action]
      let box =
        scope.includesUnassigned && scope.level != .all
        ? [ContactGrant(action, .unassigned).word] : []
      return [ContactGrant(action, .level(scope.level)).word] + box
    }
  }

  /// The access that the words say; *all* for an action that they do not name (R9.8).
  ///
  /// `nil` when one of them is no word.
  package init?(words: [String]) {
    var access = ContactAccess.everything
    for word in words {
      guard let grant = ContactGrant(word: word) else { return nil }
      access[grant.action] = grant.given(to: access[grant.action])
    }
    self = access
  }
}
