/// Makes a team, or gives it another name or place (9.3, R12.6).
package struct SaveTeam: Equatable, Sendable {
  /// `nil` for a new team.
  package var id: ObjectID?
  package var name: String
  package var parent: ObjectID?

  package init(id: ObjectID? = nil, name: String, parent: ObjectID? = nil) {
    self.id = id
    self.name = name
    self.parent = parent
  }
}

extension SaveTeam {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let (team, old) = try team(on: account, by: actor)
      var quote = account.emptyQuote(.saveTeam, at: at)
      quote.changed = team == old ? 0 : 1
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (team, old) = try team(on: account, by: request.actor)
    let back = old.map { SaveTeam(id: $0.id, name: $0.name, parent: $0.parent) }
    let undo = Undo.command(
      back.map(Command.saveTeam) ?? .deleteTeam(DeleteTeam(team: team.id)))
    return Change(
      events: team == old ? [] : [.objectSaved(.team(team), old: old.map(AccountObject.team))],
      source: .settings,
      outcome: Outcome(quote: quote, undo: team == old ? .impossible(.nothingChanged) : undo))
  }

  private func team(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> (team: Team, old: Team?) {
    let kind = CommandKind.saveTeam
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let teams = account.objects.teams
    let old = teams.first { $0.id == id }
    if let id, old == nil {
      throw Refusal(kind, .unknownObject(.team, String(id.rawValue), nearest: nil))
    }
    if old == nil { try account.checkLimit(of: .team, count: teams.count, kind) }
    let name = try account.checkedName(name, for: kind)
    try account.checkNameIsFree(name, of: .team, for: id, kind)
    if let parent, parent != old?.parent { try check(parent, on: account) }
    return (Team(id: id ?? account.objects.nextID, name: name, parent: parent), old)
  }

  /// Teams below teams are for Enterprise, and none is below itself (R12.6).
  private func check(_ parent: ObjectID, on account: Account) throws(Refusal) {
    guard account.billing.plan.has(.nestedTeams) else {
      throw Refusal(.saveTeam, .planLacks(.nestedTeams))
    }
    guard account.objects.object(.team, parent) != nil else {
      throw Refusal(
        .saveTeam, .unknownObject(.team, String(parent.rawValue), nearest: nil))
    }
    if let id, account.teamsBelow([id]).contains(parent) {
      throw Refusal(.saveTeam, .teamCircle(name: name))
    }
  }
}

/// Deletes a team that no other is below; its members lose it (9.3).
package struct DeleteTeam: Equatable, Sendable {
  package var team: ObjectID

  package init(team: ObjectID) {
    self.team = team
  }
}

extension DeleteTeam {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      _ = try checked(on: account, by: actor)
    } catch {
      return .refused(error)
    }
    var quote = account.emptyQuote(.deleteTeam, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let team = try checked(on: account, by: request.actor)
    let left = account.users.compactMap { user -> Event? in
      let edited = user.without(team.id)
      return edited == user ? nil : .userEdited(edited, old: user)
    }
    return Change(
      events: left + [.objectRemoved(.team(team))], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.permissionChange)))
  }

  private func checked(on account: Account, by actor: UserID) throws(Refusal) -> Team {
    let kind = CommandKind.deleteTeam
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    guard let found = account.objects.teams.first(where: { $0.id == team }) else {
      throw Refusal(kind, .unknownObject(.team, String(team.rawValue), nearest: nil))
    }
    let below = account.objects.teams.filter { $0.parent == team }
    guard below.isEmpty else {
      throw Refusal(kind, .objectInUse(.team, name: found.name, by: below.map(\.name)))
    }
    return found
  }
}
