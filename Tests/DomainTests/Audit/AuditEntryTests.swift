import Domain
import TestSupport
import Testing

@Suite struct AuditEntryTests {
  private let context = ChangeContext(
    sequence: 7, at: Instant(milliseconds: 1_000), actor: .user(UserID(2)), source: .oneContact,
    frontEnd: .commandLine)

  private func entry(_ events: [Event], touched: Int = 1) -> AuditEntry {
    AuditEntry(
      context: context, action: "edit-contacts", touched: touched, figures: nil, events: events)
  }

  @Test("R13.5 an entry holds what changed, before and after")
  func editedValues() {
    let edit = ContactEdit(
      id: ContactID(9),
      changes: [
        .init(.city, old: .text("Lund"), new: .text("Oslo")), .init(.phone, old: nil, new: nil),
        .init(.optedOut, old: nil, new: .flag(true)),
      ])
    let entry = entry([.contactEdited(edit)])
    #expect(entry.object == AuditObject(kind: "contact", id: "9", name: ""))
    #expect(entry.details.first == AuditDetail("city", before: "Lund", after: "Oslo"))
    #expect(entry.details.last == AuditDetail("hs_email_optout", before: nil, after: "true"))
  }

  @Test("R13.5 an object's entry holds kind, number, name at that time and the fields that differ")
  func savedObject() {
    let old = Form(id: ObjectID(104), name: "Newsletter")
    var new = old
    new.setsMarketing = false
    let entry = entry([.objectSaved(.form(new), old: .form(old))], touched: 0)
    #expect(entry.object == AuditObject(kind: "form", id: "104", name: "Newsletter"))
    #expect(entry.details == [AuditDetail("sets_marketing", before: "yes", after: "no")])
  }

  @Test("R13.5 a token's digest is never in an entry")
  func secretsStayOut() {
    var app = ConnectedApp.accountKey
    app.tokenDigest = String(repeating: "a1", count: 32)
    let entry = entry([.objectSaved(.app(app), old: .app(.accountKey))], touched: 0)
    #expect(entry.details == [AuditDetail("token_digest", before: nil, after: "set")])
  }

  @Test("R13.5 a change of many values is told by its numbers")
  func manyValues() {
    let edits = (1...30).map { number in
      Event.contactEdited(
        ContactEdit(
          id: ContactID(Int64(number)),
          changes: [
            .init(.city, old: nil, new: .text("Oslo")), .init(.country, old: nil, new: .text("NO")),
          ]))
    }
    let entry = entry(edits, touched: 30)
    #expect(entry.details.isEmpty && entry.object == nil && entry.touched == 30)
  }

  @Test(
    "R13.2 every way of changing has a source of its own, by the vendor's name where it has one")
  func changeSources() throws {
    #expect(
      ChangeSource.allCases.map(\.rawValue) == [
        "CRM_UI", "CRM_UI_BULK_ACTION", "IMPORT", "BILLING", "FORM", "CONVERSATIONS",
        "INTEGRATION", "API", "SALESFORCE", "AUTOMATION_PLATFORM", "MERGE_CONTACTS",
        "RECYCLING_BIN", "MEETINGS", "BCC_TO_CRM", "EMAIL_INTEGRATION", "EXTENSION", "DOCUMENT",
        "MOBILE", "SETTINGS",
      ])
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(ledger.journal.last?.context.source == .bulkAction)
    try ledger.perform(.mergeContacts(MergeContacts(primary: ids[0], other: ids[1])))
    #expect(ledger.journal.last?.context.source == .merge)
  }

  @Test("R13.4 a refused attempt says what was asked for and what was lacking")
  func refusedAttempt() {
    let entry = entry(
      [.attemptRefused(.toggleApp, lacking: .permission(.marketingContactsAccess))], touched: 0)
    #expect(entry.refused == .toggleApp)
    #expect(
      entry.details == [AuditDetail("lacking", before: nil, after: "marketing-contacts-access")])
  }
}

@Suite struct AuditQueryTests {
  private func entry(
    _ sequence: Int64, at: Int64, actor: Actor, action: String, object: AuditObject? = nil,
    activity: Activity? = nil
  ) -> AuditEntry {
    AuditEntry(
      context: ChangeContext(
        sequence: sequence, at: Instant(milliseconds: at), actor: actor, source: .settings,
        frontEnd: .console, activity: activity),
      action: action, object: object, touched: 0)
  }

  private var entries: [AuditEntry] {
    [
      entry(1, at: 10, actor: .user(UserID(1)), action: "set-marketing"),
      entry(
        2, at: 20, actor: .user(UserID(2)), action: "save-form",
        object: AuditObject(kind: "form", id: "104", name: "Årets nyhetsbrev")),
      entry(
        3, at: 30, actor: .system, action: "take-in",
        activity: Activity(.form, id: "104", name: "Nyhetsbrev")),
      entry(4, at: 40, actor: .user(UserID(2)), action: "refused"),
    ]
  }

  private func numbers(_ query: AuditQuery) -> [Int64] {
    entries.filter(query.includes).map(\.context.sequence)
  }

  @Test("R13.3 the log filters by user, action, object and time")
  func filters() {
    #expect(numbers(AuditQuery()) == [1, 2, 3, 4])
    #expect(numbers(AuditQuery(user: UserID(2))) == [2, 4])
    #expect(numbers(AuditQuery(actions: ["refused", "set-marketing"])) == [1, 4])
    #expect(numbers(AuditQuery(object: "104")) == [2, 3])
    #expect(numbers(AuditQuery(object: "FORM")) == [2, 3])
    #expect(numbers(AuditQuery(object: "årets")) == [2])
    #expect(numbers(AuditQuery(object: "nyhetsBREV")) == [2, 3])
    #expect(numbers(AuditQuery(since: Instant(milliseconds: 20))) == [2, 3, 4])
    #expect(numbers(AuditQuery(until: Instant(milliseconds: 20))) == [1])
  }

  @Test("R13.3 only super admins read the log")
  func superAdminsOnly() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    #expect(ledger.account.refusalOfAuditLog(by: Ledger.ida) == nil)
    let refusal = try #require(ledger.account.refusalOfAuditLog(by: UserID(2)))
    #expect(refusal.reason == .needsSuperAdmin(superAdmins: [Ledger.ida]))
    #expect(refusal.missingRight == .superAdmin)
  }
}
