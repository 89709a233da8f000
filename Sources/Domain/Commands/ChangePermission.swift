/// Gives a user a permission or takes it away (R9.2, R9.5, R9.6).
package struct ChangePermission: Equatable, Sendable {
  package enum Right: Equatable, Sendable {
    case permission(Permission)
    case superAdmin
  }

  package var user: UserID
  package var right: Right
  package var isOn: Bool

  package init(user: UserID, right: Right, isOn: Bool) {
    self.user = user
    self.right = right
    self.isOn = isOn
  }
}

extension ChangePermission {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    let kind = CommandKind.changePermission
    if let refusal = account.refusal(of: kind, by: actor) { return .refused(refusal) }
    guard let target = account.user(user), let asking = account.user(actor) else {
      return .refused(Refusal(kind, .unknownUser(String(user.rawValue))))
    }
    var quote = account.emptyQuote(kind, at: at)
    switch right {
    case .superAdmin:
      guard asking.isSuperAdmin else { return .refused(Refusal(kind, account.needsSuperAdmin)) }
      if !isOn, target.isSuperAdmin, account.users.count(where: \.isSuperAdmin) == 1 {
        return .refused(Refusal(kind, .lastSuperAdmin(user)))
      }
      quote.changed = target.isSuperAdmin == isOn ? 0 : 1
    case .permission(let permission):
      if !isOn, target.isSuperAdmin {
        return .refused(Refusal(kind, .superAdminIsUnrestricted(user)))
      }
      if isOn, !asking.may(permission) {
        return .refused(Refusal(kind, .cannotGrant(permission)))
      }
      quote.changed = target.permissions.contains(permission) == isOn ? 0 : 1
    }
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let event: Event =
      switch right {
      case .superAdmin: .superAdminChanged(user, isOn: isOn)
      case .permission(let permission): .permissionChanged(user, permission, isOn: isOn)
      }
    return Change(
      events: quote.changed == 0 ? [] : [event], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.permissionChange)))
  }
}
