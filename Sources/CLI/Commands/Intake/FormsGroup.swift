internal import ArgumentParser
internal import Domain
internal import Wording

/// Commands on forms.
struct FormsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "Make forms, turn their marketing setting, submit them.",
    usage: "tierline forms COMMAND [options]",
    subcommands: [
      ListForms.self, CreateForm.self, RenameForm.self, TurnFormOn.self, TurnFormOff.self,
      DeleteForm.self, SubmitForm.self,
    ])

  static let examples = [
    Example("tierline forms list", "every form, its setting and what it created"),
    Example("tierline forms create 'Contact us'", "every submitter becomes marketing"),
    Example("tierline forms submit Newsletter --set email=bo@example.se", "one submission"),
  ]
}

/// `forms create`.
struct CreateForm: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a form; it sets every submitter as marketing.",
    usage: "tierline forms create NAME [--off] [--allow-no-email] [options]",
    discussion: """
      On means every submitter, also contacts that are there already as non-marketing.
      """)

  static let examples = [
    Example("tierline forms create 'Contact us'", "on, as every new form"),
    Example(
      "tierline forms create Survey --off --allow-no-email", "takes submissions without an address"),
  ]

  @Argument(help: ArgumentHelp("Name of the form.", valueName: "name"))
  var name: String

  @Flag(name: .customLong("off"), help: "Its contacts are non-marketing.")
  var startsOff = false

  @Flag(
    name: .customLong("allow-no-email"),
    help: "A submission without an e-mail address makes a contact, if it has a name.")
  var allowsNoEmail = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let command = SaveForm(name: name, allowsNoEmail: allowsNoEmail, startsOff: startsOff)
    return try await session.changeIntake(.saveForm(command), store) { _, _ in
      session.catalogue.text(
        startsOff ? IntakePhrase.formCreatedOff : .formCreated,
        ["name": .data(EmailAddress.trimmed(name))])
    }
  }
}

/// `forms rename`.
struct RenameForm: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a form; contacts keep the name it had then.",
    usage: "tierline forms rename NAME NEW-NAME [options]")

  static let examples = [
    Example("tierline forms rename Newsletter 'Weekly news'", "a new name")
  ]

  @Argument(help: ArgumentHelp("Name or number of the form.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("The new name.", valueName: "new-name"))
  var newName: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let form = try session.object(.form, name, store, for: .saveForm)
    let command = SaveForm(id: form.id, name: newName)
    return try await session.changeIntake(.saveForm(command), store) { _, _ in
      session.catalogue.text(
        IntakePhrase.renamed, ["name": .data(EmailAddress.trimmed(newName))])
    }
  }
}

/// `forms delete`.
struct DeleteForm: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a form; its contacts stay.",
    usage: "tierline forms delete NAME [options]")

  static let examples = [
    Example("tierline forms delete Newsletter", "contacts, status and source stay")
  ]

  @Argument(help: ArgumentHelp("Name or number of the form.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let form = try session.object(.form, name, store, for: .deleteForm)
    return try await session.changeIntake(.delete(.form(form.id)), store) { _, _ in
      session.catalogue.text(IntakePhrase.deleted, ["name": .data(form.name)])
    }
  }
}

/// `forms submit`.
struct SubmitForm: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Submit a form: create and update contacts.",
    usage: "tierline forms submit NAME [-] [--set PROP=VALUE]... [options]")

  static let examples = [
    Example("tierline forms submit Newsletter --set email=bo@example.se", "one submission"),
    Example(
      "tierline forms submit Newsletter - < submissions.jsonl",
      "one JSON object a line, all or none"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the form.", valueName: "name"))
  var name: String

  @OptionGroup var submissions: SubmissionOptions

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let form = try session.object(.form, name, store, for: .takeIn)
    return try await session.takeIn(.form(form.id), submissions, store)
  }
}
