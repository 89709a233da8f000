import Domain
import TestSupport
import Testing

@Suite("Workflows: what the action does (section 10)")
struct WorkflowRunTests {
  /// An account one contact short of its tier, with the guard on, and a workflow on Oslo.
  private func guarded(contacts: Int = 2) throws -> (Ledger, ObjectID, [ContactID]) {
    var ledger = try Ledger(tier: 2000)
    ledger.addContacts(Array(repeating: .marketing, count: 1999))
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: contacts))
    let workflow = try ledger.addWorkflow(when: "city = Oslo")
    ledger.set(guard: true)
    return (ledger, workflow, ids)
  }

  @Test("R10.4: what the tier guard refuses is retried until it succeeds, each attempt on record")
  func retried() throws {
    var (ledger, workflow, ids) = try guarded()
    try ledger.edit(ids, .city, "Oslo")
    #expect(ids.map(ledger.status) == [.nonMarketing, .nonMarketing])
    let first = try need(ledger.workflowReports.last?.failure)
    #expect(first.attempt == 1 && first.problem == .tierGuard(count: 2001, tier: 2000))
    #expect(first.nextTry == ledger.now.adding(milliseconds: 60_000))
    try ledger.advance(to: "2026-01-15T10:00:59Z")
    #expect(ledger.workflowReports.count == 1)
    try ledger.advance(to: "2026-01-15T10:01:00Z")
    #expect(ledger.workflowReports.last?.failure?.attempt == 2)
    ledger.set(guard: false)
    try ledger.advance(to: "2026-01-15T10:03:00Z")
    #expect(ids.map(ledger.status) == [.marketing, .marketing])
    #expect(ledger.account.billing.tier == 7000)
    #expect(ledger.kinds(workflow) == [.enrolledByTrigger, .failed, .failed, .done])
    #expect(
      ledger.account.workflowHistory(workflow, at: ledger.now).map(\.attempt) == [0, 1, 2, 0])
  }

  @Test("R10.4: the wait is one minute, doubled each time, a day at most")
  func backOff() {
    let minutes = (1...14).map { WorkflowProblem.delay(afterAttempt: $0) / 60_000 }
    #expect(minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440])
    #expect(WorkflowProblem.delay(afterAttempt: Int.max) == 86_400_000)
  }

  @Test("R6.24: all that are due in one workflow are set, or none")
  func allOrNone() throws {
    var (ledger, workflow, ids) = try guarded(contacts: 3)
    try ledger.edit(Array(ids.prefix(2)), .city, "Oslo")
    #expect(ledger.inside(workflow) == 2)
    // One alone fits, and is due alone.
    try ledger.edit([ids[2]], .city, "Oslo")
    #expect(ids.map(ledger.status) == [.nonMarketing, .nonMarketing, .marketing])
    #expect(ledger.account.table.marketingCount == 2000)
  }

  @Test("R3.7: without the guard the tier rises with the action")
  func tier() throws {
    var (ledger, _, ids) = try guarded()
    ledger.set(guard: false)
    try ledger.edit(ids, .city, "Oslo")
    #expect(ledger.account.billing.tier == 7000)
    let report = try need(ledger.workflowReports.last)
    #expect(report.changed == 2 && report.countAfter == 2001)
    #expect(report.tierBefore == 2000 && report.tierAfter == 7000)
  }

  @Test("Retrying by hand makes the waiting contacts due at once")
  func retryByHand() throws {
    var (ledger, workflow, ids) = try guarded()
    try ledger.edit(ids, .city, "Oslo")
    try ledger.perform(.retryWorkflow(RetryWorkflow(workflow: workflow)))
    #expect(ledger.workflowReports.last?.failure?.attempt == 2)
    ledger.set(guard: true, tier: 7000)
    try ledger.perform(.retryWorkflow(RetryWorkflow(workflow: workflow)))
    #expect(ids.map(ledger.status) == [.marketing, .marketing])
    #expect(
      ledger.quote(.retryWorkflow(RetryWorkflow(workflow: workflow)))?.changed == 0)
  }

  @Test("R10.8: off, those inside do not act; on again they do, and the quote counts them")
  func off() throws {
    var (ledger, workflow, ids) = try guarded()
    try ledger.edit(ids, .city, "Oslo")
    try ledger.perform(.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: false)))
    ledger.set(guard: false)
    try ledger.advance(to: "2026-01-16T10:00Z")
    #expect(ids.map(ledger.status) == [.nonMarketing, .nonMarketing])
    let other = try ledger.addContact(city: "Oslo")
    #expect(ledger.inside(workflow) == 2 && ledger.status(other) == .nonMarketing)
    #expect(
      ledger.refusal(.enrolContacts(EnrolContacts(workflow: workflow, contacts: [other])))
        == .workflowIsOff("Newsletter"))
    let turnOn = Command.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: true))
    let quote = try need(ledger.quote(turnOn))
    #expect(quote.selected == 3 && quote.changed == 2 && quote.tierAfter == 7000)
    #expect(quote.workflow?.waiting == 2 && quote.workflow?.matching == 1)
    try ledger.perform(turnOn)
    #expect(ids.map(ledger.status) == [.marketing, .marketing])
    #expect(ledger.status(other) == .nonMarketing)
  }

  @Test("Deleted, a workflow takes its queue along and leaves contacts and source as they are")
  func deleted() throws {
    var (ledger, workflow, ids) = try guarded()
    try ledger.edit([ids[0]], .city, "Oslo")
    try ledger.edit([ids[1]], .city, "Oslo")
    #expect(ledger.inside(workflow) == 1)
    try ledger.perform(.deleteWorkflow(DeleteWorkflow(workflow: workflow)))
    ledger.set(guard: false)
    try ledger.advance(to: "2026-01-17T10:00Z")
    #expect(ids.map(ledger.status) == [.marketing, .nonMarketing])
    #expect(ledger.account.workflowStates.isEmpty)
    let row = try need(ledger.account.table.row(of: ids[0]))
    #expect(ledger.account.marketingSource(row: row)?.name == "Newsletter")
  }

  @Test("R10.8: a deleted contact is taken out and does not resume after a restore")
  func deletedContact() throws {
    var (ledger, workflow, ids) = try guarded(contacts: 3)
    try ledger.edit(ids, .city, "Oslo")
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: [ids[0]])))
    #expect(ledger.inside(workflow) == 2 && ledger.kinds(workflow).last == .left)
    try ledger.perform(.restoreContacts(RestoreContacts(contacts: [ids[0]])))
    ledger.set(guard: false)
    try ledger.advance(to: "2026-01-16T10:00Z")
    #expect(ids.map(ledger.status) == [.nonMarketing, .marketing, .marketing])
    // It was enrolled once already.
    #expect(ledger.inside(workflow) == 0)
  }

  @Test("A restored contact that was never enrolled comes in when it meets the triggers")
  func restored() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing])
    try ledger.edit(ids, .city, "Oslo")
    try ledger.perform(.deleteContacts(DeleteContacts(contacts: ids)))
    try ledger.addWorkflow(when: "city = Oslo")
    try ledger.perform(.restoreContacts(RestoreContacts(contacts: ids)))
    #expect(ledger.status(ids[0]) == .marketing)
  }

  @Test("R10.3: a list that contacts join is a trigger")
  func list() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(.saveList(SaveList(name: "Fair")))
    let list = try need(ledger.account.objects.lists.first?.id)
    try ledger.addWorkflow(when: "in list Fair")
    ledger.apply([.listMembersChanged(list, added: [ids[1]], removed: [])])
    #expect(ids.map(ledger.status) == [.nonMarketing, .marketing])
  }

  @Test("R10.9: the history is kept ninety days")
  func history() throws {
    var ledger = try Ledger()
    let workflow = try ledger.addWorkflow(when: "city = Oslo")
    _ = try ledger.addContact(city: "Oslo")
    try ledger.advance(to: "2026-04-15T10:00:00Z")
    #expect(ledger.kinds(workflow) == [.enrolledByTrigger, .done])
    try ledger.advance(to: "2026-04-15T10:00:01Z")
    #expect(ledger.kinds(workflow).isEmpty)
    _ = try ledger.addContact(city: "Oslo")
    #expect(ledger.account.workflowState(workflow).history.count == 2)
  }

  @Test("R10.11: a value that the contact has already is a success without change")
  func same() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing, .nonMarketing, .marketingUntilUpdate])
    let sources = ledger.account.marketingSource(row: 0)
    let up = try ledger.addWorkflow("Up", when: "city = Oslo")
    let down = try ledger.addWorkflow("Down", when: "city = Rom", set: .setNonMarketing)
    try ledger.edit([ids[0]], .city, "Oslo")
    try ledger.edit([ids[1], ids[2]], .city, "Rom")
    #expect(ids.map(ledger.status) == [.marketing, .nonMarketing, .marketingUntilUpdate])
    #expect(ledger.account.marketingSource(row: 0) == sources)
    for id in [up, down] { #expect(ledger.kinds(id) == [.enrolledByTrigger, .done]) }
    #expect(ledger.workflowReports.map(\.changed) == [0, 0])
    #expect(ledger.account.history.entries(of: 1).isEmpty)
  }

  @Test("R2.4: set as non-marketing by a workflow takes effect at the update date")
  func preset() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    try ledger.addWorkflow(when: "city = Rom", set: .setNonMarketing)
    try ledger.edit([id], .city, "Rom")
    #expect(ledger.status(id) == .marketingUntilUpdate)
    #expect(ledger.account.table.marketingCount == 1)
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.status(id) == .nonMarketing)
  }

  @Test("R10.12: on Starter workflows pause with who is inside, and go on when the plan is back")
  func paused() throws {
    var (ledger, workflow, ids) = try guarded()
    try ledger.edit(ids, .city, "Oslo")
    ledger.set(guard: false, plan: .starter)
    try ledger.advance(to: "2026-01-20T10:00Z")
    let other = try ledger.addContact(city: "Oslo")
    #expect(ledger.account.workflowsArePaused && ledger.inside(workflow) == 2)
    #expect(ledger.account.objects.workflows[0].isOn)
    #expect((ids + [other]).allSatisfy { ledger.status($0) == .nonMarketing })
    for command in [
      Command.enrolContacts(EnrolContacts(workflow: workflow, contacts: ids)),
      .retryWorkflow(RetryWorkflow(workflow: workflow)),
      .toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: true)),
    ] {
      #expect(ledger.refusal(command) == .planLacks(.workflows))
    }
    #expect(
      ledger.refusal(.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: false))) == nil)
    ledger.set(guard: false, plan: .enterprise)
    #expect(ids.map(ledger.status) == [.marketing, .marketing])
    #expect(ledger.status(other) == .nonMarketing)
  }

  @Test("9.4: without access nothing is made, turned or enrolled; a running workflow goes on")
  func permissions() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo Ek")))
    let bo = UserID(2)
    try ledger.perform(
      .saveWorkflow(SaveWorkflow(name: "A", trigger: "city = Oslo", action: .setMarketing)),
      by: bo)
    let workflow = try need(ledger.account.objects.workflows.first?.id)
    try ledger.perform(.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: true)), by: bo)
    for permission in [Permission.marketingContactsAccess, .workflows] {
      try ledger.perform(
        .changePermission(.init(user: bo, right: .permission(permission), isOn: false)))
    }
    let id = try ledger.addContact(city: "Oslo")
    #expect(ledger.status(id) == .marketing)
    for command in [
      Command.saveWorkflow(SaveWorkflow(name: "B", trigger: "", action: .setMarketing)),
      .toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: false)),
      .enrolContacts(EnrolContacts(workflow: workflow, contacts: [id])),
      .deleteWorkflow(DeleteWorkflow(workflow: workflow)),
      .retryWorkflow(RetryWorkflow(workflow: workflow)),
    ] {
      guard case .needsPermission = ledger.refusal(command, by: bo) else {
        Issue.record("allowed: \(command.kind)")
        continue
      }
    }
  }

  @Test("R12.5: an account without marketing contacts has no workflows")
  func withoutFeature() throws {
    let ledger = try Ledger(hasMarketingContacts: false)
    #expect(
      ledger.refusal(
        .saveWorkflow(SaveWorkflow(name: "A", trigger: "", action: .setMarketing)))
        == .noMarketingContacts)
  }
}
