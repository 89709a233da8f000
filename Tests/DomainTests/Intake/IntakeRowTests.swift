import TestSupport
import Testing

@testable import Domain

/// The remaining rows of section 4, and what holds for everything that comes from outside.
@Suite struct IntakeRowTests {
  @Test("R11.8 a chatflow is off by default; on, only contacts that it creates become marketing")
  func chatflows() throws {
    var ledger = try Ledger()
    let chatflow = try ledger.makeChatflow("Support")
    try ledger.hand(.chatflow(chatflow), "a@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    try ledger.turn(.chatflow(chatflow), true)
    try ledger.hand(.chatflow(chatflow), "a@example.se", "b@example.se", "b@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(ledger.status("b@example.se") == .marketing)
    #expect(
      ledger.source("b@example.se")
        == MarketingSource(
          type: .conversation, id: String(chatflow.rawValue), name: "Support"))
    #expect(
      reason { try ledger.hand(.chatflow(chatflow), values: [.firstName: "X"]) } == .emailRequired)
    #expect(ledger.value(.formSubmissions, "b@example.se") == nil)
  }

  @Test(
    "4: what a tool creates is non-marketing, and no switch changes that",
    arguments: IntakeTool.allCases)
  func tools(_ tool: IntakeTool) throws {
    var ledger = try Ledger()
    let outcome = try ledger.hand(.tool(tool), "a@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(ledger.source("a@example.se") == nil)
    #expect(outcome.createdContact == ContactID(1))
    let context = try need(ledger.journal.last?.context)
    #expect(context.activity == Activity(.tool, id: tool.rawValue, name: tool.rawValue))
    #expect(context.actor == .system)
    #expect(context.source == tool.changeSource)
    #expect(
      ledger.value(.rawRecordSource, "a@example.se") == .text(tool.changeSource.rawValue))
  }

