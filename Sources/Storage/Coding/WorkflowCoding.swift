internal import Domain

/// Events and states of workflows as JSON members.
///
///     {"type":"workflow.enrolled","workflow":101,"by":"trigger","depth":1,"runs":[41,3]}
///     {"type":"workflow.actions_done","workflow":101,"changed":2,"runs":[41,3]}
///     {"type":"workflow.actions_failed","workflow":101,"attempt":1,"next_try":1760000060000,
///      "problem":"tier-guard","count":2003,"tier":2000,"runs":[41,3]}
///     {"type":"workflow.chain_stopped","workflow":101,"runs":[41,3]}
///     {"type":"workflow.retried","workflow":101}
///     {"type":"workflow.checked","workflow":101,"date":"2026-02-01"}
extension EventWriter {
  static func write(_ event: WorkflowEvent, _ emitter: inout JSONEmitter) {
    emitter.key("workflow")
    emitter.integer(event.workflow.rawValue)
    switch event.what {
    case .enrolled(let entrance, let depth):
      emitter.key("by")
      emitter.string(entrance.rawValue)
      emitter.key("depth")
      emitter.integer(depth)
    case .actionsDone(let changed):
      emitter.key("changed")
      emitter.integer(changed)
    case .actionsFailed(let problem, let attempt, let nextTry):
      emitter.key("attempt")
      emitter.integer(attempt)
      emitter.key("next_try")
      emitter.integer(nextTry.milliseconds)
      write(problem, &emitter)
    case .chainStopped: break
    case .retried: return
    case .checked(let day):
      emitter.key("date")
      emitter.string(day.isoText)
      return
    }
    write(event.contacts, &emitter)
  }

  static func write(_ problem: WorkflowProblem, _ emitter: inout JSONEmitter) {
    emitter.key("problem")
    switch problem {
    case .tierGuard(let count, let tier):
      emitter.string("tier-guard")
      emitter.key("count")
      emitter.integer(count)
      emitter.key("tier")
      emitter.integer(tier)
    }
  }

  /// The event in parts that fit on a line; how many contacts were changed stands in the first.
  static func split(_ event: WorkflowEvent, into parts: [[ContactID]]) -> [Event] {
    parts.enumerated().map { index, contacts in
      var part = event
      part.contacts = contacts
      if index > 0, case .actionsDone = event.what { part.what = .actionsDone(changed: 0) }
      return .workflowChanged(part)
    }
  }
}

extension EventType {
  init(_ event: WorkflowEvent) {
    self =
      switch event.what {
      case .enrolled: .workflowEnrolled
      case .actionsDone: .workflowActionsDone
      case .actionsFailed: .workflowActionsFailed
      case .chainStopped: .workflowChainStopped
      case .retried: .workflowRetried
      case .checked: .workflowChecked
      }
  }
}

extension EventBody {
  /// The event of a workflow; `type` is one of a workflow's.
  func workflowEvent(_ type: EventType) throws(ContentError) -> Event {
    let what: WorkflowEvent.What
    switch type {
    case .workflowEnrolled:
      guard let entrance = WorkflowEntrance(rawValue: try members.text("by")) else {
        throw .badValue(member: "by")
      }
      what = .enrolled(entrance, depth: try members.integer("depth"))
    case .workflowActionsDone: what = .actionsDone(changed: try members.integer("changed"))
    case .workflowActionsFailed:
      guard let problem = try members.workflowProblem() else {
        throw .missing(member: "problem")
      }
      what = .actionsFailed(
        problem, attempt: try members.integer("attempt"),
        nextTry: Instant(milliseconds: Int64(try members.integer("next_try"))))
    case .workflowChainStopped: what = .chainStopped
    case .workflowRetried: what = .retried
    default: what = .checked(try members.date("date"))
    }
    let namesContacts =
      switch what {
      case .retried, .checked: false
      default: true
      }
    if namesContacts, contacts == nil { throw .missing(member: "runs") }
    return .workflowChanged(
      WorkflowEvent(
        ObjectID(Int64(try members.integer("workflow"))), what, contacts: contacts ?? []))
  }
}

extension Members {
  func workflowProblem() throws(ContentError) -> WorkflowProblem? {
    switch try optionalText("problem") {
    case "tier-guard": .tierGuard(count: try integer("count"), tier: try integer("tier"))
    case nil: nil
    default: throw .badValue(member: "problem")
    }
  }
}
