internal import Domain

/// The `type` of an event on disk.
///
/// Values may be added, never renamed.
enum EventType: String {
  case accountOpened = "account.opened"
  case contactCreated = "contact.created"
  case contactEdited = "contact.edited"
  case marketingStatusChanged = "marketing_status.changed"
  case updateDateReached = "update_date.reached"
  case tierChanged = "tier.changed"
  case renewalTierRequested = "renewal_tier.requested"
  case importFinished = "import.finished"
  case userAdded = "user.added"
  case permissionChanged = "permission.changed"
  case superAdminChanged = "super_admin.changed"
  case contactAccessChanged = "contact_access.changed"
  case userEdited = "user.edited"
  case userRemoved = "user.removed"
  case contactsDeleted = "contacts.deleted"
  case contactsRestored = "contacts.restored"
  case contactsPurged = "contacts.purged"
  case contactsMerged = "contacts.merged"
  case attemptRefused = "attempt.refused"
  case objectSaved = "object.saved"
  case objectRemoved = "object.removed"
  case listMembersChanged = "list_members.changed"
  case billingChanged = "billing.changed"
  case thresholdReached = "threshold.reached"
  case featureSwitchedOn = "feature.switched_on"
  case workflowEnrolled = "workflow.enrolled"
  case workflowActionsDone = "workflow.actions_done"
  case workflowActionsFailed = "workflow.actions_failed"
  case workflowChainStopped = "workflow.chain_stopped"
  case workflowRetried = "workflow.retried"
  case workflowChecked = "workflow.checked"

  init(_ event: Event) {
    self =
      switch event {
      case .accountOpened: .accountOpened
      case .contactCreated: .contactCreated
      case .contactEdited: .contactEdited
      case .marketingStatusChanged: .marketingStatusChanged
      case .updateDateReached: .updateDateReached
      case .tierChanged: .tierChanged
      case .renewalTierRequested: .renewalTierRequested
      case .importFinished: .importFinished
      case .userAdded: .userAdded
      case .permissionChanged: .permissionChanged
      case .superAdminChanged: .superAdminChanged
      case .contactAccessChanged: .contactAccessChanged
      case .userEdited: .userEdited
      case .userRemoved: .userRemoved
      case .contactsDeleted: .contactsDeleted
      case .contactsRestored: .contactsRestored
      case .contactsPurged: .contactsPurged
      case .contactsMerged: .contactsMerged
      case .attemptRefused: .attemptRefused
      case .objectSaved: .objectSaved
      case .objectRemoved: .objectRemoved
      case .listMembersChanged: .listMembersChanged
      case .billingChanged: .billingChanged
      case .thresholdReached: .thresholdReached
      case .featureSwitchedOn: .featureSwitchedOn
      case .workflowChanged(let event): EventType(event)
      }
  }
}
