/// Turns a workflow on or off (R10.6, R10.8).
package struct ToggleWorkflow: Equatable, Sendable {
  package var workflow: ObjectID
  package var isOn: Bool
  /// Whether contacts that meet the triggers already are enrolled when it is turned on.
  package var enrolsExisting: Bool

  package init(workflow: ObjectID, isOn: Bool, enrolsExisting: Bool = false) {
    self.workflow = workflow
    self.isOn = isOn
    self.enrolsExisting = enrolsExisting
  }
}

extension ToggleWorkflow {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do throws(Refusal) {
      let workflow = try workflow(on: account, by: actor)
      let quote = quote(workflow, account, actor, at)
      return needsNumber(quote) ? .confirm(quote) : .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func workflow(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> Workflow {
    if let refusal = account.refusal(of: .toggleWorkflow, by: actor) { throw refusal }
    let workflow = try account.workflow(workflow, for: .toggleWorkflow)
    if isOn { try account.checkPlanHasWorkflows(for: .toggleWorkflow) }
    return workflow
  }

  /// The number is typed when contacts come in, and whenever the action costs money; where nobody
  /// meets the triggers there is nothing to type (R6.23).
  private func needsNumber(_ quote: Quote) -> Bool {
    guard let facts = quote.workflow, quote.selected > 0 else { return false }
    return enrolsExisting || facts.workflow.action == .setMarketing
  }

  /// Selected are the contacts that meet the triggers and those that wait inside since it was last
  /// on; changed are those that get another status when it goes on (R10.6).
  ///
  /// A person enrols contacts that they may edit (9.2); those that wait are the workflow's own.
  private func quote(
    _ workflow: Workflow, _ account: Account, _ actor: UserID, _ at: Instant
  ) -> Quote {
    var quote = account.emptyQuote(.toggleWorkflow, at: at)
    guard isOn != workflow.isOn, isOn else {
      quote.workflow = WorkflowQuote(workflow, turnsOn: isOn, isChanged: isOn != workflow.isOn)
      return quote
    }
    let meeting = account.enrolable(in: workflow, at: at)
    let matching = account.among(meeting, .edit, by: actor)
    let waiting = account.workflowState(workflow.id).inside
    if enrolsExisting {
      let seen = account.among(meeting, .view, by: actor)
      quote.notPermitted = account.contactIDs(seen.subtracting(matching))
    }
    quote.selected = matching.union(waiting).count + quote.notPermitted.count
    let acting = enrolsExisting ? matching.union(waiting) : waiting
    account.add(acting, of: workflow, to: &quote)
    quote.workflow = WorkflowQuote(
      workflow, turnsOn: true, isChanged: true, matching: matching.count,
      enrolled: enrolsExisting ? matching.count : 0, waiting: waiting.count)
    return quote
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    var workflow = try workflow(on: account, by: request.actor)
    let seen = quote(workflow, account, request.actor, request.at)
    let quote = try account.confirmedQuote(
      needsNumber(seen) ? .confirm(seen) : .allowed(seen), request)
    guard workflow.isOn != isOn else {
      return Change(events: [], source: .settings, outcome: Outcome(quote: quote))
    }
    let old = workflow
    workflow.isOn = isOn
    workflow.turnedAt = request.at
    workflow.turnedBy = request.actor
    var events: [Event] = [.objectSaved(.workflow(workflow), old: .workflow(old))]
    if isOn, enrolsExisting {
      let rows = account.among(
        account.enrolable(in: workflow, at: request.at), .edit, by: request.actor)
      if !rows.isEmpty {
        events.append(
          .workflowChanged(
            WorkflowEvent(
              workflow.id, .enrolled(.turnedOn, depth: 1), contacts: account.contactIDs(rows))))
      }
    }
    return Change(
      events: events, source: .settings, outcome: Outcome(quote: quote, undo: undo(quote)))
  }

  private func undo(_ quote: Quote) -> Undo {
    if isOn, quote.changed > 0, quote.workflow?.workflow.action == .setMarketing {
      return .impossible(.marketingUntilUpdate)
    }
    return .command(.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: !isOn)))
  }
}

/// What a quote says about a workflow besides its numbers of contacts.
package struct WorkflowQuote: Equatable, Sendable {
  package var workflow: Workflow
  /// Whether it is turned on or off.
  package var turnsOn: Bool
  /// Whether that changes anything.
  package var isChanged: Bool
  /// Contacts that meet the triggers now and are not in yet.
  package var matching: Int
  /// Contacts that the command enrols.
  package var enrolled: Int
  /// Contacts that are inside and wait.
  package var waiting: Int

  package init(
    _ workflow: Workflow, turnsOn: Bool = false, isChanged: Bool = false, matching: Int = 0,
    enrolled: Int = 0, waiting: Int = 0
  ) {
    self.workflow = workflow
    self.turnsOn = turnsOn
    self.isChanged = isChanged
    self.matching = matching
    self.enrolled = enrolled
    self.waiting = waiting
  }
}

extension Account {
  /// Counts into a quote what the action of a workflow does to contacts.
  func add(_ rows: RowSet, of workflow: Workflow, to quote: inout Quote) {
    var split = StatusSplit()
    for row in rows {
      let status = table.status(of: row)
      switch status {
      case .nonMarketing: split.nonMarketing += 1
      case .marketing: split.marketing += 1
      case .marketingUntilUpdate: split.pending += 1
      }
      if workflow.direction.target(from: status) != nil { quote.changed += 1 }
    }
    quote.status = split
    if workflow.action == .setMarketing { add(split.nonMarketing, to: &quote) }
  }
}
