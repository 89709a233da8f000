/// One line of a workflow's history (R10.9): what one transaction did in it.
package struct WorkflowRecord: Hashable, Sendable {
  package var at: Instant
  /// The transaction in the journal.
  package var sequence: Int64
  package var kind: Kind
  package var contacts: Int
  /// For carried out actions: how many contacts did not have the value yet.
  package var changed: Int
  /// For failed actions: the number of the attempt, from 1.
  package var attempt: Int
  /// For failed actions.
  package var nextTry: Instant?
  package var problem: WorkflowProblem?

  package init(
    at: Instant, sequence: Int64, kind: Kind, contacts: Int, changed: Int = 0, attempt: Int = 0,
    nextTry: Instant? = nil, problem: WorkflowProblem? = nil
  ) {
    self.at = at
    self.sequence = sequence
    self.kind = kind
    self.contacts = contacts
    self.changed = changed
    self.attempt = attempt
    self.nextTry = nextTry
    self.problem = problem
  }

  /// What happened; the raw value is the word on disk and on the command line.
  package enum Kind: String, CaseIterable, Sendable {
    case enrolledByTrigger = "enrolled-by-trigger"
    case enrolledByClock = "enrolled-by-clock"
    case enrolledAtStart = "enrolled-at-start"
    case enrolledByHand = "enrolled-by-hand"
    case done
    case failed
    case chainStopped = "chain-stopped"
    /// Deleted contacts were taken out (R10.8).
    case left
    case retried

    package init(_ entrance: WorkflowEntrance) {
      self =
        switch entrance {
        case .trigger: .enrolledByTrigger
        case .clock: .enrolledByClock
        case .turnedOn: .enrolledAtStart
        case .hand: .enrolledByHand
        }
    }
  }

  /// How long the history is kept (R10.9).
  package static let keptDays = 90

  /// Whether the record is old enough to be forgotten.
  func isOutdated(at now: Instant) -> Bool {
    let age = Int64(WorkflowRecord.keptDays) * Instant.millisecondsPerDay
    return at.milliseconds < now.milliseconds - age
  }
}
