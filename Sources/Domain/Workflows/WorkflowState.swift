/// Contacts that wait in a workflow for its action, all of which have the same behind them.
package struct WorkflowEntry: Equatable, Sendable {
  /// Rows of the table.
  package var rows: RowSet
  /// How many workflows in a row led here, from 1.
  package var depth: Int
  /// How often the action has failed.
  package var attempts: Int
  /// `nil`: at the first opportunity.
  package var nextTry: Instant?
  /// Why the last attempt failed.
  package var problem: WorkflowProblem?

  package init(
    rows: RowSet, depth: Int, attempts: Int = 0, nextTry: Instant? = nil,
    problem: WorkflowProblem? = nil
  ) {
    self.rows = rows
    self.depth = depth
    self.attempts = attempts
    self.nextTry = nextTry
    self.problem = problem
  }

  package func isDue(at now: Instant) -> Bool {
    nextTry.map { $0 <= now } ?? true
  }

  fileprivate func hasSamePast(as other: WorkflowEntry) -> Bool {
    depth == other.depth && attempts == other.attempts && nextTry == other.nextTry
      && problem == other.problem
  }
}

/// What is going on in one workflow.
package struct WorkflowState: Equatable, Sendable {
  /// Rows of the contacts that were ever enrolled (R10.7).
  package var enrolled = RowSet()
  /// The contacts inside, in the order in which they came.
  package private(set) var queue: [WorkflowEntry] = []
  /// Oldest first, of the last 90 days (R10.9).
  package private(set) var history: [WorkflowRecord] = []
  /// The day as of which the trigger was last held against all contacts, or the workflow was
  /// turned on.
  package var checked: CalendarDate?

  package init() {}

  /// The rows of the contacts that wait for the action.
  package var inside: RowSet {
    queue.reduce(into: RowSet()) { $0.formUnion($1.rows) }
  }

  /// The rows whose action is due.
  package func due(at now: Instant) -> RowSet {
    queue.reduce(into: RowSet()) { if $1.isDue(at: now) { $0.formUnion($1.rows) } }
  }

  package func hasDue(at now: Instant) -> Bool {
    queue.contains { $0.isDue(at: now) }
  }

  // MARK: Changes

  mutating func apply(_ what: WorkflowEvent.What, rows: RowSet, context: ChangeContext) {
    var record = WorkflowRecord(
      at: context.at, sequence: context.sequence, kind: .done, contacts: rows.count)
    switch what {
    case .enrolled(let entrance, let depth):
      enrolled.formUnion(rows)
      add(WorkflowEntry(rows: rows.subtracting(inside), depth: depth))
      record.kind = .init(entrance)
    case .actionsDone(let changed):
      takeOut(rows)
      record.changed = changed
    case .actionsFailed(let problem, let attempt, let nextTry):
      postpone(rows, problem, attempt: attempt, nextTry: nextTry)
      record.kind = .failed
      record.attempt = attempt
      record.nextTry = nextTry
      record.problem = problem
    case .chainStopped: record.kind = .chainStopped
    case .retried:
      record.contacts = makeDue()
      record.kind = .retried
    case .checked(let day):
      checked = day
      return
    }
    add(record)
  }

  /// Takes everybody out who is not among the contacts that are there (R10.8).
  mutating func keep(_ live: RowSet, context: ChangeContext) {
    let gone = inside.subtracting(live)
    guard !gone.isEmpty else { return }
    takeOut(gone)
    add(
      WorkflowRecord(
        at: context.at, sequence: context.sequence, kind: .left, contacts: gone.count))
  }

  /// Adds contacts to those with the same behind them.
  package mutating func add(_ entry: WorkflowEntry) {
    guard !entry.rows.isEmpty else { return }
    if let index = queue.firstIndex(where: { $0.hasSamePast(as: entry) }) {
      queue[index].rows.formUnion(entry.rows)
    } else {
      queue.append(entry)
    }
  }

  /// Adds to the history; what one transaction did comes together, and what is old goes.
  package mutating func add(_ record: WorkflowRecord) {
    history.removeAll { $0.isOutdated(at: record.at) }
    let same = history.lastIndex {
      $0.sequence == record.sequence && $0.kind == record.kind && $0.attempt == record.attempt
    }
    if let same {
      history[same].contacts += record.contacts
      history[same].changed += record.changed
    } else {
      history.append(record)
    }
  }

  private mutating func takeOut(_ rows: RowSet) {
    for index in queue.indices { queue[index].rows.subtract(rows) }
    queue.removeAll { $0.rows.isEmpty }
  }

  private mutating func postpone(
    _ rows: RowSet, _ problem: WorkflowProblem, attempt: Int, nextTry: Instant
  ) {
    let moved = queue.compactMap { entry -> WorkflowEntry? in
      let own = entry.rows.intersection(rows)
      guard !own.isEmpty else { return nil }
      return WorkflowEntry(
        rows: own, depth: entry.depth, attempts: attempt, nextTry: nextTry, problem: problem)
    }
    takeOut(rows)
    for entry in moved { add(entry) }
  }

  /// Lets every contact that waits for another attempt be due, and tells how many there were.
  private mutating func makeDue() -> Int {
    var count = 0
    let old = queue
    queue = []
    for var entry in old {
      if entry.nextTry != nil { count += entry.rows.count }
      entry.nextTry = nil
      add(entry)
    }
    return count
  }
}
