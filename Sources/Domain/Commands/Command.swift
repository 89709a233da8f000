/// Everything a person can ask of an account.
package enum Command: Equatable, Sendable {
  case createContact(CreateContact)
  case editContacts(EditContacts)
  case setMarketingStatus(SetMarketingStatus)
  /// Takes back an edit.
  case restoreValues(RestoreValues)
  case requestRenewalTier(RequestRenewalTier)
  case addUser(AddUser)
  case changePermission(ChangePermission)
  case takeIn(TakeIn)
  case changeIntake(IntakeChange)
  case changeBilling(ChangeBilling)
  case changeTierGuard(ChangeTierGuard)
  case switchFeatureOn(SwitchFeatureOn)
  case saveCleanUpRule(SaveCleanUpRule)
  case deleteCleanUpRule(DeleteCleanUpRule)
  case runCleanUpRule(RunCleanUpRule)
  case saveWorkflow(SaveWorkflow)
  case toggleWorkflow(ToggleWorkflow)
  case enrolContacts(EnrolContacts)
  case retryWorkflow(RetryWorkflow)
  case deleteWorkflow(DeleteWorkflow)
  case editUser(EditUser)
  case removeUser(RemoveUser)
  case saveTeam(SaveTeam)
  case deleteTeam(DeleteTeam)
  case changeTeamMembers(ChangeTeamMembers)
  case deleteContacts(DeleteContacts)
  case restoreContacts(RestoreContacts)
  case mergeContacts(MergeContacts)
  case saveFilter(SaveFilter)
  case deleteFilter(DeleteFilter)
  case saveList(SaveList)
  case deleteList(DeleteList)
  case changeListMembers(ChangeListMembers)
  /// Takes back the deletion of a saved filter or a list.
  case restoreObject(RestoreObject)

  package var kind: CommandKind {
    switch self {
    case .createContact: .createContact
    case .editContacts, .restoreValues: .editContacts
    case .setMarketingStatus(let command): command.direction.commandKind
    case .requestRenewalTier: .requestRenewalTier
    case .addUser: .addUser
    case .changePermission: .changePermission
    case .takeIn: .takeIn
    case .changeIntake(let command): command.kind
    case .changeBilling: .changeBilling
    case .changeTierGuard: .changeTierGuard
    case .switchFeatureOn: .switchFeatureOn
    case .saveCleanUpRule: .saveCleanUpRule
    case .deleteCleanUpRule: .deleteCleanUpRule
    case .runCleanUpRule: .runCleanUpRule
    case .saveWorkflow: .saveWorkflow
    case .toggleWorkflow: .toggleWorkflow
    case .enrolContacts: .enrolContacts
    case .retryWorkflow: .retryWorkflow
    case .deleteWorkflow: .deleteWorkflow
    case .editUser, .changeTeamMembers: .editUser
    case .removeUser: .removeUser
    case .saveTeam: .saveTeam
    case .deleteTeam: .deleteTeam
    case .deleteContacts(let command): command.kind
    case .restoreContacts: .restoreContacts
    case .mergeContacts: .mergeContacts
    case .saveFilter: .saveFilter
    case .deleteFilter: .deleteFilter
    case .saveList: .saveList
    case .deleteList: .deleteList
    case .changeListMembers: .changeListMembers
    case .restoreObject(let command): command.kind
    }
  }
}

/// The name of a command without its details: for permissions, menus and the journal.
package enum CommandKind: String, CaseIterable, Sendable {
  case createContact = "create-contact"
  case editContacts = "edit-contacts"
  case setAsMarketing = "set-marketing"
  case setAsNonMarketing = "set-non-marketing"
  case keepAsMarketing = "keep-marketing"
  case importContacts = "import-contacts"
  /// The first load of an account's own export.
  case adoptContacts = "adopt-contacts"
  case requestRenewalTier = "request-renewal-tier"
  case addUser = "add-user"
  case changePermission = "change-permission"
  case removeUser = "remove-user"
  case editUser = "edit-user"
  case saveTeam = "save-team"
  case deleteTeam = "delete-team"
  case deleteContacts = "delete-contacts"
  case deletePermanently = "delete-permanently"
  case restoreContacts = "restore-contacts"
  case mergeContacts = "merge-contacts"
  case exportContacts = "export-contacts"
  case saveFilter = "save-filter"
  case deleteFilter = "delete-filter"
  case saveList = "save-list"
  case deleteList = "delete-list"
  case changeListMembers = "change-list-members"
  case connectApp = "connect-app"
  case disconnectApp = "disconnect-app"
  /// The marketing toggle of an app or of the API key (R8.2).
  case toggleApp = "toggle-app"
  /// Tokens of apps and the account's API key.
  case changeToken = "change-token"
  case saveForm = "save-form"
  case deleteForm = "delete-form"
  case toggleForm = "toggle-form"
  case saveChatflow = "save-chatflow"
  case deleteChatflow = "delete-chatflow"
  case toggleChatflow = "toggle-chatflow"
  /// A submission, a chat, an app's request, a tool: contacts made from outside.
  case takeIn = "take-in"
  case saveWorkflow = "save-workflow"
  case toggleWorkflow = "toggle-workflow"
  case enrolContacts = "enrol-contacts"
  case retryWorkflow = "retry-workflow"
  case deleteWorkflow = "delete-workflow"
  case changeBilling = "change-billing"
  /// The switch that refuses whatever would raise the tier.
  case changeTierGuard = "change-tier-guard"
  /// Marketing contacts come to an account that had none (R2.16).
  case switchFeatureOn = "switch-feature-on"
  case saveCleanUpRule = "save-clean-up-rule"
  case deleteCleanUpRule = "delete-clean-up-rule"
  case runCleanUpRule = "run-clean-up-rule"
  case readAuditLog = "read-audit-log"
}

extension CommandKind {
  /// Whether what it changes are contacts, so that their number is worth telling (R13.5).
  package var isAboutContacts: Bool {
    switch self {
    case .createContact, .editContacts, .setAsMarketing, .setAsNonMarketing, .keepAsMarketing,
      .importContacts, .adoptContacts, .deleteContacts, .deletePermanently, .restoreContacts,
      .mergeContacts, .exportContacts, .changeListMembers, .takeIn, .enrolContacts,
      .retryWorkflow, .runCleanUpRule, .switchFeatureOn:
      true
    default: false
    }
  }
}

/// A command with who asks, when and how.
package struct Request: Sendable {
  package var command: Command
  package var actor: UserID
  package var at: Instant
  package var frontEnd: FrontEnd
  /// The number the person typed, and the quote they saw; `nil` when nothing was confirmed.
  package var confirmation: Confirmation?

  package init(
    _ command: Command, actor: UserID, at: Instant, frontEnd: FrontEnd,
    confirmation: Confirmation? = nil
  ) {
    self.command = command
    self.actor = actor
    self.at = at
    self.frontEnd = frontEnd
    self.confirmation = confirmation
  }
}

/// What a person typed to confirm (R6.22).
package struct Confirmation: Equatable, Sendable {
  /// Must equal the number selected.
  package var number: Int
  /// The quote that was on the screen; when given, a different one refuses the command.
  package var quote: Quote?

  package init(number: Int, quote: Quote? = nil) {
    self.number = number
    self.quote = quote
  }
}
