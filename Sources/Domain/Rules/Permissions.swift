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
    case .toggleApp, .toggleForm, .toggleChatflow, .saveCleanUpRule, .deleteCleanUpRule,
      .runCleanUpRule, .toggleWorkflow, .saveWorkflow, .deleteWorkflow, .enrolContacts:
      guard user.may(.marketingContactsAccess) else {
        return Refusal(kind, lacks(.marketingContactsAccess))
      }
      guard hasMarketingContacts else { return Refusal(kind, .noMarketingContacts) }
      return refusalOfTool(kind, user)
    case .addUser, .changePermission, .removeUser, .editUser, .saveTeam, .deleteTeam:
      return user.may(.addEditUsers) ? nil : Refusal(kind, lacks(.addEditUsers))
    case .adoptContacts, .requestRenewalTier, .changeBilling, .changeTierGuard, .switchFeatureOn,
      .connectApp, .disconnectApp, .changeToken, .readAuditLog:
      return user.isSuperAdmin ? nil : Refusal(kind, needsSuperAdmin)
    case .createContact, .editContacts, .deleteContacts, .deletePermanently, .restoreContacts,
      .mergeContacts, .saveFilter, .deleteFilter, .takeIn:
      return nil
    case .importContacts, .exportContacts, .saveList, .deleteList, .changeListMembers, .saveForm,
      .deleteForm, .saveChatflow, .deleteChatflow, .retryWorkflow:
      return refusalOfTool(kind, user)
    }
  }

  /// Whether the user lacks the permission for the tool that a command belongs to (9.2).
  private func refusalOfTool(_ kind: CommandKind, _ user: User) -> Refusal? {
    guard let permission = kind.toolPermission, !user.may(permission) else { return nil }
    return Refusal(kind, lacks(permission))
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

extension CommandKind {
  /// The permission of 9.2 for the tool that the command belongs to; `nil` when there is none.
  fileprivate var toolPermission: Permission? {
    switch self {
    case .importContacts: .importContacts
    case .exportContacts: .exportContacts
    case .saveList, .deleteList, .changeListMembers: .lists
    case .saveForm, .deleteForm, .toggleForm, .saveChatflow, .deleteChatflow, .toggleChatflow:
      .forms
    case .saveWorkflow, .toggleWorkflow, .enrolContacts, .retryWorkflow, .deleteWorkflow:
      .workflows
    default: nil
    }
  }
}
