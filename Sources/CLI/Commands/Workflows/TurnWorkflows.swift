internal import ArgumentParser
internal import Domain
internal import Wording

/// `workflows on`: from now on contacts are enrolled (R10.6).
struct TurnWorkflowOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Turn a workflow on.",
    usage: """
      tierline workflows on NAME [--enrol-existing] [--confirm N | --dry-run] [options]
      """,
    discussion: """
      Contacts that meet the triggers already stay out unless --enrol-existing is given. The \
      number to confirm is the number of contacts that meet the triggers now, with those who still \
      wait inside.
      """)

  static let examples = [
    Example(
      "tierline workflows on Newsletter --enrol-existing --dry-run",
      "count and tier as they would be"),
    Example("tierline workflows on Newsletter --enrol-existing --confirm 120", "enrol them too"),
    Example("tierline workflows on Newsletter --confirm 120", "only whoever comes later"),
  ]

  @OptionGroup var workflow: WorkflowArgument

  @Flag(name: .customLong("enrol-existing"), help: "Enrol contacts that meet the triggers already.")
  var enrolsExisting = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.change(
      workflow: workflow.name, as: .toggleWorkflow, confirmation.answer
    ) {
      .toggleWorkflow(
        ToggleWorkflow(workflow: $0.id, isOn: true, enrolsExisting: enrolsExisting))
    }
  }
}

/// `workflows off`: nobody enters, and those inside wait (R10.8).
struct TurnWorkflowOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Turn a workflow off: nobody enters, those inside wait.",
    usage: "tierline workflows off NAME [options]")

  static let examples = [Example("tierline workflows off Leads", "stop it")]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.change(workflow: workflow.name, as: .toggleWorkflow) {
      .toggleWorkflow(ToggleWorkflow(workflow: $0.id, isOn: false))
    }
  }
}

/// `workflows enrol`: contacts by hand, whether they meet the triggers or not (R10.7).
struct EnrolCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Enrol contacts by hand.",
    usage: """
      tierline workflows enrol NAME (ID|EMAIL... | - | --filter EXPR)
                                    [--confirm N | --dry-run] [options]
      """,
    discussion: """
      They need not meet the triggers. Contacts that are inside stay as they are, and so do those \
      that were enrolled before unless the workflow enrols again.
      """)

  static let examples = [
    Example("tierline workflows enrol Leads ida@example.com --confirm 1", "one contact"),
    Example(
      "tierline workflows enrol Leads --filter 'country = Sweden' --dry-run",
      "what it would do to many"),
  ]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let found = try await session.workflow(workflow.name, store, actor, for: .enrolContacts)
    let selected = try session.selection(selection, store, actor: actor)
    guard !selected.ids.isEmpty else {
      return try session.reportNothing(.enrolContacts, store, confirmation.answer)
    }
    return try await session.carryOut(
      .enrolContacts(EnrolContacts(workflow: found.id, contacts: selected.ids)), store,
      actor: actor, confirmation: confirmation.answer, filter: selected.filter)
  }
}

/// `workflows retry`: another attempt at once (R10.4).
struct RetryWorkflowCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Try failed actions again at once.",
    usage: "tierline workflows retry NAME [options]",
    discussion: "They are retried by themselves too, after 1, 2, 4 ... minutes up to a day.")

  static let examples = [
    Example("tierline workflows retry Leads", "once there is room in the tier")
  ]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.change(workflow: workflow.name, as: .retryWorkflow) {
      .retryWorkflow(RetryWorkflow(workflow: $0.id))
    }
  }
}

/// `workflows delete`: contacts stay as they were set.
struct DeleteWorkflowCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a workflow; contacts stay as they were set.",
    usage: "tierline workflows delete NAME [options]")

  static let examples = [Example("tierline workflows delete Newsletter", "for good")]

  @OptionGroup var workflow: WorkflowArgument
  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.change(workflow: workflow.name, as: .deleteWorkflow) {
      .deleteWorkflow(DeleteWorkflow(workflow: $0.id))
    }
  }
}
