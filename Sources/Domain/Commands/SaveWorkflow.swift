/// Makes a workflow with the action "Set marketing contact status", or changes one (R10.1, R10.2,
/// R10.5).
///
/// A new one is off.
package struct SaveWorkflow: Equatable, Sendable {
  /// The workflow to change; `nil` makes a new one.
  package var workflow: ObjectID?
  package var name: String
  /// The enrolment triggers in the filter language; empty when contacts are enrolled by hand only.
  package var trigger: String
  package var action: Workflow.Action
  package var reEnrols: Bool

  package init(
    workflow: ObjectID? = nil, name: String, trigger: String, action: Workflow.Action,
    reEnrols: Bool = false
  ) {
    self.workflow = workflow
    self.name = name
    self.trigger = trigger
    self.action = action
    self.reEnrols = reEnrols
  }

  /// The command that leaves a workflow as it is, to be changed before it is given.
  package init(_ workflow: Workflow) {
    self.init(
      workflow: workflow.id, name: workflow.name, trigger: workflow.trigger,
      action: workflow.action, reEnrols: workflow.reEnrols)
  }
}

extension SaveWorkflow {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do throws(Refusal) {
      return .allowed(quote(try saved(on: account, by: actor, at: at), account, at))
    } catch {
      return .refused(error)
    }
  }

  private func quote(
    _ saved: (new: Workflow, old: Workflow?), _ account: Account, _ at: Instant
  ) -> Quote {
    var quote = account.emptyQuote(.saveWorkflow, at: at)
    quote.changed = saved.new == saved.old ? 0 : 1
    return quote
  }

  /// The workflow as it becomes and as it is.
  private func saved(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (new: Workflow, old: Workflow?) {
    let kind = CommandKind.saveWorkflow
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    try account.checkPlanHasWorkflows(for: kind)
    let old = try workflow.map { id throws(Refusal) in try account.workflow(id, for: kind) }
    let name = try account.checkedName(name, for: kind)
    try account.checkNameIsFree(name, of: .workflow, for: workflow, kind)
    let trigger = try checkedTrigger(on: account, by: actor, at: at)
    guard var new = old else {
      let new = Workflow(
        id: account.objects.nextID, name: name, trigger: trigger, action: action,
        reEnrols: reEnrols, createdAt: at, createdBy: actor)
      return (new, nil)
    }
    new.name = name
    new.trigger = trigger
    new.action = action
    new.reEnrols = reEnrols
    return (new, old)
  }

  /// The trigger in the one form in which it is kept, with the saving user's address for `me`.
  private func checkedTrigger(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> String {
    let context = FilterContext(account: account, actingUser: actor, now: at)
    switch FilterExpression.parse(trigger, in: context) {
    case .success(let expression):
      return account.user(actor).map { expression.naming($0).text } ?? expression.text
    case .failure(let diagnostic):
      throw Refusal(.saveWorkflow, .brokenFilter(trigger, diagnostic))
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let saved = try saved(on: account, by: request.actor, at: request.at)
    let quote = quote(saved, account, request.at)
    guard quote.changed > 0 else {
      return Change(events: [], source: .settings, outcome: Outcome(quote: quote))
    }
    let undo = saved.old.map { Undo.command(.saveWorkflow(SaveWorkflow($0))) }
    return Change(
      events: [.objectSaved(.workflow(saved.new), old: saved.old.map(AccountObject.workflow))],
      source: .settings,
      outcome: Outcome(quote: quote, undo: undo ?? .impossible(.createdRecord)))
  }
}

extension Account {
  /// Throws `planLacks` where the plan has no workflows (R10.1).
  func checkPlanHasWorkflows(for kind: CommandKind) throws(Refusal) {
    guard billing.plan.has(.workflows) else { throw Refusal(kind, .planLacks(.workflows)) }
  }

  /// The workflow with this number.
  ///
  /// Throws `unknownObject`.
  func workflow(_ id: ObjectID, for kind: CommandKind) throws(Refusal) -> Workflow {
    guard case .workflow(let workflow) = try object(.workflow, id, for: kind) else {
      throw Refusal(kind, .unknownObject(.workflow, String(id.rawValue), nearest: nil))
    }
    return workflow
  }
}
