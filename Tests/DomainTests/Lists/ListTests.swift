import Domain
import TestSupport
import Testing

@Suite("Lists")
struct ListTests {
  @Test("R7.1 contacts join and leave an active list by themselves, a static list by hand")
  func activeAndStatic() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    let lund = try ledger.makeList("Lund", "city = Lund")
    let fair = try ledger.makeList("Fair", members: [ids[1]])
    #expect(ledger.members(lund) == [])
    try ledger.perform(.editContacts(.init(contacts: [ids[0]], values: [.city: "Lund"])))
    #expect(ledger.members(lund) == [1])
    #expect(ledger.members(fair) == [2])
    try ledger.perform(.changeListMembers(.init(list: fair, .add, contacts: [ids[0], ids[1]])))
    #expect(ledger.members(fair) == [1, 2])
    try ledger.perform(.changeListMembers(.init(list: fair, .remove, contacts: [ids[1], ids[2]])))
    #expect(ledger.members(fair) == [1])
    let byHand = Command.changeListMembers(.init(list: lund, .add, contacts: [ids[1]]))
    #expect(ledger.refusal(of: byHand) == .activeList(name: "Lund"))
  }

  @Test(
    "R7.1 an active list made static keeps the members it had; the other way they go by criteria")
  func conversion() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(.editContacts(.init(contacts: [ids[1]], values: [.city: "Lund"])))
    let list = try ledger.makeList("Lund", "city = Lund")
    let frozen = try ledger.perform(.saveList(SaveList(id: list, name: "Lund")))
    try ledger.perform(.editContacts(.init(contacts: [ids[0]], values: [.city: "Lund"])))
    #expect(ledger.members(list) == [2])
    guard case .command(let undo) = frozen.undo else { throw Missing(place: "undo") }
    try ledger.perform(undo)
    #expect(ledger.members(list) == [1, 2])
    #expect(ledger.account.listRows[list]?.isEmpty != false)
  }

  @Test("R7.4 deleting a list deletes no contact, and can be taken back with its members")
  func deletion() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.marketing, .nonMarketing])
    let list = try ledger.makeList("Fair", members: ids)
    let before = accountText(ledger.account).dropLast()
    let outcome = try ledger.perform(.deleteList(DeleteList(list: list)))
    #expect(ledger.account.objects.lists.isEmpty)
    #expect(ledger.account.listRows.isEmpty)
    #expect(ledger.account.table.count == 2)
    #expect(ledger.account.table.marketingCount == 1)
    guard case .command(let undo) = outcome.undo else { throw Missing(place: "undo") }
    try ledger.perform(undo)
    #expect(accountText(ledger.account).dropLast() == before)
    #expect(ledger.members(list) == [1, 2])
  }

  @Test("R7.5 the size is exact, also when contacts are deleted and restored")
  func exactSize() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .marketing])
    let fair = try ledger.makeList("Fair", members: ids)
    let all = try ledger.makeList("All", "email is known")
    #expect(ledger.members(fair) == [1, 2, 3])
    #expect(ledger.members(all) == [1, 2, 3])
  }

  @Test("R7.6 active and static lists are counted apart: Starter allows 25 of each")
  func limits() throws {
    var ledger = try Ledger.withUsers(plan: .starter)
    for number in 1...25 {
      try ledger.makeList("static \(number)")
      try ledger.makeList("active \(number)", "city = Lund")
    }
    let one = Command.saveList(SaveList(name: "one more"))
    let other = Command.saveList(SaveList(name: "one more", filter: "city = Lund"))
    #expect(ledger.refusal(of: one) == .objectLimit(.list, 25))
    #expect(ledger.refusal(of: other) == .objectLimit(.list, 25))
    let first = try need(ledger.account.objects.lists.first)
    #expect(first.name == "static 1")
    try ledger.perform(.saveList(SaveList(id: first.id, name: "renamed")))
    let converted = Command.saveList(SaveList(id: first.id, name: "renamed", filter: "city = Lund"))
    #expect(ledger.refusal(of: converted) == .objectLimit(.list, 25))
    let deletion = try ledger.perform(.deleteList(DeleteList(list: first.id)))
    #expect(ledger.refusal(of: one) == nil)
    #expect(ledger.refusal(of: other) == .objectLimit(.list, 25))
    try ledger.perform(one)
    guard case .command(let undo) = deletion.undo else { throw Missing(place: "undo") }
    #expect(ledger.refusal(of: undo) == .objectLimit(.list, 25))
    #expect(Plan.professional.limit(of: .list) == 1500)
  }

  @Test("R7.7 a list knows its kind, owner, when it was made and when it last changed")
  func fields() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing])
    let made = ledger.now
    let id = try ledger.makeList("Fair", by: Ledger.bo)
    ledger.now = made.adding(milliseconds: 60_000)
    try ledger.perform(.changeListMembers(.init(list: id, .add, contacts: ids)), by: Ledger.bo)
    let list = try ledger.list(id)
    #expect(list.owner == Ledger.bo)
    #expect(list.createdAt == made)
    #expect(list.updatedAt == ledger.now)
    #expect(!list.isActive)
    ledger.now = made.adding(milliseconds: 120_000)
    try ledger.perform(.changeListMembers(.init(list: id, .add, contacts: ids)), by: Ledger.bo)
    #expect(try ledger.list(id).updatedAt == made.adding(milliseconds: 60_000))
  }

  @Test("R7.8 a circle is refused on saving and told in order")
  func circles() throws {
    var ledger = try Ledger.withUsers()
    let a = try ledger.makeList("A", "city = Lund")
    try ledger.makeList("B", "in list A")
    let c = try ledger.makeList("C", "in list B or in list A")
    let back = Command.saveList(SaveList(id: a, name: "A", filter: "stage = lead or in list C"))
    guard case .brokenFilter(_, let problem) = ledger.refusal(of: back) else {
      throw Missing(place: "refusal")
    }
    #expect(problem.kind == .listCircle(["A", "C", "B", "A"]))
    #expect(problem.range == 24..<25)
    let itself = Command.saveList(SaveList(id: c, name: "C", filter: "not in list c"))
    guard case .brokenFilter(_, let own) = ledger.refusal(of: itself) else {
      throw Missing(place: "refusal")
    }
    #expect(own.kind == .listCircle(["C", "C"]))
    let unborn = Command.saveList(SaveList(name: "D", filter: "in list D"))
    guard case .brokenFilter(_, let new) = ledger.refusal(of: unborn) else {
      throw Missing(place: "refusal")
    }
    #expect(new.kind == .listCircle(["D", "D"]))
    #expect(try ledger.list(a).filter == "city = Lund")
  }

  @Test("R7.8 a circle that got in by damage matches nothing, and asking for it comes to an end")
  func damage() throws {
    var ledger = try Ledger.withUsers()
    ledger.addContacts([.nonMarketing, .nonMarketing])
    let a = try ledger.makeList("A", "city is unknown")
    let b = try ledger.makeList("B", "not in list A")
    let outside = try ledger.makeList("Outside", "in list B")
    var damaged = try ledger.list(a)
    damaged.filter = "not in list B"
    ledger.apply([.objectSaved(.list(damaged), old: nil)])
    for list in [a, b, outside] {
      #expect(ledger.members(list) == [])
      #expect(ledger.account.resolve(try ledger.list(list), now: ledger.now)?.isBroken == true)
    }
    for text in ["in list A", "not in list A", "email is known or in list Outside"] {
      #expect(ledger.matches(text) == [])
      #expect(ledger.account.resolve(text, as: nil, now: ledger.now).isBroken)
    }
    // An expression that was read before the damage.
    let stale = FilterExpression(.not(.inList(a, name: "A")))
    let context = FilterContext(account: ledger.account, actingUser: nil, now: ledger.now)
    #expect(stale.rows(in: ledger.account, context: context)?.isEmpty == true)
  }

  @Test("R7.8 a long chain of lists is gone through without deep recursion")
  func longChain() throws {
    var ledger = try Ledger.withUsers()
    ledger.addContacts([.nonMarketing])
    let first = ledger.account.objects.nextID.rawValue
    let lists = (0..<1500).map { number in
      Event.objectSaved(
        .list(
          ContactList(
            id: ObjectID(first + Int64(number)), name: "L\(number)",
            filter: number == 0 ? "email is known" : "in list L\(number - 1)", owner: Ledger.ida,
            createdAt: ledger.now, updatedAt: ledger.now)), old: nil)
    }
    ledger.apply(lists)
    #expect(ledger.members(ObjectID(first + 1499)) == [1])
  }

  @Test("R6.24 members join in one transaction; the report tells joined, already there and gone")
  func bulk() throws {
    var ledger = try Ledger.withUsers()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    let list = try ledger.makeList("Fair", members: [ids[0]])
    let transactions = ledger.journal.count
    let outcome = try ledger.perform(
      .changeListMembers(.init(list: list, .add, contacts: ids + [ContactID(99), ids[0]])))
    #expect(outcome.quote.selected == 4)
    #expect(outcome.quote.changed == 2)
    #expect(outcome.quote.unchanged == 1)
    #expect(outcome.quote.missing == [ContactID(99)])
    #expect(ledger.journal.count == transactions + 1)
    guard case .command(let undo) = outcome.undo else { throw Missing(place: "undo") }
    try ledger.perform(undo)
    #expect(ledger.members(list) == [1])
    let none = Command.changeListMembers(.init(list: list, .add, contacts: []))
    #expect(ledger.refusal(of: none) == .nothingSelected)
  }
}
