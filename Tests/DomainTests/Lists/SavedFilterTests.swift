import Domain
import TestSupport
import Testing

@Suite("Saved filters")
struct SavedFilterTests {
  @Test("R6.13 a saved filter keeps filter, columns and order, each checked and in canonical form")
  func keeps() throws {
    var ledger = try Ledger.withUsers()
    try ledger.perform(
      .saveFilter(
        SaveFilter(
          name: "  Swedish leads ", filter: "STAGE = Lead  country=Sweden",
          columns: ["id", "First name", "email", "email"], sort: "Last name:DESC , created",
          visibility: .team)), by: Ledger.bo)
    let filter = try need(ledger.account.objects.filters.first)
    #expect(filter.name == "Swedish leads")
    #expect(filter.filter == "stage = lead and country = Sweden")
    #expect(filter.columns == ["hs_object_id", "firstname", "email"])
    #expect(filter.sort == "last:desc,created")
    #expect(filter.visibility == .team)
    #expect(filter.owner == Ledger.bo)
    func reason(_ change: (inout SaveFilter) -> Void) -> Refusal.Reason? {
      var command = SaveFilter(name: "New", filter: "")
      change(&command)
      return ledger.refusal(of: .saveFilter(command))
    }
    #expect(reason { _ in } == nil)
    #expect(reason { $0.columns = ["emial"] } == .unknownColumn("emial", nearest: "email"))
    guard case .brokenFilter("stage =", _) = reason({ $0.filter = "stage =" }),
      case .brokenSort("email:up", _) = reason({ $0.sort = "email:up" })
    else { throw Missing(place: "refusal") }
    #expect(reason { $0.name = " \n" } == .invalidName(" \n"))
    #expect(reason { $0.name = "a\u{7}b" } == .invalidName("a\u{7}b"))
    #expect(reason { $0.name = String(repeating: "å", count: 100) } == nil)
    let long = String(repeating: "å", count: 100) + "a"
    #expect(reason { $0.name = long } == .invalidName(long))
    let other = Refusal.Reason.objectExists(.savedFilter, name: "Swedish leads")
    #expect(reason { $0.name = "SWEDISH LEADS" } == other)
    #expect(reason { $0.id = ObjectID(4711) } == .unknownObject(.savedFilter, "4711", nearest: nil))
  }

  @Test(
    "R6.14 R7.9 who sees what",
    arguments: [
      (SavedFilter.Visibility.private, [Ledger.ida, Ledger.bo]),
      (.team, [Ledger.ida, Ledger.bo]),
      (.everyone, [Ledger.ida, Ledger.bo, Ledger.eva]),
    ])
  func visibility(_ visibility: SavedFilter.Visibility, _ expected: [UserID]) throws {
    var ledger = try Ledger.withUsers(plan: .enterprise)
    let filter = try ledger.makeFilter("F", "city = Lund", visibility: visibility, by: Ledger.bo)
    let list = try ledger.makeList("L", visibility: visibility, by: Ledger.bo)
    for user in [Ledger.ida, Ledger.bo, Ledger.eva] {
      let sees = expected.contains(user)
      let filters = ledger.account.savedFilters(visibleTo: user)
      #expect(filters.contains { $0.id == filter } == sees)
      #expect(ledger.account.lists(visibleTo: user).contains { $0.id == list } == sees)
      #expect(((try? ledger.account.savedFilter(named: "f", as: user)) != nil) == sees)
      #expect(((try? ledger.account.list(named: "l", as: user)) != nil) == sees)
      #expect(ledger.account.resolve("in list L", as: user, now: ledger.now).isBroken == !sees)
    }
    #expect(ledger.account.lists(visibleTo: nil).count == 1)
  }

  @Test("R7.9 lists that a team sees are for Enterprise")
  func teamLists() throws {
    var ledger = try Ledger.withUsers()
    let list = Command.saveList(SaveList(name: "L", visibility: .team))
    #expect(ledger.refusal(of: list) == .planLacks(.teamLists))
    try ledger.makeList("L", visibility: .private)
    ledger = try Ledger.withUsers(plan: .enterprise)
    #expect(ledger.refusal(of: list) == nil)
  }

