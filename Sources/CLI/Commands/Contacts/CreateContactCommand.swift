internal import ArgumentParser
internal import Domain
internal import Wording

/// `contacts create`: one contact by hand.
struct CreateContactCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a contact.",
    usage: """
      tierline contacts create [--email EMAIL] [--set PROP=VALUE]... [--marketing]
                               [--via TOOL] [--dry-run] [options]
      """,
    discussion: """
      A contact needs an e-mail address, a first name or a last name. With --via it comes from a \
      tool, whose contacts are always non-marketing, and a known address updates its contact: \
      \(IntakeTool.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  static let examples = [
    Example(
      "tierline contacts create --email marta@example.se --set firstname=Märta",
      "a non-marketing contact"),
    Example(
      "tierline contacts create --email bo@example.se --marketing",
      "a marketing contact, counted at once"),
    Example(
      "tierline contacts create --email bo@example.se --via meetings-link",
      "as a meetings link does, non-marketing"),
  ]

  @Option(help: ArgumentHelp("The e-mail address.", valueName: "email"))
  var email: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A value of a property; may be given often.", valueName: "prop=value"))
  var assignments: [String] = []

  @Flag(name: .customLong("marketing"), help: "Set the contact as a marketing contact.")
  var asMarketing = false

  @Option(help: ArgumentHelp("The tool that the contact comes from.", valueName: "tool"))
  var via: String?

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let texts = (email.map { ["email=" + $0] } ?? []) + assignments
    let values = try session.assignments(texts)
    if let via { return try await create(values, via: via, session) }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    return try await session.carryOut(
      .createContact(CreateContact(values: values, asMarketing: asMarketing)), store,
      actor: actor, confirmation: ConfirmationAnswer(isDryRun: isDryRun))
  }

  private func create(
    _ values: [ContactProperty: String], via word: String, _ session: Session
  ) async throws -> ExitStatus {
    guard let tool = IntakeTool(rawValue: word) else {
      throw session.unknownWord(word, among: IntakeTool.allCases.map(\.rawValue))
    }
    guard !asMarketing else {
      throw session.failure(
        .usage, IntakePhrase.toolIsFixed, .toolIsFixedHint, ["tool": .text(word)])
    }
    let store = try await session.openStoreForChange()
    return try await session.takeIn(
      TakeIn(.tool(tool), [Submission(values)]), store, isDryRun: isDryRun)
  }
}
