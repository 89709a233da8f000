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
      let workflow = try workflow(on: account, by: actor)
      let quote = quote(workflow, account, at)
      guard quote.missing.count < contacts.count else {
        return .refused(Refusal(.enrolContacts, .unknownContact(quote.missing[0])))
      }
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

  /// Changed are the contacts that get another status; those that are inside, or were and do not
  /// come in again, stay as they are.
  private func quote(_ workflow: Workflow, _ account: Account, _ at: Instant) -> Quote {
    var quote = account.emptyQuote(.enrolContacts, at: at)
    quote.selected = contacts.count
    quote.missing = contacts.filter { account.table.row(of: $0) == nil }
    let rows = account.free(account.rows(of: contacts), for: workflow)
    account.add(rows, of: workflow, to: &quote)
    quote.workflow = WorkflowQuote(workflow, enrolled: rows.count)
    return quote
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let workflow = try workflow(on: account, by: request.actor)
    let rows = account.free(account.rows(of: contacts), for: workflow)
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
