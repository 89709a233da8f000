internal import Domain

/// What is going on in workflows, as lines of a snapshot's account segment: who was ever enrolled,
/// who waits inside in the order in which they came, and the history.
///
///     {"workflow_state":101,"checked":"2026-02-01"}
///     {"workflow_enrolled":101,"runs":[41,3]}
///     {"workflow_inside":101,"depth":1,"attempts":2,"next_try":1760000060000,
///      "problem":"tier-guard","count":2003,"tier":2000,"runs":[41,3]}
///     {"workflow_record":101,"kind":"failed","t":1760000000000,"seq":12,"n":3,"attempt":2}
enum WorkflowStateCoding {
  /// Calls `line` with what to write on each line.
  static func lines<Failure: Error>(
    of account: Account, _ line: ((inout JSONEmitter) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    for (id, state) in account.workflowStates.sorted(by: { $0.key < $1.key }) {
      try line { emitter in
        emitter.key("workflow_state")
        emitter.integer(id.rawValue)
        emitter.key("checked")
        if let checked = state.checked { emitter.string(checked.isoText) } else { emitter.null() }
      }
      for part in parts(state.enrolled, account) {
        try line { emitter in
          emitter.key("workflow_enrolled")
          emitter.integer(id.rawValue)
          EventWriter.write(part, &emitter)
        }
      }
      for entry in state.queue {
        for part in parts(entry.rows, account) {
          try line { emitter in
            write(entry, id, &emitter)
            EventWriter.write(part, &emitter)
          }
        }
      }
      for record in state.history {
        try line { emitter in write(record, id, &emitter) }
      }
    }
  }

  private static func parts(_ rows: RowSet, _ account: Account) -> [[ContactID]] {
    let ids = rows.filter { !account.table.isErased(row: $0) }
      .map { account.table.id(of: $0) }.sorted()
    return stride(from: 0, to: ids.count, by: EventWriter.contactsPerEvent).map {
      Array(ids[$0..<min($0 + EventWriter.contactsPerEvent, ids.count)])
    }
  }

  private static func write(
    _ entry: WorkflowEntry, _ id: ObjectID, _ emitter: inout JSONEmitter
  ) {
    emitter.key("workflow_inside")
    emitter.integer(id.rawValue)
    emitter.key("depth")
    emitter.integer(entry.depth)
    emitter.key("attempts")
    emitter.integer(entry.attempts)
    if let nextTry = entry.nextTry {
      emitter.key("next_try")
      emitter.integer(nextTry.milliseconds)
    }
    if let problem = entry.problem { EventWriter.write(problem, &emitter) }
  }

  private static func write(
    _ record: WorkflowRecord, _ id: ObjectID, _ emitter: inout JSONEmitter
  ) {
    emitter.key("workflow_record")
    emitter.integer(id.rawValue)
    emitter.key("kind")
    emitter.string(record.kind.rawValue)
    for (key, number) in [
      ("t", record.at.milliseconds), ("seq", record.sequence), ("n", Int64(record.contacts)),
      ("changed", Int64(record.changed)), ("attempt", Int64(record.attempt)),
    ] {
      emitter.key(key)
      emitter.integer(number)
    }
    if let nextTry = record.nextTry {
      emitter.key("next_try")
      emitter.integer(nextTry.milliseconds)
    }
    if let problem = record.problem { EventWriter.write(problem, &emitter) }
  }
}

/// Lines of workflows that were read, to be put into the account once all contacts are there.
struct WorkflowStateLines {
  private var states: [ObjectID: WorkflowState] = [:]
  private var enrolled: [(workflow: ObjectID, contacts: [ContactID])] = []
  private var inside: [(workflow: ObjectID, entry: WorkflowEntry, contacts: [ContactID])] = []

  /// Takes a line by its first member; false when it is none of these.
  mutating func take(
    _ kind: String?, _ members: Members, _ contacts: [ContactID]
  ) throws(ContentError) -> Bool {
    switch kind {
    case "workflow_state":
      let day = try members.optionalText("checked").map { _ throws(ContentError) in
        try members.date("checked")
      }
      states[try id("workflow_state", members), default: WorkflowState()].checked = day
    case "workflow_enrolled":
      enrolled.append((try id("workflow_enrolled", members), contacts))
    case "workflow_inside":
      let entry = WorkflowEntry(
        rows: RowSet(), depth: try members.integer("depth"),
        attempts: try members.integer("attempts"), nextTry: try nextTry(members),
        problem: try members.workflowProblem())
      inside.append((try id("workflow_inside", members), entry, contacts))
    case "workflow_record":
      guard let kind = WorkflowRecord.Kind(rawValue: try members.text("kind")) else {
        throw .badValue(member: "kind")
      }
      let record = WorkflowRecord(
        at: Instant(milliseconds: Int64(try members.integer("t"))),
        sequence: Int64(try members.integer("seq")), kind: kind,
        contacts: try members.integer("n"), changed: try members.integer("changed"),
        attempt: try members.integer("attempt"), nextTry: try nextTry(members),
        problem: try members.workflowProblem())
      states[try id("workflow_record", members), default: WorkflowState()].add(record)
    default: return false
    }
    return true
  }

  /// The states with the contacts' rows.
  func states(in table: ContactTable) throws(ContentError) -> [ObjectID: WorkflowState] {
    var states = states
    for (workflow, contacts) in enrolled {
      let rows = try rows(of: contacts, table)
      states[workflow, default: WorkflowState()].enrolled.formUnion(rows)
    }
    for (workflow, entry, contacts) in inside {
      var entry = entry
      entry.rows = try rows(of: contacts, table)
      states[workflow, default: WorkflowState()].add(entry)
    }
    return states
  }

  private func rows(
    of contacts: [ContactID], _ table: ContactTable
  ) throws(ContentError) -> RowSet {
    var rows = RowSet()
    for id in contacts {
      guard let row = table.row(of: id) ?? table.deletedRow(of: id) else {
        throw .badValue(member: "runs")
      }
      rows.insert(row)
    }
    return rows
  }

  private func id(_ member: String, _ members: Members) throws(ContentError) -> ObjectID {
    ObjectID(Int64(try members.integer(member)))
  }

  private func nextTry(_ members: Members) throws(ContentError) -> Instant? {
    try members.optionalInteger("next_try").map { Instant(milliseconds: Int64($0)) }
  }
}
