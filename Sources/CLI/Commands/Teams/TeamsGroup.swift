internal import ArgumentParser
internal import Domain
internal import Terminal
internal import Wording

/// Commands on teams of users.
struct TeamsGroup: ParsableCommand, CommandGroupPage {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: "List, make and change teams of users.",
    usage: "tierline teams COMMAND [options]",
    subcommands: [
      ListTeams.self, ShowTeam.self, CreateTeam.self, RenameTeam.self, MoveTeam.self,
      AddToTeam.self, RemoveFromTeam.self, DeleteTeamCommand.self,
    ])

  static let examples = [
    Example("tierline teams list", "the teams and who is in them"),
    Example("tierline teams create South", "a new team"),
    Example("tierline teams add Sales bo@example.com eva@example.com", "users into the team"),
  ]
}

/// `teams list`: all teams.
struct ListTeams: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List teams.", usage: "tierline teams list [options]")

  static let examples = [
    Example("tierline teams list", "all teams"),
    Example("tierline teams list --format json", "for other programs"),
  ]

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let fields = TeamFields(account: store.account, catalogue: session.catalogue)
    let teams = store.account.objects.teams
    try session.printRecords(fields.columns, count: teams.count) {
      fields.values(teams[$0])
    } people: {
      fields.texts(teams[$0])
    }
    return .done
  }
}

/// `teams show`: one team.
struct ShowTeam: TierlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one team and its members.",
    usage: "tierline teams show TEAM [options]")

  static let examples = [Example("tierline teams show Sales", "members, and teams around it")]

  @Argument(help: ArgumentHelp("Name of the team.", valueName: "team"))
  var team: String

  @OptionGroup var global: GlobalOptions

  func run(in session: Session) async throws -> ExitStatus {
    let store = try await session.openStore()
    let fields = TeamFields(account: store.account, catalogue: session.catalogue)
    let found = try session.team(team, store.account)
    let members = zip(fields.columns, fields.values(found)).map { DataValue.Member($0.name, $1) }
    try session.printObject(members, people: fields.lines(found))
    return .done
  }
}

/// Teams as rows and as facts.
struct TeamFields {
  let account: Account
  let catalogue: Catalogue

  var columns: [OutputColumn] {
    [
      OutputColumn("id", catalogue.text(UserPhrase.teamColumnId), alignment: .right),
      OutputColumn("name", catalogue.text(UserPhrase.teamColumnName)),
      OutputColumn("below", catalogue.text(UserPhrase.teamColumnBelow)),
      OutputColumn("members", catalogue.text(UserPhrase.teamColumnMembers)),
    ]
  }

  func values(_ team: Team) -> [DataValue] {
    [
      .number(team.id.rawValue), .text(team.name), .optional(parent(of: team)),
      .list(members(of: team).map { .text($0.email) }),
    ]
  }

  func texts(_ team: Team) -> [String] {
    [
      String(team.id.rawValue), team.name, parent(of: team) ?? "",
      members(of: team).map(\.name).joined(separator: ", "),
    ]
  }

  func lines(_ team: Team) -> [(String, String)] {
    let children = account.objects.teams.filter { $0.parent == team.id }.map(\.name)
    let main = account.users.filter { $0.team == team.id }.map(\.name)
    let extra = account.users.filter { $0.extraTeams.contains(team.id) }.map(\.name)
    let facts: [(UserPhrase, [String])] = [
      (.teamColumnBelow, parent(of: team).map { [$0] } ?? []), (.teamShowAbove, children),
      (.teamShowMain, main), (.teamShowExtra, extra),
    ]
    return [(catalogue.text(UserPhrase.teamColumnName), team.name)]
      + facts.filter { !$0.1.isEmpty }.map {
        (catalogue.text($0.0), $0.1.joined(separator: ", "))
      }
  }

  private func members(of team: Team) -> [User] {
    account.users.filter { $0.teams.contains(team.id) }
  }

  private func parent(of team: Team) -> String? {
    team.parent.map { account.objects.object(.team, $0)?.name ?? String($0.rawValue) }
  }
}
