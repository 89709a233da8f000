internal import ArgumentParser
internal import Domain
internal import Wording

/// `filters save`: a new saved filter, or a new state of one.
struct SaveFilterCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Save a filter under a name.",
    usage: """
      tierline filters save NAME --filter EXPR [--columns A,B,C] [--sort PROP[:desc],...]
                            [--visibility private|team|everyone] [options]
      """,
    discussion: """
      A name that you gave before is saved anew; what is not given stays as it was. A new filter \
      is private.
      """)

  static let examples = [
    Example(
      "tierline filters save 'Swedish leads' --filter 'stage = lead and country = Sweden'",
      "for yourself"),
    Example(
      "tierline filters save Waste --filter 'marketing = yes and mailable = no' "
        + "--columns id,email,bounced --sort created:desc --visibility everyone",
      "with columns and order, for everyone"),
    Example("tierline filters save Waste --visibility private", "a new visibility"),
  ]

  @Argument(help: ArgumentHelp("Name of the saved filter.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("Which contacts; '' for every contact.", valueName: "expr"))
  var filter: String?

  @Option(
    help: ArgumentHelp("Properties in their order; '' for the standard ones.", valueName: "a,b,c"))
  var columns: String?

  @Option(help: ArgumentHelp("Properties to sort by.", valueName: "prop[:desc],..."))
  var sort: String?

  @Option(help: ArgumentHelp("private, team or everyone.", valueName: "who"))
  var visibility: SavedFilter.Visibility?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    _ = try session.filter(filter, store, reader: actor)
    let key = AccountObjects.key(name)
    let known = store.account.savedFilters(visibleTo: actor.id).first {
      AccountObjects.key($0.name) == key
    }
    var command: SaveFilter
    if let known {
      command = SaveFilter(known)
      command.filter = filter ?? known.filter
    } else {
      guard let filter else {
        throw CommandFailure(
          .usage,
          Explanation(
            session.catalogue.text(ListPhrase.filterMissing),
            hint: session.catalogue.text(ListPhrase.filterMissingHint)))
      }
      command = SaveFilter(name: name, filter: filter)
    }
    if let columns {
      command.columns = columns.split(separator: ",").map { EmailAddress.trimmed(String($0)) }
    }
    command.sort = sort ?? command.sort
    command.visibility = visibility ?? command.visibility
    return try await session.changeObject(
      .saveFilter(command), store, actor, named: name
    ) { account in
      let saved = account.objects.filters.first { AccountObjects.key($0.name) == key }
      let matching = saved.map { saved in
        account.resolve(saved, as: actor.id, now: store.now).expression.rows(
          in: account,
          context: FilterContext(account: account, actingUser: actor.id, now: store.now))?.count
      }
      return session.catalogue.text(
        ListPhrase.filterSaved, count: (matching ?? 0) ?? 0,
        ["name": .data(saved?.name ?? name)])
    }
  }
}

/// `filters rename`.
struct RenameFilterCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a saved filter.",
    usage: "tierline filters rename NAME NEW-NAME [options]")

  static let examples = [
    Example("tierline filters rename Waste 'Paid and not mailable'", "a name that says more")
  ]

  @Argument(help: ArgumentHelp("Name or number of the saved filter.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("The new name.", valueName: "new-name"))
  var newName: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let filter = try store.account.savedFilter(named: name, as: actor.id)
    var command = SaveFilter(filter)
    command.name = newName
    return try await session.changeObject(
      .saveFilter(command), store, actor, named: newName
    ) { _ in
      session.catalogue.text(
        ListPhrase.filterRenamed,
        ["old": .data(filter.name), "name": .data(EmailAddress.trimmed(newName))])
    }
  }
}

/// `filters delete`.
struct DeleteFilterCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a saved filter.",
    usage: "tierline filters delete NAME [options]",
    discussion: "Contacts are not touched. The standard filters stay.")

  static let examples = [Example("tierline filters delete Waste", "the filter, no contact")]

  @Argument(help: ArgumentHelp("Name or number of the saved filter.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let actor = try session.actor(in: store.account)
    let filter = try store.account.savedFilter(
      named: name, as: actor.id, for: .deleteFilter)
    let command = Command.deleteFilter(DeleteFilter(filter: filter.id))
    return try await session.changeObject(command, store, actor, named: filter.name) { _ in
      session.catalogue.text(ListPhrase.filterDeleted, ["name": .data(filter.name)])
    }
  }
}
