internal import ArgumentParser
internal import Domain
internal import Wording

/// `teams create`: a new team.
struct CreateTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a team.",
    usage: "tierline teams create NAME [--below TEAM] [options]",
    discussion: """
      The plan says how many teams there may be; teams below teams need Enterprise. A team above \
      sees the contacts of those below it, not the other way round.
      """)

  static let examples = [
    Example("tierline teams create South", "a team"),
    Example("tierline teams create Denmark --below Sales", "a team below another"),
  ]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("The team above.", valueName: "team"))
  var below: String?

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let parent = try below.map { try session.team($0, store.account).id }
    let command = SaveTeam(name: name, parent: parent)
    return try await session.changeTeams(.saveTeam(command), store) { _, _ in
      session.catalogue.text(UserPhrase.teamCreated, ["name": .data(name)])
    }
  }
}

/// `teams rename`: another name.
struct RenameTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a team another name.",
    usage: "tierline teams rename TEAM NAME [options]")

  static let examples = [Example("tierline teams rename Sales 'Sales Nordic'", "another name")]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @Argument(help: ArgumentHelp("The new name.", valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let found = try session.team(team, store.account)
    let command = SaveTeam(id: found.id, name: name, parent: found.parent)
    return try await session.changeTeams(.saveTeam(command), store) { _, _ in
      session.catalogue.text(
        UserPhrase.teamRenamed, ["before": .data(found.name), "name": .data(name)])
    }
  }
}

/// `teams move`: another team above, or none.
struct MoveTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Put a team below another, or below none.",
    usage: "tierline teams move TEAM (--below TEAM | --top) [options]")

  static let examples = [
    Example("tierline teams move North --below Sales", "below Sales"),
    Example("tierline teams move North --top", "below no other"),
  ]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @Option(help: ArgumentHelp("The team above.", valueName: "team"))
  var below: String?

  @Flag(name: .customLong("top"), help: "Below no other team.")
  var isTop = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    guard (below == nil) == isTop else {
      throw session.failure(
        .usage, UserPhrase.teamPlaceMissing, UserPhrase.teamPlaceMissingHint)
    }
    let store = try await session.openStoreForChange()
    let found = try session.team(team, store.account)
    let parent = try below.map { try session.team($0, store.account) }
    let command = SaveTeam(id: found.id, name: found.name, parent: parent?.id)
    return try await session.changeTeams(.saveTeam(command), store) { _, _ in
      session.catalogue.text(
        parent == nil ? UserPhrase.teamMovedTop : .teamMovedBelow,
        ["name": .data(found.name), "parent": .data(parent?.name ?? "")])
    }
  }
}

/// `teams add`: users into a team.
struct AddToTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Put users into a team.",
    usage: "tierline teams add TEAM EMAIL... [--main] [options]",
    discussion: """
      A user has one main team and any number of extra ones. The first team a user gets is the \
      main one; --main makes this one the main team of all.
      """)

  static let examples = [
    Example("tierline teams add Sales bo@example.com eva@example.com", "two users"),
    Example("tierline teams add North bo@example.com --main", "as main team"),
  ]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @Argument(help: ArgumentHelp("E-mail addresses of users.", valueName: "email"))
  var emails: [String]

  @Flag(name: .customLong("main"), help: "As the main team.")
  var isMain = false

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changeMembers(team, emails, isMain ? .addAsMain : .add)
  }
}

/// `teams remove`: users out of a team.
struct RemoveFromTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take users out of a team.",
    usage: "tierline teams remove TEAM EMAIL... [options]")

  static let examples = [Example("tierline teams remove Sales bo@example.com", "one user")]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @Argument(help: ArgumentHelp("E-mail addresses of users.", valueName: "email"))
  var emails: [String]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    try await session.changeMembers(team, emails, .remove)
  }
}

/// `teams delete`: a team goes, its members stay.
struct DeleteTeamCommand: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a team; its members stay users.",
    usage: "tierline teams delete TEAM [options]")

  static let examples = [Example("tierline teams delete North", "a team that no other is below")]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStoreForChange()
    let found = try session.team(team, store.account)
    return try await session.changeTeams(.deleteTeam(.init(team: found.id)), store) { _, _ in
      session.catalogue.text(UserPhrase.teamDeleted, ["name": .data(found.name)])
    }
  }
}

extension Session {
  /// Carries out a change of teams and says what it did.
  fileprivate func changeTeams(
    _ command: Command, _ store: OpenStore, sentence: (Outcome, Account) -> String
  ) async throws -> ExitStatus {
    try await changeUsers(command, store) { outcome, account in
      outcome.quote.changed == 0
        ? catalogue.text(UserPhrase.teamUnchanged) : sentence(outcome, account)
    }
  }

  fileprivate func changeMembers(
    _ name: String, _ emails: [String], _ change: ChangeTeamMembers.Change
  ) async throws -> ExitStatus {
    let store = try await openStoreForChange()
    let team = try team(name, store.account)
    let users = try emails.map { try user($0, store.account).id }
    let command = ChangeTeamMembers(team: team.id, users: users, change: change)
    return try await changeTeams(.changeTeamMembers(command), store) { outcome, _ in
      catalogue.text(
        change == .remove ? UserPhrase.teamLeft : .teamJoined, count: outcome.quote.changed,
        ["name": .data(team.name)])
    }
  }
}
