internal import ArgumentParser
internal import Domain
internal import Wording

/// Commands on chatflows.
struct ChatflowsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "chatflows",
    abstract: "Make chatflows, turn their marketing setting, take in chats.",
    usage: "tierline chatflows COMMAND [options]",
    subcommands: [
      ListChatflows.self, CreateChatflow.self, RenameChatflow.self, TurnChatflowOn.self,
      TurnChatflowOff.self, DeleteChatflow.self, Chat.self,
    ])

  static let examples = [
    Example("tierline chatflows list", "every chatflow, its setting and what it created"),
    Example("tierline chatflows create Pricing", "its contacts are non-marketing"),
    Example("tierline chatflows chat Support --set email=bo@example.se", "one chat"),
  ]
}

/// `chatflows create`.
struct CreateChatflow: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a chatflow; its contacts are non-marketing.",
    usage: "tierline chatflows create NAME [options]")

  static let examples = [
    Example("tierline chatflows create Pricing", "off, as every new chatflow")
  ]

  @Argument(help: ArgumentHelp("Name of the chatflow.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    return try await session.changeIntake(.saveChatflow(SaveChatflow(name: name)), store) { _, _ in
      session.catalogue.text(
        IntakePhrase.chatflowCreated, ["name": .data(EmailAddress.trimmed(name))])
    }
  }
}

/// `chatflows rename`.
struct RenameChatflow: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a chatflow; contacts keep the name it had then.",
    usage: "tierline chatflows rename NAME NEW-NAME [options]")

  static let examples = [
    Example("tierline chatflows rename Support Help", "a new name")
  ]

  @Argument(help: ArgumentHelp("Name or number of the chatflow.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("The new name.", valueName: "new-name"))
  var newName: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let chatflow = try session.object(.chatflow, name, store, for: .saveChatflow)
    let command = SaveChatflow(id: chatflow.id, name: newName)
    return try await session.changeIntake(.saveChatflow(command), store) { _, _ in
      session.catalogue.text(
        IntakePhrase.renamed, ["name": .data(EmailAddress.trimmed(newName))])
    }
  }
}

/// `chatflows delete`.
struct DeleteChatflow: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a chatflow; its contacts stay.",
    usage: "tierline chatflows delete NAME [options]")

  static let examples = [
    Example("tierline chatflows delete Support", "contacts, status and source stay")
  ]

  @Argument(help: ArgumentHelp("Name or number of the chatflow.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let chatflow = try session.object(.chatflow, name, store, for: .deleteChatflow)
    return try await session.changeIntake(.delete(.chatflow(chatflow.id)), store) { _, _ in
      session.catalogue.text(IntakePhrase.deleted, ["name": .data(chatflow.name)])
    }
  }
}

/// `chatflows chat`.
struct Chat: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Take in a chat: create and update contacts.",
    usage: "tierline chatflows chat NAME [-] [--set PROP=VALUE]... [options]")

  static let examples = [
    Example("tierline chatflows chat Support --set email=bo@example.se", "one chat"),
    Example(
      "tierline chatflows chat Support - < chats.jsonl", "one JSON object a line, all or none"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the chatflow.", valueName: "name"))
  var name: String

  @OptionGroup var submissions: SubmissionOptions

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let chatflow = try session.object(.chatflow, name, store, for: .takeIn)
    return try await session.takeIn(.chatflow(chatflow.id), submissions, store)
  }
}
