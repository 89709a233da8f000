package import Domain

/// Users' rights in words.
extension Catalogue {
  /// What can be done with contacts: `view`, `edit`, `delete`.
  package func name(of action: ContactAction) -> String {
    switch action {
    case .view: text(NamePhrase.viewContacts)
    case .edit: text(NamePhrase.editContacts)
    case .delete: text(NamePhrase.deleteContacts)
    }
  }

  /// Which contacts a scope reaches: `own contacts and those without an owner`.
  package func name(of scope: ContactScope) -> String {
    guard scope.level != .all, scope.includesUnassigned else { return name(of: scope.level) }
    if scope.level == .none { return text(NamePhrase.scopeUnassigned) }
    return text(
      NamePhrase.scopeWithUnassigned, ["scope": .text(name(of: scope.level))])
  }

  private func name(of level: ContactScope.Level) -> String {
    switch level {
    case .all: text(NamePhrase.scopeAll)
    case .team: text(NamePhrase.scopeTeam)
    case .own: text(NamePhrase.scopeOwn)
    case .none: text(NamePhrase.scopeNone)
    }
  }

  /// What can be given and taken: a permission, the role, a reach over contacts.
  package func name(of right: ChangePermission.Right) -> String {
    switch right {
    case .permission(let permission): return name(of: permission)
    case .superAdmin: return text(NamePhrase.superAdmin)
    case .contacts(let grant):
      let scope =
        switch grant.reach {
        case .level(let level): name(of: level)
        case .unassigned: text(NamePhrase.scopeUnassigned)
        }
      return text(
        NamePhrase.contactRight,
        ["action": .text(name(of: grant.action)), "scope": .text(scope)])
    }
  }

  /// What somebody lacks.
  package func name(of right: MissingRight) -> String {
    switch right {
    case .permission(let permission): name(of: permission)
    case .superAdmin: text(NamePhrase.superAdmin)
    case .contacts(let action): name(of: action)
    case .ownership(let kind): name(of: kind)
    }
  }

  /// A refusal that is about users' reach, logins or teams.
  ///
  /// `nil` for any other.
  func userMessage(
    _ reason: Refusal.Reason, in account: Account, actor: UserID?
  ) -> Explanation? {
    switch reason {
    case .contactsNotPermitted(let action, let contacts, let givers):
      let names = alternatives(givers.compactMap { account.user($0)?.name })
      let facts: [String: PhraseArgument] = [
        "action": .text(name(of: action)), "names": .text(names),
        "email": .data(actor.flatMap(account.user)?.email ?? "EMAIL"),
        "word": .text(ContactGrant(action, .level(.all)).word),
        "count": .number(contacts.count),
      ]
      let hint: RefusalPhrase =
        names.isEmpty ? .contactsNotPermittedNobody : .contactsNotPermittedHint
      return explain(.contactsNotPermitted, hint, facts)
    case .cannotGrantContacts(_, let scope):
      return explain(
        .cannotGrantContacts, .cannotGrantContactsHint, ["scope": .text(name(of: scope))])
    case .loginInUse(let login, let other):
      let user = account.user(other)
      return explain(
        .loginInUse, .loginInUseHint,
        [
          "token": .data(login), "name": .data(user?.name ?? ""),
          "email": .data(user?.email ?? ""),
        ])
    case .teamCircle(let name):
      return explain(.teamCircle, .teamCircleHint, ["name": .data(name)])
    default: return nil
    }
  }
}
