import Domain
import TestSupport
import Testing

@Suite("Workflows: who is enrolled (section 10)")
struct WorkflowEnrolmentTests {
  @Test("R10.1: only Professional and Enterprise have workflows")
  func plans() throws {
    for plan in Plan.allCases {
      let ledger = try Ledger(plan: plan)
      let command = Command.saveWorkflow(
        SaveWorkflow(name: "A", trigger: "city = Oslo", action: .setMarketing))
      #expect(ledger.refusal(command) == (plan == .starter ? .planLacks(.workflows) : nil))
    }
  }

  @Test("R10.2: the action sets as marketing with the workflow as source, or pre-sets")
  func action() throws {
    var ledger = try Ledger()
    let on = try ledger.addWorkflow("Åhus", when: "city = Oslo")
    try ledger.addWorkflow("Sunset", when: "city = Bergen", set: .setNonMarketing)
    let id = try ledger.addContact(city: "Oslo")
    #expect(ledger.status(id) == .marketing)
    let row = try need(ledger.account.table.row(of: id))
    #expect(
      ledger.account.marketingSource(row: row)
        == MarketingSource(type: .workflow, id: String(on.rawValue), name: "Åhus"))
    let context = try need(
      ledger.account.history.entries(of: row).last.map {
        ledger.account.history.batches[$0.batch].context
      })
    #expect(context.actor == .system && context.source == .workflow)
    #expect(context.activity == Activity(.workflow, id: String(on.rawValue), name: "Åhus"))
    try ledger.edit([id], .city, "Bergen")
    #expect(ledger.status(id) == .marketingUntilUpdate)
  }

  @Test("R1.15: the source keeps the name that the workflow had then")
  func nameThen() throws {
    var ledger = try Ledger()
    let workflow = try ledger.addWorkflow("Before", when: "city = Oslo")
    let id = try ledger.addContact(city: "Oslo")
    try ledger.perform(
      .saveWorkflow(
        SaveWorkflow(
          workflow: workflow, name: "After", trigger: "city = Oslo", action: .setMarketing)))
    let row = try need(ledger.account.table.row(of: id))
    #expect(ledger.account.marketingSource(row: row)?.name == "Before")
  }

  @Test(
    "R10.3: contacts that come to meet the triggers are set; a workflow that is off does nothing")
  func passing() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing, .nonMarketing])
    let workflow = try ledger.addWorkflow(when: "city = Oslo", isOn: false)
    try ledger.edit([ids[0]], .city, "Oslo")
    #expect(ledger.status(ids[0]) == .nonMarketing)
    try ledger.perform(.toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: true)))
    try ledger.edit([ids[1]], .city, "Oslo")
    try ledger.edit([ids[2]], .city, "Bergen")
    #expect(ids.map(ledger.status) == [.nonMarketing, .marketing, .nonMarketing])
    #expect(ledger.account.table.marketingCount == 1)
  }

  @Test("R10.3: membership of a static list, an update date and the status itself are triggers")
  func otherRoutes() throws {
    var ledger = try Ledger(tier: 2000)
    let ids = ledger.addContacts([.marketingUntilUpdate, .nonMarketing])
    try ledger.addWorkflow("Again", when: "marketing = no")
    try ledger.advance(to: "2026-02-01T08:00Z")
    #expect(ledger.status(ids[0]) == .marketing)
    #expect(ledger.status(ids[1]) == .nonMarketing)
  }

  @Test("R10.5: a trigger is a filter of at most 250 conditions; none means by hand only")
  func triggers() throws {
    var ledger = try Ledger()
    func save(_ trigger: String) -> Command {
      .saveWorkflow(SaveWorkflow(name: "A", trigger: trigger, action: .setMarketing))
    }
    let many = Array(repeating: "city = Oslo", count: 251).joined(separator: " or ")
    for text in ["citty = Oslo", many] {
      guard case .brokenFilter = ledger.refusal(save(text)) else {
        Issue.record("allowed: \(text.prefix(20))")
        continue
      }
    }
    let workflow = try ledger.addWorkflow(when: "")
    let id = try ledger.addContact(city: "Oslo")
    #expect(ledger.status(id) == .nonMarketing)
    #expect(
      ledger.account.enrolable(in: try need(ledger.account.objects.workflows.first), at: ledger.now)
        .isEmpty)
    try ledger.perform(.enrolContacts(EnrolContacts(workflow: workflow, contacts: [id])))
    #expect(ledger.status(id) == .marketing)
  }

  @Test("R10.5: \"me\" in a trigger is the person who saved it")
  func me() throws {
    var ledger = try Ledger()
    try ledger.addWorkflow(when: "owner = me")
    #expect(ledger.account.objects.workflows[0].trigger == "owner = ida@example.com")
    let id = ledger.addContacts([.nonMarketing])[0]
    try ledger.edit([id], .owner, "ida@example.com")
    #expect(ledger.status(id) == .marketing)
  }

  @Test("R10.6: turning on says how many match, and what count and tier become")
  func turningOn() throws {
    var ledger = try Ledger(tier: 2000)
    let ids = ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate, .nonMarketing])
    try ledger.edit(Array(ids.prefix(3)), .city, "Oslo")
    let workflow = try ledger.addWorkflow(when: "city = Oslo", isOn: false)
    for enrols in [false, true] {
      let command = Command.toggleWorkflow(
        ToggleWorkflow(workflow: workflow, isOn: true, enrolsExisting: enrols))
      let quote = try need(ledger.quote(command))
      #expect(quote.selected == 3 && quote.workflow?.matching == 3)
      #expect(quote.workflow?.enrolled == (enrols ? 3 : 0))
      #expect(quote.countAfter == (enrols ? 3 : 2) && quote.changed == (enrols ? 2 : 0))
      #expect(throws: Refusal(.toggleWorkflow, .confirmationMissing(quote))) {
        try ledger.perform(command, confirming: false)
      }
    }
    try ledger.perform(
      .toggleWorkflow(ToggleWorkflow(workflow: workflow, isOn: true, enrolsExisting: true)))
    #expect(ids.map(ledger.status) == [.marketing, .marketing, .marketing, .nonMarketing])
    #expect(ledger.kinds(workflow) == [.enrolledAtStart, .done])
  }

  @Test("R10.6: who met the triggers when it was turned on and was left out stays out")
  func leftOut() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing])
    try ledger.edit(ids, .city, "Oslo")
    try ledger.addWorkflow(when: "city = Oslo")
    try ledger.edit(ids, .phone, "123")
    #expect(ledger.status(ids[0]) == .nonMarketing)
    try ledger.edit(ids, .city, "Bergen")
    try ledger.edit(ids, .city, "Oslo")
    #expect(ledger.status(ids[0]) == .marketing)
  }

  @Test("R10.6: nobody matches: there is nothing to type; pre-setting without enrolling neither")
  func noNumber() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing])
    try ledger.edit(ids, .city, "Oslo")
    let none = try ledger.addWorkflow("A", when: "city = Rom", isOn: false)
    let preset = try ledger.addWorkflow(
      "B", when: "city = Oslo", set: .setNonMarketing, isOn: false)
    for (id, enrols) in [(none, true), (preset, false)] {
      try ledger.perform(
        .toggleWorkflow(ToggleWorkflow(workflow: id, isOn: true, enrolsExisting: enrols)),
        confirming: false)
    }
    #expect(ledger.account.activeWorkflows.count == 2)
    #expect(ledger.status(ids[0]) == .marketing)
  }

  @Test("R10.7: a contact is enrolled the first time only")
  func once() throws {
    var ledger = try Ledger()
    let workflow = try ledger.addWorkflow(when: "city = Oslo")
    let id = try ledger.addContact(city: "Oslo")
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [id])))
    try ledger.edit([id], .city, "Bergen")
    try ledger.edit([id], .city, "Oslo")
    #expect(ledger.status(id) == .marketingUntilUpdate)
    let quote = try need(
      ledger.quote(.enrolContacts(EnrolContacts(workflow: workflow, contacts: [id]))))
    #expect(quote.changed == 0 && quote.workflow?.enrolled == 0)
  }

  @Test("R10.7: with re-enrolment it must meet the triggers anew; \"is known\" fires on any change")
  func again() throws {
    var ledger = try Ledger()
    let equal = try ledger.addWorkflow("A", when: "city = Oslo", reEnrols: true)
    let known = try ledger.addWorkflow("B", when: "phone is known", reEnrols: true)
    let id = try ledger.addContact(city: "Oslo")
    for (property, value) in [
      (ContactProperty.city, "oslo"), (.jobTitle, "x"), (.city, "Rom"), (.city, "Oslo"),
      (.phone, "1"), (.phone, "2"), (.jobTitle, "y"), (.phone, ""), (.phone, "3"),
    ] {
      try ledger.edit([id], property, value)
    }
    #expect(ledger.kinds(equal) == [.enrolledByTrigger, .done, .enrolledByTrigger, .done])
    #expect(ledger.kinds(known).count(where: { $0 == .enrolledByTrigger }) == 3)
  }

  @Test("R10.7: a contact inside is not enrolled again")
  func inside() throws {
    var ledger = try Ledger(tier: 2000)
    ledger.holdsWorkflows = true
    let workflow = try ledger.addWorkflow(when: "city = Oslo", reEnrols: true)
    let id = try ledger.addContact(city: "Oslo")
    try ledger.edit([id], .city, "Rom")
    try ledger.edit([id], .city, "Oslo")
    try ledger.perform(.enrolContacts(EnrolContacts(workflow: workflow, contacts: [id])))
    #expect(ledger.kinds(workflow) == [.enrolledByTrigger])
    #expect(ledger.inside(workflow) == 1)
    ledger.holdsWorkflows = false
    ledger.runWorkflows()
    #expect(ledger.inside(workflow) == 0 && ledger.status(id) == .marketing)
  }

  @Test("R10.3: where the day alone makes a contact meet the triggers, the day enrols it, once")
  func clock() throws {
    var ledger = try Ledger(opened: "2026-01-15T10:00Z", zone: "Europe/Stockholm")
    let ids = ledger.addContacts([.marketing, .marketing])
    let workflow = try ledger.addWorkflow(
      when: "createdate more than 3 days ago", set: .setNonMarketing, reEnrols: true)
    for (id, day) in zip(ids, ["2026-01-15T09:00Z", "2026-01-01T09:00Z"]) {
      ledger.apply([
        .contactEdited(
          ContactEdit(
            id: id,
            changes: [
              .init(.createDate, old: nil, new: .instant(try need(Instant(iso: day))))
            ]))
      ])
    }
    #expect(ids.map(ledger.status) == [.marketing, .marketingUntilUpdate])
    try ledger.advance(to: "2026-01-18T22:59Z")
    #expect(ledger.status(ids[0]) == .marketing)
    try ledger.advance(to: "2026-01-18T23:00Z")
    #expect(ledger.status(ids[0]) == .marketingUntilUpdate)
    #expect(ledger.account.workflowCheck(at: ledger.now).isEmpty)
    try ledger.advance(to: "2026-01-25T10:00Z")
    #expect(ledger.kinds(workflow).count(where: { $0 == .enrolledByClock }) == 1)
    #expect(ledger.kinds(workflow).count(where: { $0 == .enrolledByTrigger }) == 1)
  }
}
