import Domain
import TestSupport
import Testing

@Suite("Which values a row of an import gives")
struct ImportValueTests {
  private func trial(zone: String = "UTC") throws -> ImportTrial {
    var ledger = try Ledger(zone: zone)
    ledger.addContacts([.nonMarketing])
    try ledger.perform(
      .editContacts(
        EditContacts(
          contacts: [ContactID(1)],
          values: [.firstName: "Åsa", .lifecycleStage: "opportunity", .phone: "+46 8 1"])))
    return ImportTrial(ledger)
  }

  @Test("R5.15: blank cells do not overwrite")
  func blankCells() throws {
    var trial = try trial()
    try trial.run(
      [.email, .firstName, .phone, .company], [["c1@example.com", "", "  ", "Ångström AB"]])
    #expect(trial.text(.firstName, 1) == "Åsa" && trial.text(.phone, 1) == "+46 8 1")
    #expect(trial.text(.company, 1) == "Ångström AB")
    let edit = ContactEdit(
      id: ContactID(1), changes: [.init(.company, old: nil, new: .text("Ångström AB"))])
    #expect(trial.events.first == .contactEdited(edit))
  }

  @Test(
    "R1.11, R5.16: a lifecycle stage only moves forward",
    arguments: [
      ("Subscriber", "opportunity", 1), ("Lead", "opportunity", 1),
      ("Opportunity", "opportunity", 0), ("customer", "customer", 0), ("Other", "other", 0),
    ])
  func stages(cell: String, after: String, kept: Int) throws {
    var trial = try trial()
    let summary = try trial.run([.email, .lifecycleStage], [["c1@example.com", cell]])
    #expect(trial.text(.lifecycleStage, 1) == after)
    #expect(summary.stagesKept == kept)
  }

