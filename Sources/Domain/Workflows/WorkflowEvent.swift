/// Something that happened in a workflow to the contacts in it (section 10).
package struct WorkflowEvent: Equatable, Sendable {
  package var workflow: ObjectID
  package var what: What
  /// In ascending order.
  package var contacts: [ContactID]

  package enum What: Equatable, Sendable {
    /// The contacts wait for the action from now on; `depth` counts the workflows in a row whose
    /// results led here, 1 for what no workflow did.
    case enrolled(WorkflowEntrance, depth: Int)
    /// The action was carried out; `changed` of the contacts did not have the value yet (R10.11).
    case actionsDone(changed: Int)
    /// The action failed for this reason and is tried again at `nextTry` (R10.4).
    case actionsFailed(WorkflowProblem, attempt: Int, nextTry: Instant)
    /// The contacts were not enrolled, because too many workflows in a row led here.
    case chainStopped
    /// Whoever waits for another attempt is due at once; names no contacts.
    case retried
    /// The trigger was held against all contacts as of this day; names no contacts.
    case checked(CalendarDate)
  }

  package init(_ workflow: ObjectID, _ what: What, contacts: [ContactID] = []) {
    self.workflow = workflow
    self.what = what
    self.contacts = contacts
  }

  /// How many workflows in a row may lead to an enrolment.
  package static let depthLimit = 10
}

/// How contacts came into a workflow; the raw value is the word on disk.
package enum WorkflowEntrance: String, CaseIterable, Sendable {
  /// A change made them meet the triggers (R10.3).
  case trigger
  /// The day changed and made them meet the triggers.
  case clock
  /// They met the triggers already when the workflow was turned on (R10.6).
  case turnedOn = "turned-on"
  /// A person enrolled them (R10.7).
  case hand
}

/// Why the action of a workflow cannot be carried out at present (R10.4).
package enum WorkflowProblem: Hashable, Sendable {
  /// The tier guard refuses: the count would be `count`, which the tier does not hold.
  case tierGuard(count: Int, tier: Int)
}
