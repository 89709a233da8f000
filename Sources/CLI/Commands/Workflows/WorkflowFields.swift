internal import Domain
internal import Terminal
internal import Wording

/// A workflow as a row and as a page.
struct WorkflowFields {
  let account: Account
  let catalogue: Catalogue

  static func columns(_ catalogue: Catalogue) -> [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(WorkflowPhrase.columnID), alignment: .right),
      OutputColumn("name", catalogue.text(WorkflowPhrase.columnName)),
      OutputColumn("state", catalogue.text(WorkflowPhrase.columnState)),
      OutputColumn("when", catalogue.text(WorkflowPhrase.columnTrigger)),
      OutputColumn("set", catalogue.text(WorkflowPhrase.columnAction)),
      OutputColumn("re_enrols", catalogue.text(WorkflowPhrase.columnReEnrols)),
      OutputColumn(
        "ever_enrolled", catalogue.text(WorkflowPhrase.columnEnrolled), alignment: .right),
      OutputColumn("inside", catalogue.text(WorkflowPhrase.columnInside), alignment: .right),
      OutputColumn("next_try", catalogue.text(WorkflowPhrase.columnNextTry)),
    ]
  }

  func values(_ workflow: Workflow) -> [DataValue] {
    let state = account.workflowState(workflow.id)
    return [
      .number(workflow.id.rawValue), .text(workflow.name), .text(stateWord(workflow)),
      .text(workflow.trigger), .text(workflow.action.rawValue), .flag(workflow.reEnrols),
      .number(state.enrolled.count), .number(state.inside.count),
      .optional(nextTry(state)?.isoText),
    ]
  }

  func texts(_ workflow: Workflow) -> [String] {
    let state = account.workflowState(workflow.id)
    return [
      String(workflow.id.rawValue), workflow.name, stateText(workflow),
      workflow.trigger.isEmpty ? catalogue.text(WorkflowPhrase.noTrigger) : workflow.trigger,
      catalogue.name(of: workflow.action),
      catalogue.text(workflow.reEnrols ? CommandLinePhrase.yes : .no),
      catalogue.number(state.enrolled.count), catalogue.number(state.inside.count),
      nextTry(state).map(moment) ?? "",
    ]
  }

  // MARK: The page

  func members(_ workflow: Workflow) -> [DataValue.Member] {
    let waiting = waiting(workflow)
    return zip(WorkflowFields.columns(catalogue), values(workflow)).map {
      DataValue.Member($0.name, $1)
    } + [
      .init("attempts", .number(waiting?.attempts ?? 0)),
      .init("problem", .optional(waiting?.problem.map(catalogue.reason))),
      .init("created_at", .text(workflow.createdAt.isoText)),
      .init("created_by", .optional(account.user(workflow.createdBy)?.email)),
      .init("turned_at", .optional(workflow.turnedAt?.isoText)),
      .init("turned_by", .optional(workflow.turnedBy.flatMap(account.user)?.email)),
    ]
  }

  func lines(_ workflow: Workflow) -> [(String, String)] {
    var lines = zip(WorkflowFields.columns(catalogue), texts(workflow)).map { ($0.title, $1) }
    if let waiting = waiting(workflow) {
      lines.append((text(.columnAttempts), catalogue.number(waiting.attempts)))
      lines.append((text(.columnProblem), waiting.problem.map(catalogue.reason) ?? ""))
    }
    lines.append((text(.columnCreated), who(workflow.createdBy, workflow.createdAt)))
    if let at = workflow.turnedAt, let user = workflow.turnedBy {
      lines.append((text(.columnTurned), who(user, at)))
    }
    return lines
  }

  /// Those of the contacts inside that failed most often.
  private func waiting(_ workflow: Workflow) -> WorkflowEntry? {
    account.workflowState(workflow.id).queue.filter { $0.attempts > 0 }
      .max { $0.attempts < $1.attempts }
  }

  private func nextTry(_ state: WorkflowState) -> Instant? {
    state.queue.compactMap(\.nextTry).min()
  }

  private func stateWord(_ workflow: Workflow) -> String {
    workflow.isOn ? account.workflowsArePaused ? "paused" : "on" : "off"
  }

  private func stateText(_ workflow: Workflow) -> String {
    guard workflow.isOn else { return text(.stateOff) }
    return text(account.workflowsArePaused ? .statePaused : .stateOn)
  }

  private func who(_ user: UserID, _ at: Instant) -> String {
    catalogue.text(
      WorkflowPhrase.timeBy,
      ["time": .text(moment(at)), "name": .data(account.user(user)?.name ?? "")])
  }

  private func moment(_ instant: Instant) -> String {
    catalogue.moment(instant, in: account.billing.timeZone)
  }

  private func text(_ key: WorkflowPhrase) -> String { catalogue.text(key) }
}
