import TestSupport
import Testing

@testable import Domain

/// What makes contacts marketing, and what each of it did (section 15, item 7).
@Suite struct IntakeReportTests {
  @Test("R8.12 what an app created in a period and made marketing is counted")
  func countsOfAPeriod() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    let form = try ledger.makeForm("Newsletter")
    try ledger.hand(.app(app), "a@example.se", "b@example.se")
    ledger.wait(minutes: 60)
    let since = ledger.now
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "c@example.se", "d@example.se", "a@example.se")
    try ledger.hand(.form(form), "a@example.se", "e@example.se")
    let later = ledger.account.intakeCount(of: .app(app), since: since)
    #expect(later == IntakeCount(created: 2, createdMarketing: 2, promoted: 2))
    let ever = ledger.account.intakeCount(of: .app(app), since: Instant(milliseconds: 0))
    #expect(ever == IntakeCount(created: 4, createdMarketing: 3, promoted: 2))
    #expect(
      ledger.account.intakeCount(of: .form(form), since: since)
        == IntakeCount(created: 1, createdMarketing: 1, promoted: 2))
    // Deleted contacts are no longer among the created ones.
    let d = try need(ledger.account.table.row(withEmail: "d@example.se"))
    try ledger.perform(
      .deleteContacts(DeleteContacts(contacts: [ledger.account.table.id(of: d)])))
    #expect(
      ledger.account.intakeCount(of: .app(app), since: since)
        == IntakeCount(created: 1, createdMarketing: 1, promoted: 2))
    // Rows behind a deleted one are still looked at.
    try ledger.hand(.app(app), "f@example.se")
    #expect(ledger.account.intakeCount(of: .app(app), since: since).created == 2)
  }

  @Test("15.7 the report has every form, chatflow, key, app, workflow, imports and people")
  func everythingIsListed() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    _ = try ledger.connect("Google Calendar", .calendar)
    let form = try ledger.makeForm("Newsletter")
    let chatflow = try ledger.makeChatflow("Support")
    let workflow = Workflow(
      id: ledger.account.objects.nextID, name: "Sunset", trigger: "stage = lead",
      action: .setMarketing, createdAt: ledger.now, createdBy: Ledger.ida)
    var demoting = workflow
    demoting.action = .setNonMarketing
    ledger.apply([.objectSaved(.workflow(workflow), old: nil)])
    try ledger.turn(.chatflow(chatflow), true)
    try ledger.hand(.form(form), "a@example.se")
    try ledger.hand(.chatflow(chatflow), "b@example.se")
    try ledger.perform(
      .createContact(CreateContact(values: [.email: "c@example.se"], asMarketing: true)))
    ledger.addContacts([.marketing])
    let lines = ledger.account.marketingSources(since: Instant(milliseconds: 0))
    #expect(
      lines.map(\.name) == [
        "Non-HubSpot forms", "Newsletter", "Support", "Account API key (legacy)", "Bakery",
        "Google Calendar", "Sunset", "CONTACT_IMPORT", "USER_SET", "INITIAL_STATE",
      ])
    #expect(
      lines.map(\.kind) == [
        .nonHubSpotForms, .form, .chatflow, .apiKey, .app, .app, .workflow, .imports, .people,
        .other,
      ])
    #expect(lines.map(\.count.promoted) == [0, 1, 1, 0, 0, 0, 0, 0, 1, 1])
    #expect(lines.map(\.count.created) == [0, 1, 1, 0, 0, 0, 0, 0, 1, 0])
    #expect(lines.filter(\.isNeverReviewed).map(\.name) == ["Non-HubSpot forms", "Newsletter"])
    #expect(lines.first { $0.name == "Google Calendar" }?.hasEffect == false)
    // Looking at a form and leaving it on is a review, and needs no number.
    try ledger.turn(.form(form), true, confirming: false)
    #expect(
      ledger.account.marketingSources(since: ledger.now).filter(\.isNeverReviewed).map(\.name)
        == ["Non-HubSpot forms"])
    #expect(ledger.app(app)?.setsMarketing == false)
  }

  @Test("R8.14 what is gone stays in the report with the name it had")
  func removedSourcesStay() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "a@example.se")
    try ledger.hand(.app(app), "b@example.se")
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .remove))))
    let line = try need(ledger.account.marketingSources(since: Instant(milliseconds: 0)).last)
    #expect(line.name == "Bakery")
    #expect(line.isRemoved)
    #expect(line.count.promoted == 2)
    #expect(
      ledger.account.marketingSources(since: ledger.now.adding(milliseconds: 1)).last?.kind
        == .people)
  }

  @Test("R6.24 ten thousand submissions in one request are one transaction, and fast")
  func largeRequest() throws {
    var ledger = try Ledger(tier: 22_000)
    let form = try ledger.makeForm("Newsletter")
    let submissions = (0..<10_000).map { number in
      Submission([.email: "c\(number % 9_000)@example.se", .firstName: "Ada"], line: number + 1)
    }
    let clock = ContinuousClock()
    let time = try clock.measure {
      _ = try ledger.account.decide(
        Request(
          .takeIn(TakeIn(.form(form), submissions)), actor: Ledger.ida, at: ledger.now,
          frontEnd: .commandLine))
    }
    try ledger.perform(.takeIn(TakeIn(.form(form), submissions)))
    #expect(ledger.account.table.count == 9_000)
    #expect(ledger.account.table.marketingCount == 9_000)
    #expect(ledger.value(.formSubmissions, "c17@example.se") == .number(2))
    // Far from what a quadratic walk takes, also without optimisation and on a busy machine.
    #expect(time < .seconds(20))
  }
}
