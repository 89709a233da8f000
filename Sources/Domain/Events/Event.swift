/// Something that happened.
///
/// Applying the events of the journal in order gives the account; an event holds every value it
/// needs, so that replay never evaluates a filter or a rule again.
package enum Event: Equatable, Sendable {
  /// The first event of a store.
  case accountOpened(AccountOpening)
  case contactCreated(ContactRecord)
  /// Property values of one contact, each with the value before.
  case contactEdited(ContactEdit)
  case marketingStatusChanged(StatusChange)
  /// An update date was worked off (2.4): the pending contacts became non-marketing.
  case updateDateReached(CalendarDate, demoted: [ContactID])
  /// The count passed the tier, or a renewal lowered it (R3.7, 2.4).
  case tierChanged(from: Int, to: Int)
  case renewalTierRequested(Int?)
  case importFinished(ImportReport)
  /// Contacts in ascending order; all but their numbers is erased when it is permanent (R2.26).
  case contactsDeleted([ContactID], permanently: Bool)
  case contactsRestored([ContactID])
  /// Deleted contacts were erased because their 90 days are over (R2.26).
  case contactsPurged([ContactID])
  case contactsMerged(ContactMerge)
  case userAdded(User)
  case permissionChanged(UserID, Permission, isOn: Bool)
  case superAdminChanged(UserID, isOn: Bool)
  /// Which contacts a user may view, edit and delete was set anew (9.2).
  case contactAccessChanged(UserID, ContactAccess, old: ContactAccess)
  /// Name, login, address or teams of a user were changed; rights never are by this event.
  case userEdited(User, old: User)
  case userRemoved(User)
  /// A list, form, app and so on was made or changed; `old` is how it was before.
  case objectSaved(AccountObject, old: AccountObject?)
  case objectRemoved(AccountObject)
  /// Contacts that joined and left a static list (R7.1), each in ascending order.
  case listMembersChanged(ObjectID, added: [ContactID], removed: [ContactID])
  /// Plan, tiers, prices, dates or the tier guard were set anew.
  case billingChanged(Billing, old: Billing)
  /// The count came up to a share of the tier (R3.16).
  case thresholdReached(ThresholdReached)
  /// Marketing contacts came to an account that had none (R2.16).
  case featureSwitchedOn
  /// Something happened to contacts in a workflow (section 10).
  case workflowChanged(WorkflowEvent)
  /// Somebody asked for what they may not do (9.4).
  case attemptRefused(CommandKind, lacking: MissingRight)
}

/// How an account begins.
package struct AccountOpening: Equatable, Sendable {
  package var name: String
  package var billing: Billing
  /// False for accounts that never got marketing contacts (R12.5).
  package var hasMarketingContacts: Bool
  /// The person who makes the store is its first super admin.
  package var firstUser: User

  package init(
    name: String, billing: Billing, hasMarketingContacts: Bool = true, firstUser: User
  ) {
    self.name = name
    self.billing = billing
    self.hasMarketingContacts = hasMarketingContacts
    self.firstUser = firstUser
  }
}

/// A whole contact: what a creation, an import row or a line of a snapshot holds.
package struct ContactRecord: Equatable, Sendable {
  package var id: ContactID
  /// Stored properties only; no computed ones and none of the status.
  package var values: PropertyValues
  package var status: MarketingStatus
  /// What set the contact as marketing; `nil` when nothing did.
  package var source: MarketingSource?

  package init(
    id: ContactID, values: PropertyValues,
    status: MarketingStatus = .nonMarketing, source: MarketingSource? = nil
  ) {
    self.id = id
    self.values = values
    self.status = status
    self.source = source
  }
}

/// New values of some properties of one contact.
package struct ContactEdit: Equatable, Sendable {
  package struct Change: Equatable, Sendable {
    package var property: ContactProperty
    package var old: PropertyValue?
    package var new: PropertyValue?

    package init(_ property: ContactProperty, old: PropertyValue?, new: PropertyValue?) {
      self.property = property
      self.old = old
      self.new = new
    }
  }

  package var id: ContactID
  package var changes: [Change]

  package init(id: ContactID, changes: [Change]) {
    self.id = id
    self.changes = changes
  }
}

/// Contacts that went from one state to another (2.2).
package struct StatusChange: Equatable, Sendable {
  package var from: MarketingStatus
  package var to: MarketingStatus
  /// In ascending order.
  package var contacts: [ContactID]
  /// The new source; `nil` leaves the source as it is (R2.2, R2.4).
  package var source: MarketingSource?

  package init(
    from: MarketingStatus, to: MarketingStatus, contacts: [ContactID],
    source: MarketingSource? = nil
  ) {
    self.from = from
    self.to = to
    self.contacts = contacts
    self.source = source
  }
}