  @Test("R1.7 what is made by hand refuses a known address, everything else updates its contact")
  func knownAddresses() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    ledger.add("a@example.se")
    let used = Refusal.Reason.emailInUse(by: ContactID(1))
    let create = Command.createContact(CreateContact(values: [.email: "a@example.se"]))
    #expect(reason { try ledger.perform(create) } == used)
    #expect(reason { try ledger.hand(.tool(.mobileApp), "A@example.se") } == used)
    #expect(
      reason { try ledger.hand(.tool(.mobileApp), "b@example.se", "B@example.se") }
        == .emailInUse(by: ContactID(2)))
    for origin in [IntakeOrigin.app(app), .tool(.meetingsLink), .nonHubSpotForms] {
      let outcome = try ledger.hand(origin, values: [.email: "a@example.se", .city: "\(origin)"])
      #expect(outcome.takenIn.map(\.effect) == [.updated])
    }
    #expect(ledger.account.table.count == 1)
  }

  @Test("R8.3 4: Salesforce follows its app toggle and says that it is Salesforce")
  func salesforce() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Salesforce", .salesforce)
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.status("a@example.se") == .marketing)
    #expect(ledger.value(.rawRecordSource, "a@example.se") == .text("SALESFORCE"))
    #expect(ledger.journal.last?.context.source == .salesforce)
  }

  @Test(
    "R1.14 R1.9 no app and no form writes the status or another read-only value",
    arguments: [
      ContactProperty.marketingStatus, .marketingUntilUpdate, .marketingSourceType,
      .marketingSourceID, .recordID, .createDate, .additionalEmails, .rawRecordSourceID,
    ])
  func readOnlyValues(_ property: ContactProperty) throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    for origin in [IntakeOrigin.app(app), .nonHubSpotForms] {
      #expect(
        reason { try ledger.hand(origin, values: [.email: "a@example.se", property: "true"]) }
          == .readOnlyProperty(property))
    }
    #expect(ledger.account.table.count == 0)
  }

  @Test("R1.15 a record says what made it: source, number and the name at that time")
  func recordSource() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.value(.recordSource, "a@example.se") == .text("INTEGRATION"))
    #expect(ledger.value(.recordSourceDetail1, "a@example.se") == .text("Bakery"))
    #expect(ledger.value(.rawRecordSource, "a@example.se") == .text("INTEGRATION"))
    #expect(
      ledger.value(.rawRecordSourceID, "a@example.se") == .text(String(app.rawValue)))
    #expect(ledger.value(.createDate, "a@example.se") == .instant(ledger.now))
    #expect(ledger.value(.createdBy, "a@example.se") == nil)
    let context = try need(ledger.journal.last?.context)
    #expect(context.activity == Activity(.app, id: String(app.rawValue), name: "Bakery"))
    #expect(context.actor == .system)
  }

  @Test("R1.12 a new contact is a lead; R1.11 a known one only moves forward")
  func stages() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.value(.lifecycleStage, "a@example.se") == .text("lead"))
    func stage(_ stage: String) throws -> PropertyValue? {
      try ledger.hand(.app(app), values: [.email: "a@example.se", .lifecycleStage: stage])
      return ledger.value(.lifecycleStage, "a@example.se")
    }
    #expect(try stage("subscriber") == .text("lead"))
    #expect(try stage("Customer") == .text("customer"))
    #expect(try stage("lead") == .text("customer"))
    #expect(try stage("") == .text("customer"))
    try ledger.hand(
      .app(app), values: [.email: "b@example.se", .lifecycleStage: "subscriber"])
    #expect(ledger.value(.lifecycleStage, "b@example.se") == .text("subscriber"))
    // Having no stage, a known contact gets the one that is handed over, and none by itself.
    ledger.add("c@example.se")
    try ledger.hand(.app(app), "c@example.se")
    #expect(ledger.value(.lifecycleStage, "c@example.se") == nil)
  }

  @Test("R5.15 blank values overwrite nothing")
  func blankValues() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.hand(.app(app), values: [.email: "a@example.se", .city: "Oslo"])
    let outcome = try ledger.hand(.app(app), values: [.email: "a@example.se", .city: " "])
    #expect(ledger.value(.city, "a@example.se") == .text("Oslo"))
    #expect(outcome.takenIn.map(\.effect) == [.unchanged])
    #expect(outcome.quote.changed == 0)
  }

  @Test("R6.24 one bad submission refuses them all, by its line")
  func allOrNone() throws {
    var ledger = try Ledger()
    let bad: [([ContactProperty: String], Refusal.Reason)] = [
      ([.email: "nobody@"], .invalidEmail("nobody@")),
      ([.phone: "1"], .noIdentity),
      (
        [.email: "b@example.se", .optedOut: "perhaps"],
        .invalidValue(.optedOut, .notABoolean("perhaps"))
      ),
      ([.email: "b@example.se", .marketingStatus: "true"], .readOnlyProperty(.marketingStatus)),
    ]
    let app = try ledger.connect("Bakery")
    for (values, inner) in bad {
      let command = TakeIn(
        .app(app), [Submission([.email: "a@example.se"], line: 1), Submission(values, line: 4)])
      #expect(reason { try ledger.perform(.takeIn(command)) } == .inSubmission(line: 4, inner))
    }
    #expect(ledger.account.table.count == 0)
    #expect(reason { try ledger.perform(.takeIn(TakeIn(.app(app), []))) } == .nothingSelected)
    let unknown = IntakeOrigin.form(ObjectID(999))
    #expect(
      reason { try ledger.hand(unknown, "a@example.se") }
        == .unknownObject(.form, "999", nearest: nil))
  }

  @Test("R3.5 R3.7 a form's contacts count at once, and the tier rises by itself")
  func tierRises() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    ledger.addContacts(Array(repeating: .marketing, count: 1999))
    try ledger.hand(.form(form), "a@example.se")
    #expect(ledger.account.billing.tier == 2000)
    let outcome = try ledger.hand(.form(form), "a@example.se", "b@example.se")
    #expect((outcome.quote.tierBefore, outcome.quote.tierAfter) == (2000, 7000))
    #expect(ledger.account.billing.tier == 7000)
    #expect(ledger.account.table.marketingCount == 2001)
  }

  @Test("R3.12 the tier guard refuses a whole request that would raise the tier")
  func tierGuard() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    let app = try ledger.connect("Bakery")
    ledger.addContacts(Array(repeating: .marketing, count: 1999))
    var billing = ledger.account.billing
    billing.tierGuard = true
    ledger.apply([.billingChanged(billing, old: ledger.account.billing)])
    try ledger.hand(.form(form), "a@example.se")
    guard case .tierGuard(let quote)? = reason({ try ledger.hand(.form(form), "b@example.se") })
    else {
      Issue.record("not refused")
      return
    }
    #expect(quote.countAfter == 2001)
    #expect(ledger.account.table.count == 2000)
    // What promotes nobody is not held up.
    try ledger.hand(.app(app), "b@example.se")
    #expect(ledger.account.table.count == 2001)
  }
}
