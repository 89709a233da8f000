/// Enrols contacts in a workflow by hand, whether they meet its triggers or not (R10.7).
package struct EnrolContacts: Equatable, Sendable {
  package var workflow: ObjectID
  /// Ascending, each contact once.
  package let contacts: [ContactID]

  package init(workflow: ObjectID, contacts: [ContactID]) {
    self.workflow = workflow
    self.contacts = ascendingUnique(contacts)
  }
}

extension EnrolContacts {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do throws(Refusal) {
      let (_, quote, _) = try plan(on: account, by: actor, at: at)
      return quote.changed > 0 ? .confirm(quote) : .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func workflow(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> Workflow {
    let kind = CommandKind.enrolContacts
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let workflow = try account.workflow(workflow, for: kind)
    try account.checkPlanHasWorkflows(for: kind)
    guard workflow.isOn else { throw Refusal(kind, .workflowIsOff(workflow.name)) }
    guard !contacts.isEmpty else { throw Refusal(kind, .nothingSelected) }
    return workflow
  }

  /// The rows that come in, which the user may edit (R9.10).
  ///
  /// Changed are the contacts that get another status; those that are inside, or were and do not
  /// come in again, stay as they are.
  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (workflow: Workflow, quote: Quote, rows: RowSet) {
    let kind = CommandKind.enrolContacts
    let workflow = try workflow(on: account, by: actor)
    let selection = try account.selection(of: contacts, to: .edit, by: actor, for: kind)
    var quote = account.emptyQuote(kind, at: at)
    quote.selected = contacts.count
    (quote.missing, quote.notPermitted) = (selection.missing, selection.notPermitted)
    var rows = RowSet()
    for (_, row) in selection.rows { rows.insert(row) }
    rows = account.free(rows, for: workflow)
    account.add(rows, of: workflow, to: &quote)
    quote.workflow = WorkflowQuote(workflow, enrolled: rows.count)
    return (workflow, quote, rows)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (workflow, _, rows) = try plan(on: account, by: request.actor, at: request.at)
    guard !rows.isEmpty else {
      return Change(events: [], source: .workflow, outcome: Outcome(quote: quote))
    }
    let event = WorkflowEvent(
      workflow.id, .enrolled(.hand, depth: 1), contacts: account.contactIDs(rows))
    let reason: Undo.Reason =
      workflow.action == .setMarketing ? .marketingUntilUpdate : .workflowActs
    return Change(
      events: [.workflowChanged(event)], source: .workflow,
      outcome: Outcome(quote: quote, undo: .impossible(reason)))
  }
}
