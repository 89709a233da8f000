extension Account {
  /// Whether `actor` may ask for this kind of command at all: the cheap half of an assessment, also
  /// used to show an action as not available.
  ///
  /// `nil` means yes.
  package func refusal(of kind: CommandKind, by actor: UserID) -> Refusal? {
    guard let user = user(actor) else { return Refusal(kind, .unknownActor(actor)) }
    switch kind {
    case .setAsMarketing, .setAsNonMarketing, .keepAsMarketing:
      guard user.may(.marketingContactsAccess) else {
        return Refusal(kind, lacks(.marketingContactsAccess))
      }
      return hasMarketingContacts ? nil : Refusal(kind, .noMarketingContacts)
    case .addUser, .changePermission:
      return user.may(.addEditUsers) ? nil : Refusal(kind, lacks(.addEditUsers))
    case .adoptContacts, .requestRenewalTier:
      return user.isSuperAdmin ? nil : Refusal(kind, needsSuperAdmin)
    case .createContact, .editContacts, .importContacts:
      return nil
    }
  }

  /// The reason that names who could give the permission (9.4).
  func lacks(_ permission: Permission) -> Refusal.Reason {
    let others = users.filter { $0.may(.addEditUsers) && $0.may(permission) }
    return .needsPermission(permission, grantedBy: others.map(\.id))
  }

  var needsSuperAdmin: Refusal.Reason {
    .needsSuperAdmin(superAdmins: users.filter(\.isSuperAdmin).map(\.id))
  }
}
