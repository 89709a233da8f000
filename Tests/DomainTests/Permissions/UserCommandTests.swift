import Domain
import TestSupport
import Testing

@Suite("Users and their rights (section 9)")
struct UserCommandTests {
  /// Ida, the super admin; Bo (2), who may add and edit users; Eva (3).
  private func ledger() throws -> Ledger {
    var ledger = try Ledger()
    try ledger.perform(.addUser(.init(email: "bo@example.com", name: "Bo", login: "bo")))
    try ledger.perform(.addUser(.init(email: "eva@example.com", name: "Eva")))
    try ledger.perform(change(bo, .permission(.addEditUsers), true))
    return ledger
  }

  private let bo = UserID(2)
  private let eva = UserID(3)

  private func change(
    _ user: UserID, _ right: ChangePermission.Right, _ isOn: Bool
  ) -> Command {
    .changePermission(.init(user: user, right: right, isOn: isOn))
  }

  private func scope(_ action: ContactAction, _ level: ContactScope.Level) -> ChangePermission.Right
  {
    .contacts(ContactGrant(action, .level(level)))
  }

  private func reason(
    _ command: Command, _ ledger: Ledger, by actor: UserID = Ledger.ida
  ) -> Refusal.Reason? {
    var ledger = ledger
    do throws(Refusal) {
      try ledger.perform(command, by: actor)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("R9.1 a new user may do everything with every contact, and not add and edit users")
  func newUser() throws {
    let user = try need(try ledger().account.user(eva))
    #expect(user.permissions == Set(Permission.allCases).subtracting([.addEditUsers]))
    #expect(user.contacts == .everything)
  }

  @Test("R9.6 a new user gets no right that the one who adds lacks")
  func addedWithinOnesOwn() throws {
    var ledger = try ledger()
    try ledger.perform(change(bo, .permission(.marketingContactsAccess), false))
    try ledger.perform(change(bo, scope(.edit, .own), true))
    try ledger.perform(.addUser(.init(email: "new@example.com", name: "New")), by: bo)
    let new = try need(ledger.account.user(withEmail: "new@example.com"))
    #expect(!new.may(.marketingContactsAccess))
    #expect(new.may(.lists))
    #expect(new.contacts == ContactAccess(edit: ContactScope(.own)))
  }

  @Test("R9.2 one permission is taken from several users in one transaction, or from none")
  func bulk() throws {
    var ledger = try ledger()
    let before = ledger.journal.count
    let outcome = try ledger.perform(
      .changePermission(.init(users: [bo, eva, bo], right: .permission(.lists), isOn: false)))
    #expect(outcome.quote.changed == 2)
    #expect(ledger.journal.count == before + 1)
    #expect(ledger.account.users.filter { $0.may(.lists) }.map(\.id) == [Ledger.ida])
    let refused = reason(
      .changePermission(.init(users: [eva, Ledger.ida], right: .permission(.forms), isOn: false)),
      ledger)
    #expect(refused == .superAdminIsUnrestricted(Ledger.ida))
    #expect(ledger.account.user(eva)?.may(.forms) == true)
  }

  @Test("R9.5 the last super admin is neither demoted nor removed, alone or with others")
  func lastSuperAdmin() throws {
    var ledger = try ledger()
    #expect(
      reason(.removeUser(.init(user: Ledger.ida)), ledger) == .lastSuperAdmin(Ledger.ida))
    try ledger.perform(change(bo, .superAdmin, true))
    let both = ChangePermission(users: [Ledger.ida, bo], right: .superAdmin, isOn: false)
    #expect(reason(.changePermission(both), ledger) == .lastSuperAdmin(Ledger.ida))
    try ledger.perform(.removeUser(.init(user: Ledger.ida)), by: bo)
    #expect(reason(change(bo, .superAdmin, false), ledger, by: bo) == .lastSuperAdmin(bo))
  }

  @Test("R9.5 a super admin is changed and removed by super admins only, and cannot be restricted")
  func superAdminsAreLeftAlone() throws {
    let ledger = try ledger()
    let needs = Refusal.Reason.needsSuperAdmin(superAdmins: [Ledger.ida])
    #expect(reason(.removeUser(.init(user: Ledger.ida)), ledger, by: bo) == needs)
    #expect(reason(.editUser(.init(user: Ledger.ida, login: "bo2")), ledger, by: bo) == needs)
    #expect(
      reason(change(Ledger.ida, scope(.view, .own), true), ledger, by: bo)
        == .superAdminIsUnrestricted(Ledger.ida))
    let ida = try need(ledger.account.user(Ledger.ida))
    #expect(ContactAction.allCases.allSatisfy { ida.scope(of: $0) == .everything })
  }

