internal import ArgumentParser
internal import Domain

/// `contacts create`: one contact by hand.
struct CreateContactCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a contact.",
    usage: """
      tierline contacts create [--email EMAIL] [--set PROP=VALUE]... [--marketing]
                               [--dry-run] [options]
      """,
    discussion: "A contact needs an e-mail address, a first name or a last name.")

  static let examples = [
    Example(
      "tierline contacts create --email marta@example.se --set firstname=Märta",
      "a non-marketing contact"),
    Example(
      "tierline contacts create --email bo@example.se --marketing",
      "a marketing contact, counted at once"),
  ]

  @Option(help: ArgumentHelp("The e-mail address.", valueName: "email"))
  var email: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A value of a property; may be given often.", valueName: "prop=value"))
  var assignments: [String] = []

  @Flag(name: .customLong("marketing"), help: "Set the contact as a marketing contact.")
  var asMarketing = false

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let texts = (email.map { ["email=" + $0] } ?? []) + assignments
    let values = try session.assignments(texts)
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    return try await session.carryOut(
      .createContact(CreateContact(values: values, asMarketing: asMarketing)), store,
      actor: actor, confirmation: ConfirmationAnswer(isDryRun: isDryRun))
  }
}