  @Test(
    "R6.15 every account has the standard filters, first of all; nobody changes or deletes them")
  func standard() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    try ledger.perform(
      .editContacts(.init(contacts: [ids[0]], values: [.owner: "bo@example.com"])))
    let filters = ledger.account.savedFilters(visibleTo: Ledger.bo)
    #expect(filters.map(\.name) == ["All contacts", "My contacts", "Unassigned contacts"])
    #expect(filters.allSatisfy { $0.id.rawValue < 100 && $0.visibility == .everyone })
    let context = FilterContext(account: ledger.account, actingUser: Ledger.bo, now: ledger.now)
    let counts = filters.map { filter in
      let resolved = ledger.account.resolve(filter, as: Ledger.bo, now: ledger.now)
      return resolved.expression.rows(in: ledger.account, context: context)?.count
    }
    #expect(counts == [3, 1, 2])
    for filter in filters {
      let reason = Refusal.Reason.standardObject(.savedFilter, name: filter.name)
      #expect(ledger.refusal(of: .deleteFilter(DeleteFilter(filter: filter.id))) == reason)
      #expect(ledger.refusal(of: .saveFilter(SaveFilter(filter))) == reason)
    }
    let taken = Command.saveFilter(SaveFilter(name: "my contacts", filter: ""))
    #expect(ledger.refusal(of: taken) == .objectExists(.savedFilter, name: "My contacts"))
  }

  @Test("R6.18 only the maker or a super admin changes or deletes; others may copy")
  func owners() throws {
    var ledger = try Ledger.withUsers()
    let id = try ledger.makeFilter("F", "city = Lund", by: Ledger.bo)
    let list = try ledger.makeList("L", by: Ledger.bo)
    let commands: [Command] = [
      .saveFilter(SaveFilter(id: id, name: "G", filter: "city = Lund", visibility: .everyone)),
      .saveList(SaveList(id: list, name: "M")),
      .changeListMembers(
        .init(list: list, .add, contacts: ledger.addContacts([.nonMarketing]))),
      .deleteFilter(DeleteFilter(filter: id)), .deleteList(DeleteList(list: list)),
    ]
    for command in commands {
      let refusal = ledger.refusal(of: command, by: Ledger.eva)
      guard case .notOwner(_, _, Ledger.bo) = refusal else {
        Issue.record("\(command): \(String(describing: refusal))")
        continue
      }
      #expect(ledger.refusal(of: command, by: Ledger.ida) == nil)
      #expect(ledger.refusal(of: command, by: Ledger.bo) == nil)
    }
    try ledger.makeFilter("Copy of F", try ledger.filter(id).filter, by: Ledger.eva)
    try ledger.perform(.deleteFilter(DeleteFilter(filter: id)))
    #expect(ledger.account.objects.filters.map(\.name) == ["Copy of F"])
  }

  @Test("R9.2 without the permission for lists there is nothing to do with them, and it is refused")
  func permission() throws {
    var ledger = try Ledger.withUsers()
    let right = ChangePermission.Right.permission(.lists)
    try ledger.perform(.changePermission(.init(user: Ledger.bo, right: right, isOn: false)))
    let save = Command.saveList(SaveList(name: "L"))
    guard case .needsPermission(.lists, _) = ledger.refusal(of: save, by: Ledger.bo) else {
      throw Missing(place: "refusal")
    }
    let filter = Command.saveFilter(SaveFilter(name: "F", filter: ""))
    #expect(ledger.refusal(of: filter, by: Ledger.bo) == nil)
  }

  @Test("undo(do(x)) = x for saved filters and lists; redo does it again")
  func undo() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    let filter = try ledger.makeFilter("F", "city = Lund")
    let list = try ledger.makeList("L", members: [ids[0]])
    try ledger.makeFilter("In L", "in list L and stage = lead")
    let commands: [Command] = [
      .saveFilter(SaveFilter(name: "New", filter: "in list L")),
      .saveFilter(SaveFilter(id: filter, name: "G", filter: "not in list L", columns: ["email"])),
      .deleteFilter(DeleteFilter(filter: filter)),
      .saveList(SaveList(name: "New", filter: "in list L")),
      .saveList(SaveList(id: list, name: "Long \"name\"", members: [ids[1]])),
      .saveList(SaveList(id: list, name: "M", filter: "city = Lund", visibility: .private)),
      .changeListMembers(.init(list: list, .remove, contacts: ids)),
      .deleteList(DeleteList(list: list)),
    ]
    func text(_ account: Account) -> [String] {
      accountText(account).filter { !$0.hasPrefix("sequence") && !$0.hasPrefix("{\"account\"") }
        .map { line in
          line.replacing(#/"updated_at":\d+/#, with: "")
        }.sorted()
    }
    for command in commands {
      let before = text(ledger.account)
      let outcome = try ledger.perform(command)
      let after = text(ledger.account)
      #expect(before != after, "\(command)")
      guard case .command(let undo) = outcome.undo else {
        Issue.record("no undo of \(command)")
        continue
      }
      let undone = try ledger.perform(undo)
      #expect(text(ledger.account) == before, "\(command)")
      guard case .command(let redo) = undone.undo else {
        Issue.record("no redo of \(command)")
        continue
      }
      let redone = try ledger.perform(redo)
      #expect(text(ledger.account) == after, "\(command)")
      guard case .command(let again) = redone.undo else { continue }
      try ledger.perform(again)
      #expect(text(ledger.account) == before, "\(command)")
    }
  }
}
