import Domain
import TestSupport
import Testing

@Suite("Without marketing contacts access (table 9.4)")
struct WithoutAccessTests {
  private func desk() throws -> PermissionDesk {
    try PermissionDesk { $0.permissions.remove(.marketingContactsAccess) }
  }

  @Test("9.4 a contact is created as non-marketing, and a request for marketing is refused")
  func create() throws {
    var desk = try desk()
    let values: [ContactProperty: String] = [.email: "new@example.com"]
    let id = try need(
      try desk.ledger.perform(.createContact(.init(values: values)), by: desk.me).createdContact)
    #expect(desk.ledger.status(id) == .nonMarketing)
    let asked = Command.createContact(
      .init(values: [.email: "more@example.com"], asMarketing: true))
    #expect(desk.refusal(of: asked)?.missingRight == .permission(.marketingContactsAccess))
  }

  @Test("9.4 an import runs without promotion, and is refused with it")
  func imports() throws {
    let desk = try desk()
    var trial = ImportTrial(desk.ledger)
    try trial.run([.email], [["new@example.com"]], by: desk.me)
    #expect(trial.account.table.marketingCount == 0)
    #expect(trial.account.table.row(withEmail: "new@example.com") != nil)
    var promoting = ImportTrial(desk.ledger)
    #expect(throws: Refusal.self) {
      try promoting.run(
        [.email], [["new@example.com"]], options: ImportOptions(setMarketing: true), by: desk.me)
    }
  }

  @Test("9.4 a form goes on promoting and a running workflow goes on; neither can be changed")
  func goesOn() throws {
    var desk = try desk()
    try desk.ledger.perform(
      .takeIn(.init(.form(PermissionDesk.form), [Submission([.email: "new@example.com"])])),
      by: desk.me)
    #expect(desk.ledger.account.table.marketingCount == 1)
    let on = ToggleWorkflow(workflow: PermissionDesk.resting, isOn: true)
    try desk.ledger.perform(.toggleWorkflow(on))
    let change = EditContacts(contacts: [ContactID(2)], values: [.jobTitle: "C1"])
    try desk.ledger.perform(.editContacts(change), by: desk.me)
    #expect(desk.ledger.status(ContactID(2)) == .marketing)
    for kind in [CommandKind.toggleForm, .saveWorkflow, .toggleWorkflow, .deleteWorkflow] {
      for command in try desk.commands(of: kind) {
        let right = desk.refusal(of: command)?.missingRight
        #expect(right == .permission(.marketingContactsAccess), "\(kind)")
      }
    }
  }

  @Test("9.2 a clean-up rule reaches by itself what its owner may not view")
  func systemReachesAll() throws {
    var desk = try PermissionDesk(match: ContactID(5)) {
      $0.contacts = ContactAccess(view: ContactScope(.own), edit: ContactScope(.own))
    }
    try desk.ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [ContactID(5)])))
    let (account, now) = (desk.ledger.account, desk.ledger.now)
    let rule = try need(account.objects.cleanUpRules.first)
    #expect(try account.contacts(of: rule, for: desk.me, at: now).isEmpty)
    #expect(try account.contacts(of: rule, for: nil, at: now) == [ContactID(5)])
  }

  @Test("R13.4 purged, restored and erased contacts and workflow events have details")
  func audit() {
    let context = ChangeContext(
      sequence: 1, at: Instant(milliseconds: 1), actor: .system, source: .recyclingBin,
      frontEnd: .program)
    let entry = AuditEntry(
      context: context, action: "purge", touched: 1, figures: nil,
      events: [.contactsPurged([ContactID(9)])])
    #expect(entry.object?.id == "9")
    #expect(entry.details == [AuditDetail("state", before: "deleted", after: "erased")])
  }
}
