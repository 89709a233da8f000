internal import ArgumentParser
internal import Domain
internal import Wording

/// `lists create`: an active or a static list.
struct CreateListCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a list.",
    usage: """
      tierline lists create NAME --active --filter EXPR [--visibility private|team|everyone]
             tierline lists create NAME [ID|EMAIL... | - | --filter EXPR | --saved NAME]
                                   [--visibility private|team|everyone] [options]
      """,
    discussion: """
      Contacts join and leave an active list by themselves, as its criteria say. A static list \
      has the contacts that are named or match now; later ones join by hand or by import.
      """)

  static let examples = [
    Example(
      "tierline lists create Customers --active --filter 'stage = customer'",
      "an active list"),
    Example("tierline lists create 'Fair 2027' ida@example.com bo@example.com", "a static list"),
    Example(
      "tierline lists create 'Leads in May' --filter 'stage = lead'",
      "a static list of those that match now"),
  ]

  @Argument(help: ArgumentHelp("Name of the list.", valueName: "name"))
  var name: String

  @Flag(name: .customLong("active"), help: "Contacts join and leave by the criteria of --filter.")
  var isActive = false

  @OptionGroup var selection: SelectionOptions

  @Option(help: ArgumentHelp("private, team or everyone (the default).", valueName: "who"))
  var visibility = SavedFilter.Visibility.everyone

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    var command = SaveList(name: name, visibility: visibility)
    if isActive {
      command.filter = try criteria(session, store, actor)
    } else if !selection.contacts.isEmpty || !selection.filter.isEmpty {
      let chosen = try session.selection(selection, store, actor: actor)
      command = SaveList(name: name, visibility: visibility, members: chosen.ids)
    }
    return try await session.changeList(.saveList(command), store, actor, .listCreated, name)
  }

  private func criteria(
    _ session: Session, _ store: OpenStore, _ actor: User
  ) throws -> String {
    guard selection.contacts.isEmpty, !selection.filter.isEmpty else {
      throw CommandFailure(
        .usage,
        Explanation(
          session.catalogue.text(ListPhrase.criteriaMissing),
          hint: session.catalogue.text(ListPhrase.criteriaMissingHint)))
    }
    let chosen = try session.chosen(selection.filter, store, reader: actor)
    try session.refuseBroken(chosen)
    return chosen.expression.text
  }
}

/// `lists edit`: new criteria or another visibility.
struct EditListCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change the criteria or the visibility of a list.",
    usage: """
      tierline lists edit NAME [--filter EXPR] [--visibility private|team|everyone] [options]
      """)

  static let examples = [
    Example(
      "tierline lists edit Newsletter --filter 'stage = subscriber and optout != yes'",
      "new criteria"),
    Example("tierline lists edit 'Fair 2026' --visibility private", "for its owner only"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("The criteria of an active list.", valueName: "expr"))
  var filter: String?

  @Option(help: ArgumentHelp("private, team or everyone.", valueName: "who"))
  var visibility: SavedFilter.Visibility?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let words = session.catalogue
    guard filter != nil || visibility != nil else {
      throw CommandFailure(
        .usage,
        Explanation(
          words.text(ListPhrase.nothingToSave), hint: words.text(ListPhrase.nothingToSaveHint)))
    }
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let list = try store.account.list(named: name, as: actor.id)
    var command = SaveList(list)
    if let filter {
      guard list.isActive else {
        throw CommandFailure(
          .usage,
          Explanation(
            words.text(ListPhrase.noCriteria, ["name": .data(list.name)]),
            hint: words.text(ListPhrase.noCriteriaHint)))
      }
      _ = try session.filter(filter, store, reader: store.account.user(list.owner) ?? actor)
      command.filter = filter
    }
    command.visibility = visibility ?? list.visibility
    return try await session.changeList(
      .saveList(command), store, actor, .listSaved, list.name)
  }
}

/// `lists rename`: filters that name the list say the new name.
struct RenameListCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a list, also where filters name it.",
    usage: "tierline lists rename NAME NEW-NAME [options]")

  static let examples = [Example("tierline lists rename Newsletter 'Weekly news'", "a new name")]

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("The new name.", valueName: "new-name"))
  var newName: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let list = try store.account.list(named: name, as: actor.id)
    var command = SaveList(list)
    command.name = newName
    return try await session.changeObject(
      .saveList(command), store, actor, named: newName
    ) { _ in
      session.catalogue.text(
        ListPhrase.listRenamed,
        ["old": .data(list.name), "name": .data(EmailAddress.trimmed(newName))])
    }
  }
}

/// `lists delete`: the list and no contact (R7.4).
struct DeleteListCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a list; its contacts stay.",
    usage: "tierline lists delete NAME [--dry-run] [options]",
    discussion: """
      Filters, lists, workflows and clean-up rules that name it stay, are broken and match \
      nothing; --dry-run names them.
      """)

  static let examples = [
    Example("tierline lists delete 'Fair 2026' --dry-run", "what names it"),
    Example("tierline lists delete 'Fair 2026'", "the list, no contact"),
  ]

  @Argument(help: ArgumentHelp("Name or number of the list.", valueName: "name"))
  var name: String

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let list = try store.account.list(named: name, as: actor.id, for: .deleteList)
    let command = Command.deleteList(DeleteList(list: list.id))
    if isDryRun {
      return try await session.carryOut(
        command, store, actor: actor, confirmation: ConfirmationAnswer(isDryRun: true))
    }
    return try await session.changeObject(command, store, actor, named: list.name) { _ in
      session.catalogue.text(ListPhrase.listDeleted, ["name": .data(list.name)])
    }
  }
}

extension Session {
  /// Saves a list and says how many contacts it has.
  func changeList(
    _ command: Command, _ store: OpenStore, _ actor: User, _ phrase: ListPhrase, _ name: String
  ) async throws -> ExitStatus {
    try await changeObject(command, store, actor, named: name) { account in
      let list = account.objects.object(.list, named: name)
      let size = list.map { account.members(of: $0.id, now: store.now).count } ?? 0
      return catalogue.text(phrase, count: size, ["name": .data(list?.name ?? name)])
    }
  }
}
