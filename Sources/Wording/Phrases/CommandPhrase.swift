package import Domain

/// What a command is called: in menus and messages.
package enum CommandPhrase: String, PhraseKey {
  case createContact = "command.create-contact"
  case editContacts = "command.edit-contacts"
  case setAsMarketing = "command.set-marketing"
  case setAsNonMarketing = "command.set-non-marketing"
  case keepAsMarketing = "command.keep-marketing"
  case importContacts = "command.import-contacts"
  case adoptContacts = "command.adopt-contacts"
  case requestRenewalTier = "command.request-renewal-tier"
  case addUser = "command.add-user"
  case changePermission = "command.change-permission"
  case removeUser = "command.remove-user"
  case editUser = "command.edit-user"
  case saveTeam = "command.save-team"
  case deleteTeam = "command.delete-team"
  case deleteContacts = "command.delete-contacts"
  case deletePermanently = "command.delete-permanently"
  case restoreContacts = "command.restore-contacts"
  case mergeContacts = "command.merge-contacts"
  case exportContacts = "command.export-contacts"
  case saveFilter = "command.save-filter"
  case deleteFilter = "command.delete-filter"
  case saveList = "command.save-list"
  case deleteList = "command.delete-list"
  case changeListMembers = "command.change-list-members"
  case connectApp = "command.connect-app"
  case disconnectApp = "command.disconnect-app"
  case toggleApp = "command.toggle-app"
  case changeToken = "command.change-token"
  case saveForm = "command.save-form"
  case deleteForm = "command.delete-form"
  case toggleForm = "command.toggle-form"
  case saveChatflow = "command.save-chatflow"
  case deleteChatflow = "command.delete-chatflow"
  case toggleChatflow = "command.toggle-chatflow"
  case takeIn = "command.take-in"
  case saveWorkflow = "command.save-workflow"
  case toggleWorkflow = "command.toggle-workflow"
  case enrolContacts = "command.enrol-contacts"
  case retryWorkflow = "command.retry-workflow"
  case deleteWorkflow = "command.delete-workflow"
  case changeBilling = "command.change-billing"
  case changeTierGuard = "command.change-tier-guard"
  case switchFeatureOn = "command.switch-feature-on"
  case saveCleanUpRule = "command.save-clean-up-rule"
  case deleteCleanUpRule = "command.delete-clean-up-rule"
  case runCleanUpRule = "command.run-clean-up-rule"
  case readAuditLog = "command.read-audit-log"

  package init(_ kind: CommandKind) {
    self =
      switch kind {
      case .createContact: .createContact
      case .editContacts: .editContacts
      case .setAsMarketing: .setAsMarketing
      case .setAsNonMarketing: .setAsNonMarketing
      case .keepAsMarketing: .keepAsMarketing
      case .importContacts: .importContacts
      case .adoptContacts: .adoptContacts
      case .requestRenewalTier: .requestRenewalTier
      case .addUser: .addUser
      case .changePermission: .changePermission
      case .removeUser: .removeUser
      case .editUser: .editUser
      case .saveTeam: .saveTeam
      case .deleteTeam: .deleteTeam
      case .deleteContacts: .deleteContacts
      case .deletePermanently: .deletePermanently
      case .restoreContacts: .restoreContacts
      case .mergeContacts: .mergeContacts
      case .exportContacts: .exportContacts
      case .saveFilter: .saveFilter
      case .deleteFilter: .deleteFilter
      case .saveList: .saveList
      case .deleteList: .deleteList
      case .changeListMembers: .changeListMembers
      case .connectApp: .connectApp
      case .disconnectApp: .disconnectApp
      case .toggleApp: .toggleApp
      case .changeToken: .changeToken
      case .saveForm: .saveForm
      case .deleteForm: .deleteForm
      case .toggleForm: .toggleForm
      case .saveChatflow: .saveChatflow
      case .deleteChatflow: .deleteChatflow
      case .toggleChatflow: .toggleChatflow
      case .takeIn: .takeIn
      case .saveWorkflow: .saveWorkflow
      case .toggleWorkflow: .toggleWorkflow
      case .enrolContacts: .enrolContacts
      case .retryWorkflow: .retryWorkflow
      case .deleteWorkflow: .deleteWorkflow
      case .changeBilling: .changeBilling
      case .changeTierGuard: .changeTierGuard
      case .switchFeatureOn: .switchFeatureOn
      case .saveCleanUpRule: .saveCleanUpRule
      case .deleteCleanUpRule: .deleteCleanUpRule
      case .runCleanUpRule: .runCleanUpRule
      case .readAuditLog: .readAuditLog
      }
  }
}

extension Catalogue {
  /// The name of a command as a title: `Set as marketing contacts`.
  package func title(of kind: CommandKind) -> String {
    text(CommandPhrase(kind))
  }
}
