/// Lets the contacts that wait for another attempt have it at once (R10.4).
package struct RetryWorkflow: Equatable, Sendable {
  package var workflow: ObjectID

  package init(workflow: ObjectID) {
    self.workflow = workflow
  }
}

extension RetryWorkflow {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    let kind = CommandKind.retryWorkflow
    do throws(Refusal) {
      if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
      let workflow = try account.workflow(workflow, for: kind)
      try account.checkPlanHasWorkflows(for: kind)
      guard workflow.isOn else { throw Refusal(kind, .workflowIsOff(workflow.name)) }
      var quote = account.emptyQuote(kind, at: at)
      let waiting = account.workflowState(workflow.id).queue.filter { $0.nextTry != nil }
      quote.selected = waiting.reduce(0) { $0 + $1.rows.count }
      quote.changed = quote.selected
      quote.workflow = WorkflowQuote(workflow, waiting: quote.selected)
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let event = Event.workflowChanged(WorkflowEvent(workflow, .retried))
    return Change(
      events: quote.changed == 0 ? [] : [event], source: .workflow,
      outcome: Outcome(quote: quote, undo: .impossible(.workflowActs)))
  }
}

/// Removes a workflow; who waits inside is forgotten, who was set stays as set.
package struct DeleteWorkflow: Equatable, Sendable {
  package var workflow: ObjectID

  package init(workflow: ObjectID) {
    self.workflow = workflow
  }
}

extension DeleteWorkflow {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    let kind = CommandKind.deleteWorkflow
    do throws(Refusal) {
      if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
      let workflow = try account.workflow(workflow, for: kind)
      var quote = account.emptyQuote(kind, at: at)
      quote.changed = 1
      quote.workflow = WorkflowQuote(
        workflow, waiting: account.workflowState(workflow.id).inside.count)
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let workflow = try account.workflow(workflow, for: .deleteWorkflow)
    return Change(
      events: [.objectRemoved(.workflow(workflow))], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.removedObject)))
  }
}