  @Test("R5.17: an owner is found by address, number or name; an ambiguous name is nobody")
  func owners() throws {
    var trial = try trial()
    for number in 2...3 {
      try trial.ledger.perform(
        .addUser(AddUser(email: "twin\(number)@example.com", name: "Kim Twin")))
    }
    let summary = try trial.run(
      [.email, .owner],
      [
        ["a@example.com", "IDA@example.com"], ["b@example.com", "ida lind"],
        ["c@example.com", "2"],
        ["d@example.com", "Kim Twin"], ["e@example.com", "Nobody"],
      ])
    #expect((2...6).map { trial.text(.owner, $0) } == ["1", "1", "2", nil, nil])
    #expect(summary.report.created == 5)
    #expect(
      summary.warnings.map { "\($0.code.rawValue) \($0.column) \($0.count)" } == [
        "COULD_NOT_FIND_OWNER Contact owner 1", "MULTIPLE_OWNERS_FOUND Contact owner 1",
      ])
  }

  @Test("R5.20: what is no option, number or date is left blank with a warning; the row is kept")
  func warnings() throws {
    var trial = try trial()
    let rows = [
      ["a@example.com", "New", "12", "2026-01-05", "Yes"],
      ["b@example.com", "Neww", "twelve", "someday", "maybe"],
      ["c@example.com", "neww", "1e3", "2026-02-30", "no"],
      ["c1@example.com", "gone", "", "", ""],
    ]
    let summary = try trial.run(
      [.email, .leadStatus, .formSubmissions, .lastActivity, .optedOut], rows)
    #expect(summary.report.created == 3 && summary.report.rejected == 0)
    #expect(
      [trial.text(.leadStatus, 2), trial.text(.formSubmissions, 2), trial.text(.optedOut, 2)] == [
        "NEW", "12", "true",
      ])
    #expect(trial.text(.leadStatus, 3) == nil && trial.text(.lastActivity, 4) == nil)
    #expect(
      summary.warnings.map { "\($0.code.rawValue) \($0.column) \($0.count)" } == [
        "INVALID_ENUMERATION_OPTION Lead status 3",
        "COULD_NOT_PARSE_NUMBER Number of form submissions 2",
        "COULD_NOT_PARSE_DATE Last activity date 2",
        "INVALID_ENUMERATION_OPTION Unsubscribed from all email 1",
      ])
    #expect(summary.warnings[0].examples.map(\.token) == ["Neww", "neww", "gone"])
    #expect(summary.warnings[0].examples.map(\.line) == [3, 4, 5])
  }

  @Test("Warnings of a rejected row are not counted")
  func warningsOfRejectedRows() throws {
    var trial = try trial()
    let summary = try trial.run(
      [.email, .jobTitle, .leadStatus], [["a@example.com", "x\u{0}", "nonsense"]])
    #expect(summary.warnings.isEmpty && summary.report.rejected == 1)
  }

  @Test("A cell over 65,535 bytes rejects the row, one of exactly that many does not")
  func tooLarge() throws {
    var trial = try trial()
    let limit = String(repeating: "x", count: 65_535)
    try trial.run(
      [.email, .address], [["a@example.com", limit], ["b@example.com", limit + "x"]])
    #expect(trial.outcomes[0] == .created(ContactID(2)))
    #expect(trial.text(.address, 2)?.utf8.count == 65_535)
    #expect(trial.rejection(1).hasPrefix("3 COLUMN_TOO_LARGE Street address xxx"))
    #expect(trial.rejection(1).utf8.count < 140)
  }

  @Test("A byte 0 is refused, as everywhere")
  func nul() throws {
    var trial = try trial()
    try trial.run([.email, .lastName], [["a@example.com", "a\u{0}b"]])
    #expect(trial.rejection(0) == "2 FAILED_VALIDATION Last name a\u{0}b")
  }

  @Test(
    "Texts are taken as they are, in every script and with whatever they hold",
    arguments: [
      "Åsa", "Łukasz", "さくら", "伟", "민준", "أحمد", "Ελένη", "Олесь", "कृष्ण", "می‌خواهم", "👩‍💻 Kim",
      "O'Connor", "=1+1", "-", "a\u{301}\u{302}", "a\u{1b}[31mb", "a\u{202e}b", "a\tb\nc",
    ])
  func scripts(name: String) throws {
    var trial = try trial()
    try trial.run([.email, .lastName], [["a@example.com", name]])
    #expect(trial.text(.lastName, 2) == name)
  }

  @Test("An address may have lines")
  func addressLines() throws {
    var trial = try trial()
    try trial.run([.email, .address], [["a@example.com", "Storgatan 1\r\n2 tr"]])
    #expect(trial.text(.address, 2) == "Storgatan 1\r\n2 tr")
  }

  @Test("A date without seconds and zone leaves a moment alone that shows the same, in each hour")
  func sameMoment() throws {
    var trial = try trial(zone: "Europe/Stockholm")
    // The second 02:30 of the night in which summer time ends.
    let known = try need(Instant(iso: "2025-10-26T01:30:15.250Z"))
    trial.ledger.apply([
      .contactEdited(
        ContactEdit(
          id: ContactID(1), changes: [.init(.lastActivity, old: nil, new: .instant(known))]))
    ])
    try trial.run([.email, .lastActivity], [["c1@example.com", "2025-10-26 02:30"]])
    #expect(trial.outcomes == [.unchanged(ContactID(1))])
    try trial.run([.email, .lastActivity], [["c1@example.com", "2025-10-26 02:31"]])
    #expect(trial.outcomes == [.updated(ContactID(1))])
  }

  @Test("A new contact is stamped with the import and has no stage of its own (R1.12)")
  func stamp() throws {
    var trial = try trial()
    try trial.run([.email], [["a@example.com"]])
    #expect(trial.text(.rawRecordSource, 2) == "IMPORT")
    #expect(trial.text(.rawRecordSourceID, 2) == "import-1")
    #expect(trial.text(.recordSource, 2) == "IMPORT")
    #expect(trial.text(.wasImported, 2) == "true")
    #expect(trial.text(.createDate, 2) == trial.ledger.now.isoText)
    #expect(trial.text(.createdBy, 2) == "1")
    #expect(trial.text(.lifecycleStage, 2) == nil)
  }
}
