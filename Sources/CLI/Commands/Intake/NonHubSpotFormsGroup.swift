internal import ArgumentParser
internal import Domain

/// Commands on forms that are not the product's own.
struct NonHubSpotFormsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "non-hubspot-forms",
    abstract: "The setting for all forms from elsewhere, and their submissions.",
    usage: "tierline non-hubspot-forms COMMAND [options]",
    subcommands: [
      ShowNonHubSpotForms.self, TurnNonHubSpotFormsOn.self, TurnNonHubSpotFormsOff.self,
      SubmitNonHubSpotForm.self,
    ])

  static let examples = [
    Example("tierline non-hubspot-forms show", "the setting and what they created"),
    Example("tierline non-hubspot-forms off", "their new contacts are non-marketing"),
  ]
}

/// `non-hubspot-forms show`.
struct ShowNonHubSpotForms: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the setting for forms from elsewhere.",
    usage: "tierline non-hubspot-forms show [options]")

  static let examples = [
    Example("tierline non-hubspot-forms show", "the setting and what they created")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    return try session.showForm(.nonHubSpotForms, store)
  }
}

/// `non-hubspot-forms on`.
struct TurnNonHubSpotFormsOn: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Every submitter of forms from elsewhere becomes marketing.",
    usage: "tierline non-hubspot-forms on [--confirm 1] [--dry-run] [options]")

  static let examples = [
    Example("tierline non-hubspot-forms on --confirm 1", "counted at once")
  ]

  @OptionGroup var confirmation: SettingConfirmation

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let forms = Form.nonHubSpotForms
    return try await session.toggle(
      .form(forms.id), isOn: true, name: forms.name, store, confirmation.answer)
  }
}

/// `non-hubspot-forms off`.
struct TurnNonHubSpotFormsOff: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "New contacts of forms from elsewhere become non-marketing.",
    usage: "tierline non-hubspot-forms off [options]")

  static let examples = [
    Example("tierline non-hubspot-forms off", "marketing contacts stay marketing")
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let forms = Form.nonHubSpotForms
    return try await session.toggle(
      .form(forms.id), isOn: false, name: forms.name, store, ConfirmationAnswer())
  }
}

/// `non-hubspot-forms submit`.
struct SubmitNonHubSpotForm: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Submit a form from elsewhere.",
    usage: "tierline non-hubspot-forms submit [-] [--set PROP=VALUE]... [options]")

  static let examples = [
    Example("tierline non-hubspot-forms submit --set email=bo@example.se", "one submission"),
    Example(
      "tierline non-hubspot-forms submit - < submissions.jsonl",
      "one JSON object a line, all or none"),
  ]

  @OptionGroup var submissions: SubmissionOptions

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    return try await session.takeIn(.nonHubSpotForms, submissions, store)
  }
}
