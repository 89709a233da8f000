import Domain
import TestSupport
import Testing

@Suite("Deleting and restoring")
struct DeletionTests {
  private func delete(_ ids: [ContactID], permanently: Bool = false) -> Command {
    .deleteContacts(DeleteContacts(contacts: ids, permanently: permanently))
  }

  private func restore(_ ids: [ContactID]) -> Command {
    .restoreContacts(RestoreContacts(contacts: ids))
  }

  private func quote(_ command: Command, _ ledger: Ledger) throws -> Quote {
    switch ledger.account.assess(command, by: Ledger.ida, at: ledger.now) {
    case .confirm(let quote), .allowed(let quote): quote
    case .refused(let refusal): throw refusal
    }
  }

  @Test("R2.10 a deletion lowers the count at once and never the tier, and says so before")
  func countDrops() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .marketingUntilUpdate, .nonMarketing, .marketing])
    let command = delete(Array(ids[..<3]) + [ContactID(999)])
    let quote = try quote(command, ledger)
    #expect((quote.selected, quote.changed, quote.missing) == (4, 3, [ContactID(999)]))
    #expect(quote.status == StatusSplit(nonMarketing: 1, marketing: 1, pending: 1))
    #expect((quote.countBefore, quote.countAfter) == (3, 1))
    #expect(quote.tierBefore == quote.tierAfter)
    let outcome = try ledger.perform(command)
    #expect(outcome.quote == quote)
    #expect(ledger.account.table.marketingCount == 1 && ledger.account.table.count == 1)
    #expect(ledger.account.billing.tier == 2000)
    #expect(ids[..<3].allSatisfy { ledger.status($0) == nil })
  }

  @Test("R2.26 the number of contacts is typed, for one contact too")
  func numberIsTyped() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing])
    for permanently in [false, true] {
      let command = delete(ids, permanently: permanently)
      let quote = try quote(command, ledger)
      #expect(throws: Refusal(quote.kind, .confirmationMissing(quote))) {
        try ledger.perform(command, confirming: false)
      }
      let request = Request(
        command, actor: Ledger.ida, at: ledger.now, frontEnd: .commandLine,
        confirmation: Confirmation(number: 2))
      #expect(throws: Refusal(quote.kind, .confirmationMismatch(quote, typed: 2))) {
        try ledger.account.decide(request)
      }
    }
    #expect(ledger.status(ids[0]) == .marketing)
  }

  @Test("R2.28 R3.6 R3.9 the tier stays when everything is deleted, and created again it counts")
  func tierStays() throws {
    var ledger = try Ledger(tier: 2000)
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 2001))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(ledger.account.billing.tier == 7000)
    try ledger.perform(delete(ids))
    #expect(ledger.account.table.marketingCount == 0 && ledger.account.billing.tier == 7000)
    let created = try ledger.perform(
      .createContact(CreateContact(values: [.email: "c1@example.com"], asMarketing: true)))
    #expect(created.quote.countAfter == 1 && ledger.account.billing.tier == 7000)
  }

  @Test("R2.11 a restored contact is what it was and counts again")
  func restored() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .marketingUntilUpdate, .nonMarketing])
    let before = ledger.account
    try ledger.perform(delete(ids))
    #expect(ledger.account.table.deletedRows.count == 3)
    let quote = try quote(restore(ids), ledger)
    #expect((quote.countBefore, quote.countAfter, quote.changed) == (0, 2, 3))
    try ledger.perform(restore(ids))
    #expect(accountText(ledger.account).dropLast() == accountText(before).dropLast())
    #expect(ledger.account.table.marketingCount == 2 && ledger.account.table.pendingCount == 1)
  }

  @Test(
    "R2.11 a pending demotion whose update date passed meanwhile is carried out on the way back")
  func demotedOnReturn() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .marketingUntilUpdate, .marketingUntilUpdate])
    try ledger.perform(delete(Array(ids[..<2])))
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.status(ids[2]) == .nonMarketing)
    let outcome = try ledger.perform(restore(Array(ids[..<2])))
    #expect(ids.map(ledger.status) == [.marketing, .nonMarketing, .nonMarketing])
    #expect(outcome.quote.countAfter == 1 && ledger.account.table.marketingCount == 1)
    let row = try need(ledger.account.table.row(of: ids[1]))
    let last = try need(ledger.account.history.entries(of: row).last)
    #expect((last.from, last.to) == (.marketingUntilUpdate, .nonMarketing))
    // Deleted on the update date itself, it was not there when the date was worked off.
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [ids[0]])))
    try ledger.perform(delete([ids[0]]))
    try ledger.perform(restore([ids[0]]))
    #expect(ledger.status(ids[0]) == .marketingUntilUpdate)
  }

  @Test("R2.11 R3.7 what raises the tier on the way back asks for the number and raises it")
  func tierRises() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts(Array(repeating: .marketing, count: 1500))
    try ledger.perform(delete(ids))
    ledger.addContacts(Array(repeating: .marketing, count: 600))
    let command = restore(ids)
    let quote = try quote(command, ledger)
    #expect((quote.tierBefore, quote.tierAfter, quote.countAfter) == (2000, 7000, 2100))
    #expect(throws: Refusal(.restoreContacts, .confirmationMissing(quote))) {
      try ledger.perform(command, confirming: false)
    }
    try ledger.perform(command)
    #expect(ledger.account.billing.tier == 7000)
  }

  @Test("R2.11 R2.26 after 90 days there is no way back, and the contact is erased")
  func ninetyDays() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .nonMarketing, .nonMarketing])
    try ledger.perform(delete([ids[0], ids[1]]))
    try ledger.advance(to: "2026-04-15T23:59Z")
    #expect(ledger.account.purge(at: ledger.now) == [])
    try ledger.perform(restore([ids[1]]))
    try ledger.perform(delete([ids[1]]))
    try ledger.advance(to: "2026-04-16T00:00Z")
    #expect(throws: Refusal(.restoreContacts, .notRestorable(ids[0]))) {
      try ledger.perform(restore([ids[0]]))
    }
    let events = ledger.account.purge(at: ledger.now)
    #expect(events == [.contactsPurged([ids[0]])])
    ledger.apply(events, by: .system)
    #expect(ledger.account.purge(at: ledger.now) == [])
    #expect(ledger.account.table.deletedRow(of: ids[0]) == nil)
    #expect(ledger.account.table.deletedRow(of: ids[1]) != nil)
    #expect(accountText(ledger.account).contains(#"{"hs_object_id":1,"erased":true}"#))
  }

  @Test("R1.6 R2.27 an address that was taken meanwhile keeps the deleted contact away")
  func addressTaken() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .nonMarketing])
    try ledger.perform(delete(ids))
    let created = try ledger.perform(
      .createContact(CreateContact(values: [.email: "C1@example.com"])))
    let new = try need(created.createdContact)
    #expect(new.rawValue == 3 && ledger.status(new) == .nonMarketing)
    #expect(throws: Refusal(.restoreContacts, .emailInUse(by: new))) {
      try ledger.perform(restore([ids[0]]))
    }
    let outcome = try ledger.perform(restore(ids))
    #expect(outcome.quote.addressTaken == [ids[0]] && outcome.quote.changed == 1)
    #expect(ledger.status(ids[0]) == nil && ledger.status(ids[1]) == .nonMarketing)
    // Given to somebody as an additional address, it is taken as well.
    try ledger.perform(
      .mergeContacts(MergeContacts(primary: ids[1], other: new)))
    #expect(throws: Refusal(.restoreContacts, .emailInUse(by: ids[1]))) {
      try ledger.perform(restore([ids[0]]))
    }
  }

  @Test("R1.6 of two deleted contacts with one address only the first comes back")
  func addressTwice() throws {
    var ledger = try Ledger()
    let first = ledger.addContacts([.nonMarketing])[0]
    try ledger.perform(delete([first]))
    let second = try need(
      try ledger.perform(.createContact(CreateContact(values: [.email: "c1@example.com"])))
        .createdContact)
    try ledger.perform(delete([second]))
    let outcome = try ledger.perform(restore([second, first]))
    #expect(outcome.quote.addressTaken == [second] && outcome.quote.changed == 1)
    #expect(ledger.account.table.row(withEmail: "c1@example.com") == 0)
  }

  @Test("R2.26 at most 10,000 contacts are restored at a time")
  func restoreLimit() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 10_001))
    let outcome = try ledger.perform(delete(ids))
    #expect(outcome.undo == .impossible(.tooManyToRestore))
    #expect(throws: Refusal(.restoreContacts, .tooManyToRestore(10_001, limit: 10_000))) {
      try ledger.perform(restore(ids))
    }
    try ledger.perform(restore(Array(ids[1...])))
    #expect(ledger.account.table.count == 10_000)
  }

  @Test("R1.1 R2.26 a permanent deletion erases, deleted contacts too, and no number comes again")
  func permanently() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .marketing, .nonMarketing])
    try ledger.perform(delete([ids[2]]))
    let outcome = try ledger.perform(delete(Array(ids[1...]), permanently: true))
    #expect(outcome.quote.kind == .deletePermanently && outcome.quote.changed == 2)
    #expect((outcome.quote.countBefore, outcome.quote.countAfter) == (2, 1))
    #expect(outcome.undo == .impossible(.permanentDeletion))
    #expect(!accountText(ledger.account).contains { $0.contains("c3@example.com") })
    for id in ids[1...] {
      #expect(throws: Refusal(.restoreContacts, .notRestorable(id))) {
        try ledger.perform(restore([id]))
      }
    }
    let created = try ledger.perform(
      .createContact(CreateContact(values: [.email: "c3@example.com"])))
    #expect(created.createdContact == ContactID(4))
    ledger.apply([.contactCreated(ContactRecord(id: ids[1], values: [:]))])
    #expect(ledger.status(ids[1]) == nil)
  }

  @Test("R2.10 a deletion is taken back by restoring")
  func undo() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .nonMarketing])
    let before = accountText(ledger.account).dropLast()
    let outcome = try ledger.perform(delete(ids))
    guard case .command(let back) = outcome.undo else {
      Issue.record("no way back")
      return
    }
    try ledger.perform(back)
    #expect(accountText(ledger.account).dropLast() == before)
  }

  @Test("A deleted contact is out of static lists for as long as it is deleted")
  func lists() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    let list = ObjectID(1)
    ledger.apply([.listMembersChanged(list, added: ids, removed: [])])
    let members = { (ledger: Ledger) in
      (ledger.account.listRows[list] ?? RowSet()).intersection(ledger.account.table.liveRows)
    }
    try ledger.perform(delete([ids[0]]))
    #expect(Array(members(ledger)) == [1, 2])
    try ledger.perform(restore([ids[0]]))
    #expect(Array(members(ledger)) == [0, 1, 2])
    try ledger.perform(delete([ids[1]], permanently: true))
    #expect(Array(try need(ledger.account.listRows[list])) == [0, 2])
  }
}
