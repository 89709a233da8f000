/// Every no of the domain, with its facts and without prose.
package struct Refusal: Error, Equatable, Sendable {
  package var command: CommandKind
  package var reason: Reason

  package init(_ command: CommandKind, _ reason: Reason) {
    self.command = command
    self.reason = reason
  }

  package enum Reason: Equatable, Sendable {
    /// The acting user lacks a permission; `grantedBy` names users who could give it (9.4).
    case needsPermission(Permission, grantedBy: [UserID])
    case needsSuperAdmin(superAdmins: [UserID])
    case unknownActor(UserID)
    /// The account has no marketing contacts (R12.5).
    case noMarketingContacts
    case nothingSelected
    case unknownContact(ContactID)
    /// Another contact has the address (R1.7).
    case emailInUse(by: ContactID)
    case invalidEmail(String)
    /// Neither first name, last name nor e-mail (R1.3).
    case noIdentity
    case readOnlyProperty(ContactProperty)
    case invalidValue(ContactProperty, ValueProblem)
    /// The values changed after the edit that was to be taken back.
    case changedMeanwhile(ContactID)
    /// The number selected has not been typed; it is in the quote (R6.22).
    case confirmationMissing(Quote)
    case confirmationMismatch(Quote, typed: Int)
    /// The account changed since the person saw the quote; the new one is given.
    case quoteChanged(Quote)
    /// More contacts than an account may hold (R3.2).
    case contactLimit(Int)
    case unknownUser(String)
    case userExists(UserID)
    /// The last super admin can be neither demoted nor removed (R9.5).
    case lastSuperAdmin(UserID)
    /// A super admin's permissions cannot be taken away one by one (R9.5).
    case superAdminIsUnrestricted(UserID)
    /// Nobody gives a permission they lack (R9.6).
    case cannotGrant(Permission)
    /// Not a step of the account's tiers, or not below the present one.
    case notALowerTier(Int, tiers: TierSchedule, current: Int)
    /// The count must be low before a lower tier is asked for (R3.10).
    case countAboveTier(count: Int, tier: Int)
    /// The last day to ask was missed (R3.10).
    case tooLateForRenewal(lastDay: CalendarDate)
    /// Only an account's first load may take Record IDs and statuses as they stand.
    case recordIDsInOrdinaryImport
    /// Day and month of this date cannot be told apart, and no other of the file settles it (8.2).
    case ambiguousDates(file: String, ImportDateExample)
    /// More files than a multi-file import may have (R5.3).
    case tooManyImportFiles(Int, limit: Int)
    /// What is asked for goes with a single file (R5.5).
    case oneFileOnly(Int)
    /// No object of the kind has the name or number; `nearest` is the name most like it.
    case unknownObject(ObjectKind, String, nearest: String?)
    /// Another object of the kind has the name.
    case objectExists(ObjectKind, name: String)
    /// Empty, longer than 200 bytes, or with control characters.
    case invalidName(String)
    /// Only the owner or a super admin changes or deletes it (R6.18).
    case notOwner(ObjectKind, name: String, owner: UserID)
    /// Others refer to it.
    case objectInUse(ObjectKind, name: String, by: [String])
    /// Every account has it, and it stays.
    case standardObject(ObjectKind, name: String)
    /// As many as the plan allows (R7.6, R9.3).
    case objectLimit(ObjectKind, Int)
    /// The text is no filter.
    case brokenFilter(String, FilterDiagnostic)
    /// The text is no sort order.
    case brokenSort(String, SortDiagnostic)
    /// A column that is no property.
    case unknownColumn(String, nearest: String?)
    /// Contacts join and leave an active list by its criteria (R7.1).
    case activeList(name: String)
    /// The tier guard is on and the change would raise the tier (section 15, item 1).
    case tierGuard(Quote)
    /// A workflow that is off takes nobody in and does nothing (R10.8).
    case workflowIsOff(String)
    /// More deleted contacts than can be restored at a time (R2.26).
    case tooManyToRestore(Int, limit: Int)
    /// The 90 days are over, or nothing is left of the contact (R2.11).
    case notRestorable(ContactID)
    case mergeWithItself(ContactID)
    /// The contact took part in as many merges as are allowed (2.5).
    case mergeLimit(ContactID, limit: Int)
    /// The plan does not have it (R10.1, R12.6).
    case planLacks(PlanFeature)
    /// The user may view these contacts but not do this with them; they are all that were asked for
    /// and are there (R9.10).
    case contactsNotPermitted(ContactAction, [ContactID], grantedBy: [UserID])
    /// Nobody gives a reach over contacts that they lack (R9.6).
    case cannotGrantContacts(ContactAction, ContactScope)
    /// Another user acts under this login.
    case loginInUse(String, by: UserID)
    /// The team above would be the team itself or one below it (9.3).
    case teamCircle(name: String)
    /// One submission of several cannot be taken, so none is; `line` is its place from 1.
    indirect case inSubmission(line: Int, Reason)
    /// A submission without an address where one is needed (R11.5).
    case emailRequired
    /// The app never creates contacts (R8.4, R8.5).
    case neverCreates(String)
    /// The app must be connected again before its requests are taken (R8.10).
    case appDisconnected(String)
    /// Plan, term, tier and dates do not go together (R3.1, R3.3).
    case invalidBilling(OpeningProblem)
    /// The tier would not hold the contacts that count (R3.7).
    case tierBelowCount(Int, count: Int)
    /// Not a day on which the term can renew next.
    case notARenewalDate(CalendarDate, term: BillingTerm, today: CalendarDate)
    /// Not a number from 1 (for days from 0) to the limit.
    case notACount(Int, limit: Int)
  }

  /// The right whose lack is put on record (9.4); `nil` for every other reason.
  package var missingRight: MissingRight? {
    switch reason {
    case .needsPermission(let permission, _), .cannotGrant(let permission): .permission(permission)
    case .needsSuperAdmin: .superAdmin
    case .contactsNotPermitted(let action, _, _), .cannotGrantContacts(let action, _):
      .contacts(action)
    case .notOwner(let kind, _, _): .ownership(kind)
    default: nil
    }
  }
}

/// A right that somebody lacked who asked for something.
package enum MissingRight: Hashable, Sendable {
  case permission(Permission)
  case superAdmin
  /// The contacts asked for are outside the user's scope (9.2).
  case contacts(ContactAction)
  /// The object belongs to somebody else (R6.18).
  case ownership(ObjectKind)
}

/// Why a text is not a value of a property.
package enum ValueProblem: Error, Equatable, Sendable {
  case notANumber(String)
  case notADate(String)
  case notABoolean(String)
  /// Not an option; `nearest` is the option that looks most like it.
  case unknownOption(String, nearest: PropertyOption?)
  case unknownOwner(String)
  case tooLong(bytes: Int, limit: Int)
  case containsNUL
}
