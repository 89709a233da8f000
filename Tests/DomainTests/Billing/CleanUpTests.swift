import Domain
import TestSupport
import Testing

@Suite("Clean-up rules (section 15, item 10)")
struct CleanUpTests {
  private static let bo = UserID(2)

  /// Three marketing contacts, one pending, one not marketing; Bo with marketing access.
  private func ledger(_ days: Int? = nil) throws -> Ledger {
    var ledger = try Ledger()
    ledger.apply([.userAdded(User(id: CleanUpTests.bo, email: "bo@example.com", name: "Bo"))])
    ledger.addContacts([.marketing, .marketing, .marketing, .marketingUntilUpdate, .nonMarketing])
    try ledger.perform(
      .saveCleanUpRule(.init(name: " Old ", filter: "id > 1", daysBeforeUpdate: days)),
      by: CleanUpTests.bo)
    return ledger
  }

  private func rule(_ ledger: Ledger) throws -> CleanUpRule {
    try need(ledger.account.objects.cleanUpRules.first)
  }

  @Test("R2.4: a run reports first and pre-sets with the number typed")
  func run() throws {
    var ledger = try ledger()
    let rule = try rule(ledger)
    #expect(rule.name == "Old" && rule.owner == CleanUpTests.bo)
    let command = Command.runCleanUpRule(.init(id: rule.id))
    guard case .confirm(let quote) = ledger.account.assess(command, by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("must be confirmed")
      return
    }
    #expect(quote.selected == 2 && quote.changed == 2)
    #expect(throws: Refusal.self) { try ledger.perform(command, confirming: false) }
    let outcome = try ledger.perform(command)
    #expect(
      (1...5).map { ledger.status(ContactID($0)) } == [
        .marketing, .marketingUntilUpdate, .marketingUntilUpdate, .marketingUntilUpdate,
        .nonMarketing,
      ])
    #expect(try self.rule(ledger).lastRun == ledger.now)
    guard case .command(let undo) = outcome.undo else {
      Issue.record("can be taken back")
      return
    }
    try ledger.perform(undo)
    #expect(ledger.account.table.pendingCount == 1)
  }

  @Test("R9.1: rules ask for marketing contacts access; only owner and super admins change them")
  func permissions() throws {
    var ledger = try ledger()
    let rule = try rule(ledger)
    ledger.apply([
      .userAdded(User(id: UserID(3), email: "eva@example.com", name: "Eva")),
      .userAdded(User(id: UserID(4), email: "jon@example.com", name: "Jon", permissions: [])),
    ])
    #expect(throws: Refusal.self) {
      try ledger.perform(.deleteCleanUpRule(.init(id: rule.id)), by: UserID(3))
    }
    for command in [
      Command.saveCleanUpRule(.init(name: "X", filter: "id > 1")),
      .runCleanUpRule(.init(id: rule.id)), .deleteCleanUpRule(.init(id: rule.id)),
    ] {
      guard
        case .refused(let refusal) = ledger.account.assess(command, by: UserID(4), at: ledger.now)
      else {
        Issue.record("must be refused")
        continue
      }
      #expect(refusal.missingRight == .permission(.marketingContactsAccess))
    }
    try ledger.perform(.deleteCleanUpRule(.init(id: rule.id)))
    #expect(ledger.account.objects.cleanUpRules.isEmpty)
  }

  @Test("R2.4: what is no filter, a name that is taken, or days out of range is refused")
  func checks() throws {
    var ledger = try ledger()
    for command in [
      SaveCleanUpRule(name: "X", filter: "nose = 1"),
      SaveCleanUpRule(name: "old", filter: "id > 1"),
      SaveCleanUpRule(name: "", filter: "id > 1"),
      SaveCleanUpRule(name: "X", filter: "id > 1", daysBeforeUpdate: 32),
    ] {
      #expect(throws: Refusal.self) { try ledger.perform(.saveCleanUpRule(command)) }
    }
    let id = try rule(ledger).id
    try ledger.perform(.saveCleanUpRule(.init(id: id, name: "New", filter: "id > 2")))
    #expect(try rule(ledger).name == "New" && ledger.account.objects.cleanUpRules.count == 1)
  }

  @Test("R2.22: a rule runs by itself within its days before the update date, once a period")
  func due() throws {
    var ledger = try ledger(5)
    let id = try rule(ledger).id
    // The update date is 1 February.
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).isEmpty)
    try ledger.advance(to: "2026-01-26T23:59Z")
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).isEmpty)
    try ledger.advance(to: "2026-01-27T00:00Z")
    let run = ledger.account.cleanUpRun(id, at: ledger.now)
    #expect(run.contacts == 2)
    ledger.apply(run.events, by: .system, source: .bulkAction, frontEnd: .program)
    #expect(ledger.account.table.pendingCount == 3)
    #expect(ledger.account.cleanUpRun(id, at: ledger.now).events.isEmpty)
    try ledger.advance(to: "2026-01-31T23:00Z")
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).isEmpty)
    try ledger.advance(to: "2026-02-26T00:00Z")
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).map(\.id) == [id])
  }

  @Test("R9.1: a rule whose owner lost marketing contacts access does not run by itself")
  func ownerWithoutAccess() throws {
    var ledger = try ledger(31)
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).count == 1)
    ledger.apply([.permissionChanged(CleanUpTests.bo, .marketingContactsAccess, isOn: false)])
    #expect(ledger.account.dueCleanUpRules(at: ledger.now).isEmpty)
  }

  @Test("R6.18: a rule whose filter names something gone pre-sets nobody and is on record")
  func broken() throws {
    var ledger = try ledger(31)
    var rule = try rule(ledger)
    let old = rule
    rule.filter = "in list \"Gone\""
    ledger.apply([.objectSaved(.cleanUpRule(rule), old: .cleanUpRule(old))])
    let run = ledger.account.cleanUpRun(rule.id, at: ledger.now)
    #expect(run.contacts == 0 && run.events.count == 1)
  }
}
