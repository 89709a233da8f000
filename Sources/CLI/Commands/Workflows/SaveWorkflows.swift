internal import ArgumentParser
internal import Domain
internal import Engine
internal import Wording

/// `workflows create`: a new workflow, which is off.
struct CreateWorkflowCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a workflow; it is off until it is turned on.",
    usage: """
      tierline workflows create NAME --when EXPR --set marketing|non-marketing [--re-enrol] \
      [options]
      """,
    discussion: """
      A contact is enrolled when a change makes it meet the triggers, the first time only unless \
      --re-enrol is given. Without --when contacts are enrolled by hand only.
      """)

  static let examples = [
    Example(
      "tierline workflows create Customers --when 'stage = customer' --set marketing",
      "customers become marketing"),
    Example(
      """
      tierline workflows create Sunset --when 'activity more than 180 days ago' \
      --set non-marketing --re-enrol
      """, "who sleeps is demoted at the next update date"),
  ]

  @OptionGroup var workflow: WorkflowArgument

  @Option(help: ArgumentHelp("The enrolment triggers.", valueName: "expr"))
  var when: String?

  @Option(help: ArgumentHelp("The value: marketing or non-marketing.", valueName: "value"))
  var set: String

  @Flag(
    name: .customLong("re-enrol"), help: "Enrol a contact each time it meets the triggers anew.")
  var reEnrols = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let action = try session.action(set)
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    if let when { _ = try session.filter(when, store, reader: actor) }
    let command = SaveWorkflow(
      name: workflow.name, trigger: when ?? "", action: action, reEnrols: reEnrols)
    return try await session.save(command, store, actor)
  }
}

/// `workflows edit`: another name, triggers, value or re-enrolment.
struct EditWorkflowCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change name, triggers, value or re-enrolment.",
    usage: """
      tierline workflows edit NAME [--name NAME] [--when EXPR] [--set marketing|non-marketing] \
      [--re-enrol | --no-re-enrol] [options]
      """,
    discussion: "Contacts that meet new triggers already are not enrolled by the edit.")

  static let examples = [
    Example("tierline workflows edit Newsletter --when 'stage in (lead, customer)'", "triggers"),
    Example(
      "tierline workflows edit Newsletter --name 'All leads' --no-re-enrol", "name and once only"),
  ]

  @OptionGroup var workflow: WorkflowArgument

  @Option(name: .customLong("name"), help: ArgumentHelp("The new name.", valueName: "name"))
  var newName: String?

  @Option(help: ArgumentHelp("The new triggers; empty for none.", valueName: "expr"))
  var when: String?

  @Option(help: ArgumentHelp("The value: marketing or non-marketing.", valueName: "value"))
  var set: String?

  @Flag(name: .customLong("re-enrol"), inversion: .prefixedNo, help: "Whether to enrol again.")
  var reEnrols: Bool?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    guard newName != nil || when != nil || set != nil || reEnrols != nil else {
      throw CommandFailure(
        .usage,
        Explanation(
          session.catalogue.text(WorkflowPhrase.nothingToEdit),
          hint: session.catalogue.text(WorkflowPhrase.nothingToEditHint)))
    }
    let action = try set.map { try session.action($0) }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let old = try await session.workflow(workflow.name, store, actor, for: .saveWorkflow)
    if let when { _ = try session.filter(when, store, reader: actor) }
    var command = SaveWorkflow(old)
    command.name = newName ?? old.name
    command.trigger = when ?? old.trigger
    command.action = action ?? old.action
    command.reEnrols = reEnrols ?? old.reEnrols
    return try await session.save(command, store, actor)
  }
}

extension Session {
  /// The value of the action by its word.
  func action(_ word: String) throws(CommandFailure) -> Workflow.Action {
    if let action = Workflow.Action(rawValue: word) { return action }
    let nearest = nearestName(to: word, among: Workflow.Action.allCases.map(\.rawValue))
    let facts: [String: PhraseArgument] = [
      "token": .data(word), "nearest": .text(nearest ?? ""),
    ]
    throw CommandFailure(
      .usage,
      Explanation(
        catalogue.text(WorkflowPhrase.notAnAction, facts),
        hint: catalogue.text(
          nearest == nil ? WorkflowPhrase.notAnActionHint : .notAnActionNearest, facts)))
  }

  /// Saves a workflow and says what it became.
  func save(
    _ command: SaveWorkflow, _ store: OpenStore, _ actor: User
  ) async throws -> ExitStatus {
    let outcome = try await explaining(store, actor) {
      try await store.workspace.perform(
        .saveWorkflow(command), by: actor.id, frontEnd: .commandLine, confirmation: nil)
    }
    let name: [String: PhraseArgument] = ["name": .data(EmailAddress.trimmed(command.name))]
    if command.workflow == nil {
      note(catalogue.text(WorkflowPhrase.created, name))
      note(
        catalogue.text(
          WorkflowPhrase.createdHint, ["word": .data(shellWord(command.name))]))
    } else {
      note(
        catalogue.text(
          outcome.quote.changed == 0 ? WorkflowPhrase.unchanged : .saved, name))
    }
    await noteNews(store)
    try reportResult(BulkResult(outcome).members)
    return .done
  }

  /// A word as a shell takes it.
  private func shellWord(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
