/// The answer to "may I, and what would it do", before anything is done.
package enum Assessment: Equatable, Sendable {
  case allowed(Quote)
  /// The number selected must be typed (R6.22).
  case confirm(Quote)
  case refused(Refusal)
}

/// What a command would do, in numbers.
package struct Quote: Equatable, Sendable {
  package var kind: CommandKind
  /// Contacts the command names; the number to type.
  package var selected = 0
  package var changed = 0
  /// Selected contacts that no longer exist.
  package var missing: [ContactID] = []
  /// Selected contacts that the user may view but not do this with: refused alone (R9.10).
  package var notPermitted: [ContactID] = []
  /// Deleted contacts that stay deleted because another contact has their address now (R1.6).
  package var addressTaken: [ContactID] = []
  /// For the status commands, and for deleting and restoring: the states of those that change.
  package var status: StatusSplit?
  /// For what comes from outside: what it creates and makes marketing; for a toggle that is turned
  /// on: what its form or app did in the last 30 days.
  package var intake: IntakeCount?
  /// For the commands on workflows only.
  package var workflow: WorkflowQuote?
  /// For a merge: what the one contact will be.
  package var merge: MergePreview?
  package var countBefore = 0
  package var countAfter = 0
  package var tierBefore = 0
  package var tierAfter = 0
  /// What a month costs more after the command; `nil` when nothing more, or when no price is set.
  package var monthlyPrice: Price?
  /// Workflows that are on and stop, because the new plan has none.
  package var workflowsPaused = 0
  /// Filters, lists and so on that name what the command deletes or hides, and so match nothing
  /// afterwards (R6.18).
  package var breaks: [ObjectMention] = []
  package var nextUpdate: CalendarDate
  package var renewal: CalendarDate

  /// A quote that changes nothing.
  package init(
    kind: CommandKind, count: Int, tier: Int, nextUpdate: CalendarDate, renewal: CalendarDate
  ) {
    self.kind = kind
    (countBefore, countAfter) = (count, count)
    (tierBefore, tierAfter) = (tier, tier)
    self.nextUpdate = nextUpdate
    self.renewal = renewal
  }

  /// Selected contacts that stay as they are.
  package var unchanged: Int {
    selected - changed - missing.count - addressTaken.count - notPermitted.count
  }

  /// Whether the command takes the account over its tier (R3.7).
  package var raisesTier: Bool { tierAfter > tierBefore }
}

/// The selected contacts by the state they are in (R6.22).
package struct StatusSplit: Equatable, Sendable {
  package var nonMarketing = 0
  package var marketing = 0
  /// In the state P, pending demotion.
  package var pending = 0

  package init(nonMarketing: Int = 0, marketing: Int = 0, pending: Int = 0) {
    self.nonMarketing = nonMarketing
    self.marketing = marketing
    self.pending = pending
  }
}

/// What a command did.
package struct Outcome: Equatable, Sendable {
  package var quote: Quote
  /// The contact that was created.
  package var createdContact: ContactID?
  /// Sequence number of the transaction; `nil` when nothing had to change.
  package var sequence: Int64?
  /// How to take it back.
  package var undo: Undo
  /// What became of each submission (section 4).
  package var takenIn: [TakenIn] = []
  /// Shares of the tier that the count came up to (R3.16), lowest first.
  package var thresholds: [ThresholdReached] = []

  package init(
    quote: Quote, createdContact: ContactID? = nil, sequence: Int64? = nil,
    undo: Undo = .impossible(.nothingChanged)
  ) {
    self.quote = quote
    self.createdContact = createdContact
    self.sequence = sequence
    self.undo = undo
  }
}

/// Whether and how a change can be taken back.
package enum Undo: Equatable, Sendable {
  case command(Command)
  case impossible(Reason)

  package enum Reason: Equatable, Sendable {
    case nothingChanged
    /// A contact set as marketing stays one at least until the next update date (R2.13).
    case marketingUntilUpdate
    /// There is no command that removes what was created.
    case createdRecord
    /// Permissions are changed back by hand, so that the log shows who wanted it.
    case permissionChange
    /// What was removed or replaced is kept nowhere: an object of the account, a token.
    case removedObject
    /// Marketing contacts, once there, stay (R12.4).
    case featureSwitch
    /// What a workflow is to do it does at once.
    case workflowActs
    /// Nothing is left of the contacts (R2.26).
    case permanentDeletion
    /// More contacts than can be restored at a time (R2.26).
    case tooManyToRestore
    /// A merge is final (2.5).
    case merged
  }
}

/// The decision on a request: the events to make durable, and what to tell the person.
package struct Change: Sendable {
  package var events: [Event]
  package var source: ChangeSource
  package var outcome: Outcome
  /// What the change comes from, when it is not what a user did by hand.
  ///
  /// It is then the system that acts, on behalf of this form, app or workflow.
  package var activity: Activity?

  package init(
    events: [Event], source: ChangeSource, outcome: Outcome, activity: Activity? = nil
  ) {
    self.events = events
    self.source = source
    self.outcome = outcome
    self.activity = activity
  }
}
