extension Account {
  /// Whether the plan or the lack of marketing contacts makes all workflows pause (R10.12, R12.5):
  /// they keep what they are and who is inside, and do nothing.
  package var workflowsArePaused: Bool {
    !hasMarketingContacts || !billing.plan.has(.workflows)
  }

  /// The workflows that enrol and act: those that are on, unless all of them pause (R10.8).
  package var activeWorkflows: [Workflow] {
    workflowsArePaused ? [] : objects.workflows.filter(\.isOn)
  }

  /// What is going on in a workflow.
  package func workflowState(_ id: ObjectID) -> WorkflowState {
    workflowStates[id] ?? WorkflowState()
  }

  /// Enrolments, attempts and results of a workflow, oldest first, of the 90 days before `at`
  /// (R10.9).
  package func workflowHistory(_ id: ObjectID, at: Instant) -> [WorkflowRecord] {
    workflowState(id).history.filter { !$0.isOutdated(at: at) }
  }

  /// The contacts of these rows, in ascending order of Record ID.
  func contactIDs(_ rows: RowSet) -> [ContactID] {
    let ids = rows.map { table.id(of: $0) }
    let isAscending = zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
    return isAscending ? ids : ids.sorted()
  }

  func rows(of contacts: [ContactID]) -> RowSet {
    var rows = RowSet()
    for id in contacts {
      if let row = table.row(of: id) { rows.insert(row) }
    }
    return rows
  }
}

// MARK: - Applying

extension Account {
  mutating func apply(_ event: WorkflowEvent, _ context: ChangeContext) {
    guard objects.workflows.contains(where: { $0.id == event.workflow }) else { return }
    let rows = rows(of: event.contacts)
    workflowStates[event.workflow, default: WorkflowState()].apply(
      event.what, rows: rows, context: context)
  }

  /// Notes from which day on the clock alone may enrol contacts: the day on which the workflow was
  /// turned on or got its trigger.
  mutating func noteStart(of workflow: Workflow, old: AccountObject?, _ context: ChangeContext) {
    guard workflow.isOn else { return }
    if case .workflow(let old) = old, old.isOn, old.trigger == workflow.trigger { return }
    workflowStates[workflow.id, default: WorkflowState()].checked =
      billing.timeZone.date(at: context.at)
  }

  /// Takes contacts that are no longer there out of all workflows: they do not resume after a
  /// restore (R10.8).
  package mutating func leaveWorkflows(_ context: ChangeContext) {
    let live = table.liveRows
    for id in workflowStates.keys { workflowStates[id]?.keep(live, context: context) }
  }
}