  @Test("R9.6 nobody gives a reach over contacts that they lack; narrowing and taking is free")
  func scopesOfOnesOwn() throws {
    var ledger = try ledger()
    try ledger.perform(change(bo, scope(.view, .team), true))
    try ledger.perform(change(eva, scope(.view, .none), true), by: bo)
    let refused = reason(change(eva, scope(.view, .all), true), ledger, by: bo)
    #expect(refused == .cannotGrantContacts(.view, .everything))
    let box = ChangePermission.Right.contacts(ContactGrant(.view, .unassigned))
    #expect(
      reason(change(eva, box, true), ledger, by: bo)
        == .cannotGrantContacts(.view, ContactScope(.none, includesUnassigned: true)))
    try ledger.perform(change(eva, scope(.view, .team), true), by: bo)
    #expect(ledger.account.user(eva)?.contacts.view == ContactScope(.team))
  }

  @Test(
    "9.2 giving sets the level and ticks the box, taking leaves the next narrower level",
    arguments: [
      ("all", "own", true, "own"), ("own", "all", true, "all"),
      ("own", "unassigned", true, "own+unassigned"),
      ("own+unassigned", "team", true, "team+unassigned"),
      ("own+unassigned", "unassigned", false, "own"), ("all", "all", false, "team"),
      ("team", "all", false, "team"), ("all", "own", false, "none"),
      ("all", "unassigned", false, "all"), ("none", "none", false, "none"),
    ])
  func grants(before: String, word: String, isGiven: Bool, after: String) throws {
    var scope = ContactScope.everything
    for scopeWord in ContactScope.Level.allCases where before.hasPrefix(scopeWord.rawValue) {
      scope = ContactScope(scopeWord, includesUnassigned: before.hasSuffix("+unassigned"))
    }
    let grant = try need(ContactGrant(word: "contacts.edit:" + word))
    #expect((isGiven ? grant.given(to: scope) : grant.taken(from: scope)).word == after)
  }

  @Test("9.2 words say an access in full, and every grant has its word")
  func words() throws {
    for grant in ContactGrant.all { #expect(ContactGrant(word: grant.word) == grant) }
    for word in ["contacts.view", "contacts.view:some", "contacts.fly:all", "view:all", ""] {
      #expect(ContactGrant(word: word) == nil)
    }
    for view in ContactScope.Level.allCases {
      for box in [false, true] {
        let access = ContactAccess(
          view: ContactScope(view, includesUnassigned: box), edit: ContactScope(.own))
        #expect(ContactAccess(words: access.words) == access)
      }
    }
  }

  @Test("9.3 a user's name, address, login and teams are changed and taken back")
  func edit() throws {
    var ledger = try ledger()
    try ledger.perform(.saveTeam(.init(name: "Sales")))
    let team = try need(ledger.account.objects.teams.first?.id)
    let outcome = try ledger.perform(
      .editUser(
        .init(user: bo, email: "bo.ek@example.com", name: "Bo Ek", login: "", teams: [team])))
    let edited = try need(ledger.account.user(bo))
    #expect((edited.email, edited.name, edited.login) == ("bo.ek@example.com", "Bo Ek", nil))
    #expect(edited.team == team)
    #expect(edited.may(.addEditUsers))
    guard case .command(let back) = outcome.undo else {
      Issue.record("no way back")
      return
    }
    try ledger.perform(back)
    #expect(ledger.account.user(bo)?.email == "bo@example.com")
    #expect(ledger.account.user(bo)?.login == "bo")
    #expect(ledger.account.user(bo)?.teams == [])
    #expect(
      reason(.editUser(.init(user: eva, email: "BO@example.com")), ledger) == .userExists(bo))
    #expect(reason(.editUser(.init(user: eva, login: "bo")), ledger) == .loginInUse("bo", by: bo))
    #expect(reason(.editUser(.init(user: eva, name: " ")), ledger) == .invalidName(" "))
  }

  @Test("R9.5 a removed user's contacts keep their owner, and the number is not given again")
  func removal() throws {
    var ledger = try ledger()
    let outcome = try ledger.perform(
      .createContact(.init(values: [.email: "x@example.com", .owner: "eva@example.com"])))
    let row = try need(outcome.createdContact.flatMap(ledger.account.table.row))
    try ledger.perform(.removeUser(.init(user: eva)), by: bo)
    #expect(ledger.account.user(eva) == nil)
    #expect(ledger.account.table.text(.owner, row: row) == "3")
    try ledger.perform(.addUser(.init(email: "new@example.com", name: "New")))
    #expect(ledger.account.user(withEmail: "new@example.com")?.id == UserID(4))
    #expect(reason(.addUser(.init(email: "z@example.com", name: "")), ledger, by: eva) != nil)
  }

  @Test("9.4 a user sees what they may and may not do, and which right lacks")
  func report() throws {
    var ledger = try ledger()
    try ledger.perform(change(eva, .permission(.marketingContactsAccess), false))
    let report = try need(ledger.account.permissions(of: eva))
    let marketing = try need(report.lines.first { $0.kind == .setAsMarketing })
    #expect(marketing.refusal?.missingRight == .permission(.marketingContactsAccess))
    #expect(
      marketing.refusal?.reason
        == .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida, bo]))
    #expect(report.allowed.contains(.createContact))
    #expect(Set(report.allowed).union(report.refused.map(\.kind)) == Set(CommandKind.allCases))
    let admin = try need(ledger.account.permissions(of: Ledger.ida))
    #expect(admin.refused.isEmpty)
  }
}
