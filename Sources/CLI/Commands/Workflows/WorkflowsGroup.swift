internal import ArgumentParser
internal import Domain
internal import Wording

/// Commands on workflows (section 10).
struct WorkflowsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "workflows", abstract: "Set contacts as marketing or non-marketing by triggers.",
    usage: "tierline workflows COMMAND [options]",
    subcommands: [
      ListWorkflows.self, ShowWorkflow.self, CreateWorkflowCommand.self,
      EditWorkflowCommand.self, TurnWorkflowOn.self, TurnWorkflowOff.self, EnrolCommand.self,
      RetryWorkflowCommand.self, DeleteWorkflowCommand.self, WorkflowHistoryCommand.self,
    ])

  static let examples = [
    Example(
      "tierline workflows create Customers --when 'stage = customer' --set marketing",
      "make one; it is off"),
    Example(
      "tierline workflows on Newsletter --enrol-existing --dry-run",
      "whom it would set, and the count and tier then"),
    Example("tierline workflows list", "all workflows and who waits inside"),
  ]
}

/// Which workflow a command is about.
struct WorkflowArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("Name or number of the workflow.", valueName: "name"))
  var name: String
}

extension Session {
  /// The workflow that a person means.
  func workflow(
    _ name: String, _ store: OpenStore, _ actor: User?, for kind: CommandKind
  ) async throws -> Workflow {
    try await explaining(store, actor) {
      guard
        case .workflow(let workflow) = try store.account.object(.workflow, named: name, for: kind)
      else { throw Refusal(kind, .unknownObject(.workflow, name, nearest: nil)) }
      return workflow
    }
  }

  /// Carries out a command on one workflow.
  func change(
    workflow name: String, as kind: CommandKind,
    _ confirmation: ConfirmationAnswer = ConfirmationAnswer(),
    _ command: (Workflow) -> Command
  ) async throws -> ExitStatus {
    let store = try await openStoreForChange()
    let actor = try actor(in: store.account)
    let workflow = try await workflow(name, store, actor, for: kind)
    return try await carryOut(
      command(workflow), store, actor: actor, confirmation: confirmation)
  }
}
