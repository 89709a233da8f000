/// Which entries of the audit log somebody wants to see (R13.3).
package struct AuditQuery: Equatable, Sendable {
  /// Only what this user did; `nil` for everybody and the system.
  package var user: UserID?
  /// Only these actions, by their words; empty for all.
  package var actions: Set<String>
  /// Only what is about this: a kind, a number, or a part of the name at that time.
  package var object: String?
  package var since: Instant?
  /// Entries from this moment on are left out.
  package var until: Instant?

  /// The view that opens by default goes back this many days.
  package static let defaultDays = 30

  package init(
    user: UserID? = nil, actions: Set<String> = [], object: String? = nil,
    since: Instant? = nil, until: Instant? = nil
  ) {
    self.user = user
    self.actions = actions
    self.object = object
    self.since = since
    self.until = until
  }

  /// The cheap half of the question: what stands in the head of a transaction.
  package func mayInclude(_ context: ChangeContext, action: String) -> Bool {
    if let user, context.actor != .user(user) { return false }
    if !actions.isEmpty, !actions.contains(action) { return false }
    if let since, context.at < since { return false }
    if let until, context.at >= until { return false }
    return true
  }

  package func includes(_ entry: AuditEntry) -> Bool {
    guard mayInclude(entry.context, action: entry.action) else { return false }
    guard let object else { return true }
    let key = object.lowercased()
    let activity = entry.context.activity
    let words = [
      entry.object?.kind, entry.object?.id, activity?.kind.rawValue, activity?.id,
    ]
    if words.contains(where: { $0?.lowercased() == key }) { return true }
    return [entry.object?.name, activity?.name].contains { name in
      guard let name else { return false }
      return TextMatcher(.contains, key).matches(name)
    }
  }
}

extension Account {
  /// Whether `actor` may read the audit log: super admins only (R13.3).
  package func refusalOfAuditLog(by actor: UserID) -> Refusal? {
    refusal(of: .readAuditLog, by: actor)
  }
}
