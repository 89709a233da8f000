import Domain
import TestSupport
import Testing

@Suite("Teams (9.3)")
struct TeamTests {
  private func reason(_ command: Command, _ ledger: Ledger) -> Refusal.Reason? {
    var ledger = ledger
    do throws(Refusal) {
      try ledger.perform(command)
      return nil
    } catch {
      return error.reason
    }
  }

  private func team(_ name: String, _ ledger: Ledger) throws -> ObjectID {
    try need(ledger.account.objects.object(.team, named: name)?.id)
  }

  @Test(
    "R12.6 the plan says how many teams there are, and only Enterprise has teams below teams",
    arguments: [(Plan.starter, 1), (.professional, 25), (.enterprise, 200)])
  func limits(plan: Plan, limit: Int) throws {
    var ledger = try Ledger(plan: plan)
    for number in 1...limit { try ledger.perform(.saveTeam(.init(name: "Team \(number)"))) }
    #expect(reason(.saveTeam(.init(name: "One more")), ledger) == .objectLimit(.team, limit))
    let first = try team("Team 1", ledger)
    try ledger.perform(.saveTeam(.init(id: first, name: "First")))
    guard limit > 1 else { return }
    let second = try team("Team 2", ledger)
    let below = reason(.saveTeam(.init(id: second, name: "Team 2", parent: first)), ledger)
    #expect(below == (plan == .enterprise ? nil : .planLacks(.nestedTeams)))
  }

  @Test("9.3 a team is below no circle, and its name is its own")
  func circles() throws {
    var ledger = try Ledger(plan: .enterprise)
    try ledger.perform(.saveTeam(.init(name: "A")))
    let first = try team("A", ledger)
    try ledger.perform(.saveTeam(.init(name: "B", parent: first)))
    let second = try team("B", ledger)
    try ledger.perform(.saveTeam(.init(name: "C", parent: second)))
    let third = try team("C", ledger)
    for parent in [first, second, third] {
      let refused = reason(.saveTeam(.init(id: first, name: "A", parent: parent)), ledger)
      #expect(refused == .teamCircle(name: "A"))
    }
    #expect(reason(.saveTeam(.init(name: " b ")), ledger) == .objectExists(.team, name: "B"))
    #expect(reason(.saveTeam(.init(name: "")), ledger) == .invalidName(""))
    #expect(
      reason(.deleteTeam(.init(team: second)), ledger)
        == .objectInUse(.team, name: "B", by: ["C"]))
  }

  @Test("9.3 one main team and any number of extra ones; a deleted team is nobody's")
  func members() throws {
    var ledger = try Ledger()
    for name in ["A", "B", "C"] { try ledger.perform(.saveTeam(.init(name: name))) }
    let (a, b, c) = (try team("A", ledger), try team("B", ledger), try team("C", ledger))
    let ida = Ledger.ida
    try ledger.perform(.changeTeamMembers(.init(team: a, users: [ida], change: .add)))
    try ledger.perform(.changeTeamMembers(.init(team: b, users: [ida], change: .add)))
    try ledger.perform(.changeTeamMembers(.init(team: c, users: [ida], change: .addAsMain)))
    let user = try need(ledger.account.user(ida))
    #expect((user.team, user.extraTeams) == (c, [b, a]))
    let again = try ledger.perform(
      .changeTeamMembers(.init(team: a, users: [ida], change: .add)))
    #expect(again.quote.changed == 0)
    try ledger.perform(.deleteTeam(.init(team: c)))
    #expect(ledger.account.user(ida)?.teams == [b, a])
    #expect(ledger.account.user(ida)?.team == nil)
    try ledger.perform(.changeTeamMembers(.init(team: b, users: [ida], change: .remove)))
    #expect(ledger.account.user(ida)?.teams == [a])
  }

  @Test("R9.9 the team's contacts are those of main and extra teams and of teams below, at random")
  func ownership() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      var ledger = try Ledger(plan: .enterprise)
      let teams = (0..<6).map { ObjectID(101 + $0) }
      var events: [Event] = teams.enumerated().map { index, id in
        let parent =
          index > 0 && generator.chance(60) ? generator.pick(Array(teams[..<index])) : nil
        return .objectSaved(.team(Team(id: id, name: "T\(index)", parent: parent)), old: nil)
      }
      for number in 2...7 {
        let extra = teams.filter { _ in generator.chance(15) }
        events.append(
          .userAdded(
            User(
              id: UserID(Int64(number)), email: "u\(number)@example.com", name: "U\(number)",
              contacts: ContactAccess(
                view: ContactScope(
                  generator.pick(ContactScope.Level.allCases),
                  includesUnassigned: generator.chance(50))),
              team: generator.chance(60) ? generator.pick(teams) : nil, extraTeams: extra)))
      }
      for number in 1...200 {
        let owner = Int.random(in: 1...9, using: &generator)
        events.append(
          .contactCreated(
            ContactRecord(
              id: ContactID(Int64(number)),
              values: owner == 1 ? [:] : [.owner: .text(String(owner))])))
      }
      ledger.apply(events)
      for user in ledger.account.users {
        let rows = ledger.account.rows(.view, for: user.id)
        for row in 0..<200 {
          #expect(
            (rows?.contains(row) ?? true) == sees(user, row, ledger.account),
            "seed \(seed), user \(user.id.rawValue), row \(row)")
        }
      }
    }
  }

  /// The rule told contact by contact.
  private func sees(_ user: User, _ row: Int, _ account: Account) -> Bool {
    if user.isSuperAdmin || user.contacts.view.level == .all { return true }
    guard let text = account.table.text(.owner, row: row), let number = Int64(text) else {
      return user.contacts.view.includesUnassigned
    }
    if user.contacts.view.level == .none { return false }
    if number == user.id.rawValue { return true }
    guard user.contacts.view.level == .team, let owner = account.user(UserID(number)) else {
      return false
    }
    return owner.teams.contains { team in
      var place: ObjectID? = team
      while let here = place {
        if user.teams.contains(here) { return true }
        place = account.objects.teams.first { $0.id == here }?.parent
      }
      return false
    }
  }

  @Test("R6.14, R9.9 what is shown to the team is seen from a team above, not from below")
  func sharing() throws {
    var ledger = try Ledger(plan: .enterprise)
    let (top, low) = (ObjectID(101), ObjectID(102))
    ledger.apply([
      .objectSaved(.team(Team(id: top, name: "Top")), old: nil),
      .objectSaved(.team(Team(id: low, name: "Low", parent: top)), old: nil),
      .userAdded(User(id: UserID(2), email: "a@example.com", name: "A", team: top)),
      .userAdded(User(id: UserID(3), email: "b@example.com", name: "B", team: low)),
      .userAdded(User(id: UserID(4), email: "c@example.com", name: "C")),
    ])
    let account = ledger.account
    #expect(account.isVisible(.team, of: UserID(3), to: UserID(2)))
    #expect(!account.isVisible(.team, of: UserID(2), to: UserID(3)))
    #expect(!account.isVisible(.team, of: UserID(2), to: UserID(4)))
  }
}
