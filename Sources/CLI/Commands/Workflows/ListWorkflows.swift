internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// `workflows list`: all workflows.
struct ListWorkflows: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List workflows and how many wait inside.",
    usage: "tierline workflows list [options]")

  static let examples = [
    Example("tierline workflows list", "all workflows"),
    Example(
      "tierline workflows list --format jsonl | jq 'select(.inside > 0) | .name'",
      "those in which contacts wait"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let workflows = store.account.objects.workflows
    let fields = WorkflowFields(account: store.account, catalogue: session.catalogue)
    try session.printRecords(
      WorkflowFields.columns(session.catalogue), count: workflows.count
    ) {
      fields.values(workflows[$0])
    } people: {
      fields.texts(workflows[$0])
    }
    return .done
  }
}

/// `workflows show`: one workflow.
struct ShowWorkflow: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one workflow, who waits inside and why.",
    usage: "tierline workflows show NAME [options]")

  static let examples = [
    Example("tierline workflows show Newsletter", "triggers, value, state")
  ]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let found = try await session.workflow(workflow.name, store, nil, for: .saveWorkflow)
    let fields = WorkflowFields(account: store.account, catalogue: session.catalogue)
    try session.printObject(fields.members(found), people: fields.lines(found))
    return .done
  }
}

/// `workflows history`: enrolments, attempts and results of the last ninety days (R10.9).
struct WorkflowHistoryCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what a workflow did in the last 90 days.",
    usage: "tierline workflows history NAME [options]")

  static let examples = [
    Example("tierline workflows history Leads", "enrolments, attempts and results"),
    Example(
      "tierline workflows history Leads --format jsonl | jq 'select(.what == \"failed\")'",
      "what the tier guard refused"),
  ]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let words = session.catalogue
    let zone = store.account.billing.timeZone
    let found = try await session.workflow(workflow.name, store, nil, for: .saveWorkflow)
    let records = store.account.workflowHistory(found.id, at: store.now)
    let columns = [
      OutputColumn("at", words.text(WorkflowPhrase.columnTime)),
      OutputColumn("what", words.text(WorkflowPhrase.columnEvent)),
      OutputColumn("contacts", words.text(WorkflowPhrase.columnContacts), alignment: .right),
      OutputColumn("changed", words.text(WorkflowPhrase.columnChanged), alignment: .right),
      OutputColumn("attempt", words.text(WorkflowPhrase.columnAttempt), alignment: .right),
      OutputColumn("next_try", words.text(WorkflowPhrase.columnNextTry)),
      OutputColumn("problem", words.text(WorkflowPhrase.columnProblem)),
      OutputColumn("sequence", words.text(CommandLinePhrase.logNumber), alignment: .right),
    ]
    try session.printRecords(columns, count: records.count) { index in
      let record = records[index]
      return [
        .text(record.at.isoText), .text(record.kind.rawValue), .number(record.contacts),
        record.kind == .done ? .number(record.changed) : .none,
        record.kind == .failed ? .number(record.attempt) : .none,
        .optional(record.nextTry?.isoText), .optional(record.problem.map(words.reason)),
        .number(record.sequence),
      ]
    } people: { index in
      let record = records[index]
      return [
        words.moment(record.at, in: zone), words.name(of: record.kind),
        words.number(record.contacts),
        record.kind == .done ? words.number(record.changed) : "",
        record.kind == .failed ? words.number(record.attempt) : "",
        record.nextTry.map { words.moment($0, in: zone) } ?? "",
        record.problem.map(words.reason) ?? "", String(record.sequence),
      ]
    }
    return .done
  }
}
