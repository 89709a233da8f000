import TestSupport
import Testing

@testable import Domain

/// Forms and non-HubSpot forms (section 11, rows 6 and 7 of section 4).
@Suite struct FormTests {
  @Test("R11.1 a new form is on, and nobody has reviewed it")
  func formsAreOnByDefault() throws {
    var ledger = try Ledger()
    let id = try ledger.makeForm("Newsletter")
    let form = try need(ledger.form(id))
    #expect(form.setsMarketing)
    #expect(form.toggledAt == nil)
    #expect(form.createdBy == Ledger.ida)
    let offID = try ledger.makeForm("Survey", startsOff: true)
    let off = try need(ledger.form(offID))
    #expect(!off.setsMarketing)
    #expect(off.toggledBy == Ledger.ida)
  }

  @Test("R11.2 on: every submitter becomes marketing, also contacts that are there already")
  func everySubmitterBecomesMarketing() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    ledger.add("old@example.se")
    ledger.add("pending@example.se", .marketingUntilUpdate)
    ledger.add("done@example.se", .marketing)
    let outcome = try ledger.hand(
      .form(form), "new@example.se", "OLD@example.se", "pending@example.se", "done@example.se")
    let source = MarketingSource(
      type: .formSubmission, id: String(form.rawValue), name: "Newsletter")
    for email in ["new", "old", "pending", "done"].map({ $0 + "@example.se" }) {
      #expect(ledger.status(email) == .marketing)
      // A marketing contact keeps its source (R2.2); a cancelled demotion overwrites it (R2.3).
      #expect(
        ledger.source(email)
          == (email == "done@example.se" ? MarketingSource(type: .initialState) : source))
    }
    #expect(outcome.quote.status == StatusSplit(nonMarketing: 2, marketing: 1, pending: 1))
    #expect(outcome.quote.intake == IntakeCount(created: 1, createdMarketing: 1, promoted: 2))
    #expect((outcome.quote.countBefore, outcome.quote.countAfter) == (2, 4))
    #expect(ledger.account.table.marketingCount == 4)
    #expect(ledger.account.table.pendingCount == 0)
  }

  @Test("R4.3 off: new contacts are non-marketing, and nobody is demoted")
  func offFormsNeverDemote() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    try ledger.turn(.form(form), false)
    ledger.add("done@example.se", .marketing)
    ledger.add("pending@example.se", .marketingUntilUpdate)
    try ledger.hand(.form(form), "new@example.se", "done@example.se", "pending@example.se")
    #expect(ledger.status("new@example.se") == .nonMarketing)
    #expect(ledger.status("done@example.se") == .marketing)
    #expect(ledger.status("pending@example.se") == .marketingUntilUpdate)
    #expect(ledger.source("new@example.se") == nil)
  }

  @Test("R4.2 a form acts on contacts that are there, an app does not")
  func formsAndAppsDiffer() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    let app = try ledger.connect("Bakery")
    try ledger.turn(.app(app), true)
    ledger.wait()
    ledger.add("a@example.se")
    ledger.add("b@example.se")
    try ledger.hand(.app(app), "a@example.se")
    try ledger.hand(.form(form), "b@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(ledger.status("b@example.se") == .marketing)
  }

  @Test("R11.3 non-HubSpot forms have one default of their own, on at first")
  func nonHubSpotForms() throws {
    var ledger = try Ledger()
    _ = try ledger.makeForm("Newsletter")
    ledger.add("old@example.se")
    try ledger.hand(.nonHubSpotForms, "new@example.se", "old@example.se")
    #expect(ledger.status("new@example.se") == .marketing)
    #expect(ledger.status("old@example.se") == .marketing)
    #expect(ledger.source("new@example.se")?.type == .formSubmission)
    #expect(ledger.source("new@example.se")?.name == "Non-HubSpot forms")
    try ledger.turn(.form(Form.nonHubSpotForms.id), false)
    try ledger.hand(.nonHubSpotForms, "later@example.se")
    #expect(ledger.status("later@example.se") == .nonMarketing)
    // The forms of the product keep their own.
    #expect(ledger.account.objects.forms.last?.setsMarketing == true)
  }

  @Test("R11.3 the default for non-HubSpot forms can be neither renamed nor deleted")
  func nonHubSpotFormsStay() throws {
    var ledger = try Ledger()
    let id = Form.nonHubSpotForms.id
    let standard = Refusal.Reason.standardObject(.form, name: "Non-HubSpot forms")
    #expect(
      reason { try ledger.perform(.changeIntake(.saveForm(SaveForm(id: id, name: "X")))) }
        == standard)
    #expect(reason { try ledger.perform(.changeIntake(.delete(.form(id)))) } == standard)
  }

  @Test("R11.4 a submitter is known by the address alone, in any letter case")
  func submittersAreKnownByAddress() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    ledger.add("ada@example.se")
    let outcome = try ledger.hand(
      .form(form), values: [.email: "  ADA@example.se ", .firstName: "Ada"])
    #expect(outcome.takenIn.map(\.effect) == [.updated])
    #expect(ledger.account.table.count == 1)
    #expect(ledger.value(.firstName, "ada@example.se") == .text("Ada"))
    #expect(ledger.value(.email, "ada@example.se") == .text("ada@example.se"))
  }

  @Test("R11.5 without an address a form makes a contact only where that is allowed, with a name")
  func submissionsWithoutAddress() throws {
    var ledger = try Ledger()
    let strict = try ledger.makeForm("Strict")
    let open = try ledger.makeForm("Open", allowsNoEmail: true)
    #expect(
      reason { try ledger.hand(.form(strict), values: [.firstName: "Ada"]) } == .emailRequired)
    #expect(reason { try ledger.hand(.form(open), values: [.phone: "1"]) } == .noIdentity)
    #expect(ledger.account.table.count == 0)
    try ledger.hand(.form(open), values: [.firstName: "Ada"])
    try ledger.hand(.form(open), values: [.firstName: "Ada", .email: " "])
    #expect(ledger.account.table.count == 2)
    #expect(ledger.account.table.marketingCount == 2)
  }

  @Test("R11.6 an additional address becomes the primary one, the former primary one additional")
  func additionalAddressBecomesPrimary() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    ledger.apply([
      .contactCreated(
        ContactRecord(
          id: ContactID(1),
          values: [
            .email: .text("ada@example.se"),
            .additionalEmails: .text("ada@example.com;ada.l@example.se"),
          ]))
    ])
    try ledger.hand(.form(form), "Ada@Example.com")
    #expect(ledger.account.table.count == 1)
    #expect(ledger.value(.email, "ada@example.com") == .text("Ada@Example.com"))
    #expect(
      ledger.value(.additionalEmails, "ada@example.com")
        == .text("ada.l@example.se;ada@example.se"))
    for email in ["ada@example.se", "ada@example.com", "ada.l@example.se"] {
      #expect(ledger.account.table.row(withEmail: email) == 0)
    }
    // Twice in one request, there and back.
    try ledger.hand(.form(form), "ada@example.se", "ada@example.com")
    #expect(ledger.value(.email, "ada@example.se") == .text("ada@example.com"))
    #expect(
      ledger.value(.additionalEmails, "ada@example.com")
        == .text("ada.l@example.se;ada@example.se"))
  }

  @Test("R1.2 a form counts its submissions on the contact, with its name and the time")
  func formsCountSubmissions() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    let app = try ledger.connect("Bakery")
    try ledger.hand(.form(form), "a@example.se", "a@example.se")
    ledger.wait()
    try ledger.hand(.form(form), "a@example.se")
    let last = ledger.now
    ledger.wait()
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.value(.formSubmissions, "a@example.se") == .number(3))
    #expect(ledger.value(.recentConversion, "a@example.se") == .text("Newsletter"))
    #expect(ledger.value(.recentConversionDate, "a@example.se") == .instant(last))
  }

  @Test("R1.15 the source keeps number and name when the form is renamed or deleted")
  func sourceKeepsTheName() throws {
    var ledger = try Ledger()
    let form = try ledger.makeForm("Newsletter")
    try ledger.hand(.form(form), "a@example.se")
    let source = try need(ledger.source("a@example.se"))
    try ledger.perform(.changeIntake(.saveForm(SaveForm(id: form, name: "Weekly"))))
    #expect(ledger.source("a@example.se") == source)
    #expect(!ledger.account.sourceIsRemoved(source))
    try ledger.perform(.changeIntake(.delete(.form(form))))
    #expect(ledger.source("a@example.se")?.name == "Newsletter")
    #expect(ledger.account.sourceIsRemoved(source))
    #expect(ledger.value(.recordSourceDetail1, "a@example.se") == .text("Newsletter"))
    // What was never an object here is not known to be gone.
    let adopted = MarketingSource(type: .formSubmission, id: "83920", name: "Old form")
    #expect(!ledger.account.sourceIsRemoved(adopted))
    #expect(!ledger.account.sourceIsRemoved(MarketingSource(type: .userSet, id: "5")))
  }
}
