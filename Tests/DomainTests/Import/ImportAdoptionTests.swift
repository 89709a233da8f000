import Domain
import TestSupport
import Testing

@Suite("Adopting an account's own export")
struct ImportAdoptionTests {
  private let adopt = ImportOptions(adopt: true)

  @Test("Record IDs, create dates and statuses are taken as they stand")
  func asTheyStand() throws {
    var trial = ImportTrial(try Ledger())
    let columns: [ContactProperty] = [
      .recordID, .email, .createDate, .marketingStatus, .marketingUntilUpdate,
    ]
    let rows = [
      ["501", "a@example.com", "2024-03-12 09:14", "Marketing contact", ""],
      ["1007", "b@example.com", "2023-01-01", "true", "Yes"],
      ["12", "c@example.com", "", "Non-marketing contact", "--"],
      ["13", "", "2020-02-29 23:59", "", "No"],
    ]
    let summary = try trial.run(columns, rows, options: adopt)
    #expect(summary.report.created == 4 && summary.report.newlyMarketing == 2)
    #expect(
      [501, 1007, 12, 13].map { trial.status($0) } == [
        .marketing, .marketingUntilUpdate, .nonMarketing, .nonMarketing,
      ])
    #expect(trial.text(.createDate, 501) == "2024-03-12T09:14:00.000Z")
    #expect(trial.text(.createDate, 12) == trial.ledger.now.isoText)
    #expect(trial.account.table.highestID == 1007)
  }

  @Test("R2.16: the source is the initial state unless the file names one")
  func source() throws {
    var trial = ImportTrial(try Ledger())
    try trial.run(
      [
        .recordID, .marketingStatus, .marketingSourceType, .marketingSourceID, .marketingSourceName,
      ],
      [
        ["1", "true", "", "", ""], ["2", "true", "Form Submission", "f-1", "Newsletter"],
        ["3", "false", "", "", ""], ["4", "false", "USER_SET", "", ""],
        ["5", "true", "Magic", "", ""],
      ], options: adopt)
    let sources = (0..<5).map { trial.account.marketingSource(row: $0) }
    #expect(sources[0] == MarketingSource(type: .initialState))
    #expect(sources[1] == MarketingSource(type: .formSubmission, id: "f-1", name: "Newsletter"))
    #expect(sources[2] == nil)
    #expect(sources[3] == MarketingSource(type: .userSet))
    #expect(sources[4] == MarketingSource(type: .initialState))
  }

  @Test("Contacts that the account has are skipped and counted, whatever the file says")
  func existing() throws {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing])
    var trial = ImportTrial(ledger)
    let summary = try trial.run(
      [.recordID, .firstName, .marketingStatus], [["1", "New", "true"], ["2", "Bo", "false"]],
      options: adopt)
    #expect(trial.outcomes == [.skipped(ContactID(1)), .created(ContactID(2))])
    #expect(summary.skipped == 1 && trial.text(.firstName, 1) == nil)
    #expect(trial.status(1) == .nonMarketing)
  }

  @Test("2.1: until next update without being marketing rejects the row")
  func illegalPair() throws {
    var trial = ImportTrial(try Ledger())
    try trial.run(
      [.recordID, .marketingStatus, .marketingUntilUpdate],
      [["1", "false", "true"], ["2", "", "Yes"]], options: adopt)
    let name = "Marketing contact until next update"
    #expect(trial.rejection(0) == "2 FAILED_VALIDATION \(name) true")
    #expect(trial.rejection(1) == "3 FAILED_VALIDATION \(name) Yes")
  }

  @Test("A status in words that mean nothing counts as blank, with a warning")
  func unknownStatus() throws {
    var trial = ImportTrial(try Ledger())
    let summary = try trial.run(
      [.recordID, .marketingStatus], [["1", "Marketing-Kontakt"]], options: adopt)
    #expect(trial.status(1) == .nonMarketing)
    #expect(summary.warnings.map(\.code) == [.invalidOption])
  }

  @Test("Each row needs a Record ID of its own, and an address that is nobody else's")
  func identity() throws {
    var trial = ImportTrial(try Ledger())
    try trial.run(
      [.recordID, .email],
      [
        ["", "a@example.com"], ["7", "b@example.com"], ["7", "c@example.com"],
        ["8", "B@example.com"], ["9", "x"], ["x", ""],
      ], options: adopt)
    #expect(trial.rejection(0) == "2 MISSING_REQUIRED_PROPERTY Record ID -")
    #expect(trial.outcomes[1] == .created(ContactID(7)))
    #expect(trial.rejection(2) == "4 DUPLICATE_RECORD_ID Record ID 7")
    #expect(trial.rejection(3) == "5 DUPLICATE_UNIQUE_PROPERTY_VALUE Email B@example.com")
    #expect(trial.rejection(4) == "6 INVALID_EMAIL Email x")
    #expect(trial.rejection(5) == "7 INVALID_RECORD_ID Record ID x")
  }

  @Test("R1.5, R1.6: additional addresses come along unless they are somebody else's")
  func additionalEmails() throws {
    var trial = ImportTrial(try Ledger())
    let summary = try trial.run(
      [.recordID, .email, .additionalEmails],
      [
        ["1", "a@example.com", "old@example.com; A@example.com;older@example.com"],
        ["2", "b@example.com", "old@example.com;nonsense"],
      ], options: adopt)
    #expect(trial.text(.additionalEmails, 1) == "old@example.com;older@example.com")
    #expect(trial.text(.additionalEmails, 2) == nil)
    #expect(summary.warnings.map(\.code) == [.secondaryEmail] && summary.warnings[0].count == 2)
    #expect(trial.account.table.row(withEmail: "OLDER@example.com") == 0)
  }

  @Test("R1.1, R2.27: the Record ID of a deleted contact is not given again; its address is free")
  func deleted() throws {
    var ledger = try Ledger()
    ledger.addContacts([.marketing, .nonMarketing])
    var trial = ImportTrial(ledger)
    let deletion = Deletion(at: ledger.now, by: .user(Ledger.ida))
    trial.prepare = { $0.table.delete(row: 0, deletion) }
    let rows = [["1", "c1@example.com"], ["7", "c1@example.com"]]
    try trial.run([.recordID, .email], rows, options: adopt)
    #expect(trial.rejection(0) == "2 INVALID_RECORD_ID Record ID 1")
    #expect(trial.outcomes[1] == .created(ContactID(7)))
    try trial.run([.recordID, .email], [["1", "x@example.com"], ["", "c1@example.com"]])
    #expect(trial.rejection(0) == "2 INVALID_RECORD_ID Record ID 1")
    #expect(trial.outcomes[1] == .created(ContactID(3)))
    #expect(trial.status(3) == .nonMarketing && trial.account.table.count == 2)
  }

  @Test("Only a super admin adopts")
  func superAdmin() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    var trial = ImportTrial(ledger)
    #expect(
      throws: Refusal(.adoptContacts, .needsSuperAdmin(superAdmins: [Ledger.ida]))
    ) {
      try trial.run([.recordID], [["1"]], options: adopt, by: UserID(2))
    }
  }

  @Test("R3.7: the tier is raised to hold what was adopted")
  func tier() throws {
    var trial = ImportTrial(try Ledger())
    let rows = (1...2001).map { [String($0), "true"] }
    let summary = try trial.run([.recordID, .marketingStatus], rows, options: adopt)
    #expect(summary.quote.countAfter == 2001 && summary.quote.tierAfter == 7000)
    #expect(trial.account.billing.tier == 7000)
  }

  @Test("R1.14: an ordinary import takes no read-only value, even when it is given the column")
  func ordinary() throws {
    var trial = ImportTrial(try Ledger())
    try trial.run(
      [.email, .marketingStatus, .createDate, .emailDomain],
      [["a@example.com", "true", "2020-01-01", "x"]])
    #expect(trial.status(1) == .nonMarketing)
    #expect(trial.text(.createDate, 1) == trial.ledger.now.isoText)
  }

  @Test("An ordinary import of a file of Record IDs into an empty account is refused as a whole")
  func recordIDsEverywhere() throws {
    var trial = ImportTrial(try Ledger())
    #expect(throws: Refusal(.importContacts, .recordIDsInOrdinaryImport)) {
      try trial.run([.recordID, .email], [["1", "a@example.com"], ["2", "b@example.com"]])
    }
    // One row without makes it an ordinary file with errors.
    let summary = try trial.run(
      [.recordID, .email], [["1", "a@example.com"], ["", "b@example.com"]])
    #expect(summary.report.rejected == 1 && summary.report.created == 1)
  }
}
