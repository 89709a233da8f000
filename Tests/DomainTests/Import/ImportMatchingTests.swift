import Domain
import TestSupport
import Testing

@Suite("Which contact a row of an import is about")
struct ImportMatchingTests {
  /// Contacts 1 to 3 with the addresses c1@example.com to c3@example.com.
  private func trial() throws -> ImportTrial {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate])
    return ImportTrial(ledger)
  }

  @Test("R5.10: e-mail addresses match in any letter case and are stored as typed only when new")
  func email() throws {
    var trial = try trial()
    try trial.run(
      [.email, .firstName], [[" C2@Example.com ", "Åsa"], ["Ny@Example.com", "Bo"]])
    #expect(trial.outcomes == [.updated(ContactID(2)), .created(ContactID(4))])
    #expect(trial.text(.email, 2) == "c2@example.com")
    #expect(trial.text(.email, 4) == "Ny@Example.com")
  }

  @Test("R5.11: an additional address matches too, and the primary one stays")
  func additional() throws {
    var trial = try trial()
    let edit = ContactEdit(
      id: ContactID(1),
      changes: [.init(.additionalEmails, old: nil, new: .text("old@example.com;x@example.org"))])
    trial.ledger.apply([.contactEdited(edit)])
    try trial.run([.email, .firstName], [["OLD@example.com", "Märta"]])
    #expect(trial.outcomes == [.updated(ContactID(1))])
    #expect(trial.text(.email, 1) == "c1@example.com")
  }

  @Test("R1.8, R5.10: the Record ID decides, and its contact gets the address of the row")
  func recordID() throws {
    var trial = try trial()
    try trial.run(
      [.recordID, .email],
      [["2", "new@example.com"], ["3", "C1@example.com"], ["3", "nonsense"], ["1", ""]])
    #expect(trial.outcomes[0] == .updated(ContactID(2)))
    #expect(trial.text(.email, 2) == "new@example.com")
    #expect(trial.rejection(1) == "3 DUPLICATE_UNIQUE_PROPERTY_VALUE Email C1@example.com")
    #expect(trial.rejection(2) == "4 INVALID_EMAIL Email nonsense")
    #expect(trial.outcomes[3] == .unchanged(ContactID(1)))
  }

  @Test(
    "R5.21: a Record ID that is none or that no contact has rejects the row",
    arguments: ["4", "abc", "-1", "0", "1.0", "9007199254740993", "99999999999999999999"])
  func unknownRecordID(id: String) throws {
    var trial = try trial()
    try trial.run([.recordID, .email], [[id, "c1@example.com"], ["1", ""]])
    #expect(trial.rejection(0) == "2 INVALID_RECORD_ID Record ID \(id)")
  }

  @Test("R5.12: create only rejects matched rows, update only the others")
  func modes() throws {
    var trial = try trial()
    let columns: [ContactProperty] = [.recordID, .email, .firstName]
    let rows = [
      ["", "c1@example.com", "A"], ["", "n@example.com", "B"], ["2", "", "C"], ["", "", "D"],
    ]
    try trial.run(columns, rows, options: ImportOptions(mode: .create))
    #expect(trial.rejection(0) == "2 CREATE_ONLY_IMPORT Email c1@example.com")
    #expect(trial.outcomes[1] == .created(ContactID(4)))
    #expect(trial.rejection(2) == "4 CREATE_ONLY_IMPORT Record ID 2")
    #expect(trial.outcomes[3] == .created(ContactID(5)))
    try trial.run(columns, rows, options: ImportOptions(mode: .update))
    #expect(trial.outcomes[0] == .updated(ContactID(1)))
    #expect(trial.rejection(1) == "3 UPDATE_ONLY_IMPORT Email n@example.com")
    #expect(trial.outcomes[2] == .updated(ContactID(2)))
    #expect(trial.rejection(3) == "5 UPDATE_ONLY_IMPORT - -")
  }

  @Test("R1.3, R5.13: without a key a name makes a contact, each time anew; nothing else does")
  func names() throws {
    var trial = try trial()
    let rows = [
      ["", "Åsa", "", ""], ["", "Åsa", "", ""], ["", "", "Öberg", ""], ["", "", "", "Ab"],
    ]
    let summary = try trial.run([.email, .firstName, .lastName, .company], rows)
    #expect(summary.report.created == 3)
    #expect(trial.rejection(3) == "5 MISSING_REQUIRED_PROPERTY Email -")
    #expect(trial.account.table.count == 6)
  }

  @Test("R5.14: the first row of an address creates, later ones update the same contact in order")
  func duplicates() throws {
    var trial = try trial()
    let summary = try trial.run(
      [.email, .firstName],
      [["d@example.com", "One"], ["D@EXAMPLE.COM", "Two"], ["d@example.com", "Three"]])
    #expect(summary.report.created == 1 && summary.report.updated == 2)
    #expect(summary.quote.selected == 1)
    #expect(trial.text(.firstName, 4) == "Three")
  }

  @Test("R5.21: an address that is none rejects the row")
  func invalidEmail() throws {
    var trial = try trial()
    try trial.run([.email, .firstName], [["no at sign", "A"], ["a@b", "B"]])
    #expect(trial.rejection(0) == "2 INVALID_EMAIL Email no at sign")
    #expect(trial.rejection(1) == "3 INVALID_EMAIL Email a@b")
    #expect(trial.account.table.count == 3)
  }

  @Test("A row of blank cells counts as nothing")
  func blank() throws {
    var trial = try trial()
    let summary = try trial.run([.email, .firstName], [["", "  "], [" ", ""]])
    #expect(trial.outcomes == [.blank, .blank])
    #expect(summary.blankRows == 2 && summary.report.rejected == 0)
  }
}
