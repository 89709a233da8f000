/// Gives users a right or takes it away, in one transaction (R9.2, R9.5, R9.6).
package struct ChangePermission: Equatable, Sendable {
  package enum Right: Equatable, Sendable {
    case permission(Permission)
    case superAdmin
    /// A level of contact access, which giving sets, or the box for contacts without an owner.
    case contacts(ContactGrant)
  }

  /// Each user once.
  package let users: [UserID]
  package var right: Right
  package var isOn: Bool

  package init(users: [UserID], right: Right, isOn: Bool) {
    var seen: Set<UserID> = []
    self.users = users.filter { seen.insert($0).inserted }
    self.right = right
    self.isOn = isOn
  }

  package init(user: UserID, right: Right, isOn: Bool) {
    self.init(users: [user], right: right, isOn: isOn)
  }
}

extension ChangePermission {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      var quote = account.emptyQuote(.changePermission, at: at)
      quote.changed = try events(on: account, by: actor).count
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: try events(on: account, by: request.actor), source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.permissionChange)))
  }

  /// One event for each user who has not got it yet, or still has; one refusal refuses all.
  private func events(on account: Account, by actor: UserID) throws(Refusal) -> [Event] {
    let kind = CommandKind.changePermission
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    guard !users.isEmpty else { throw Refusal(kind, .nothingSelected) }
    guard let asking = account.user(actor) else { throw Refusal(kind, .unknownActor(actor)) }
    var events: [Event] = []
    for id in users {
      guard let target = account.user(id) else {
        throw Refusal(kind, .unknownUser(String(id.rawValue)))
      }
      if let event = try event(for: target, by: asking, account) { events.append(event) }
    }
    let demoted = events.count { if case .superAdminChanged(_, false) = $0 { true } else { false } }
    if demoted > 0, demoted == account.users.count(where: \.isSuperAdmin) {
      throw Refusal(kind, .lastSuperAdmin(users[0]))
    }
    return events
  }

  /// The change of one user; `nil` when there is none.
  private func event(
    for target: User, by asking: User, _ account: Account
  ) throws(Refusal) -> Event? {
    let kind = CommandKind.changePermission
    switch right {
    case .superAdmin:
      guard asking.isSuperAdmin else { throw Refusal(kind, account.needsSuperAdmin) }
      return target.isSuperAdmin == isOn ? nil : .superAdminChanged(target.id, isOn: isOn)
    case .permission(let permission):
      if !isOn, target.isSuperAdmin {
        throw Refusal(kind, .superAdminIsUnrestricted(target.id))
      }
      if isOn, !asking.may(permission) { throw Refusal(kind, .cannotGrant(permission)) }
      return target.permissions.contains(permission) == isOn
        ? nil : .permissionChanged(target.id, permission, isOn: isOn)
    case .contacts(let grant):
      let old = target.contacts[grant.action]
      let new = isOn ? grant.given(to: old) : grant.taken(from: old)
      guard new != old else { return nil }
      if target.isSuperAdmin, !new.covers(old) {
        throw Refusal(kind, .superAdminIsUnrestricted(target.id))
      }
      let own = asking.scope(of: grant.action)
      let isWithinOwn =
        (new.level <= old.level || new.level <= own.level)
        && (new.includesUnassigned == old.includesUnassigned || !new.includesUnassigned
          || own.includesUnassigned)
      guard isWithinOwn else {
        throw Refusal(kind, .cannotGrantContacts(grant.action, new))
      }
      var access = target.contacts
      access[grant.action] = new
      return .contactAccessChanged(target.id, access, old: target.contacts)
    }
  }
}
