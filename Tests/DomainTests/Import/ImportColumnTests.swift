import Domain
import TestSupport
import Testing

@Suite("What a column may do to a value")
struct ImportColumnTests {
  private func trial() throws -> ImportTrial {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(
      .editContacts(
        EditContacts(
          contacts: [ContactID(1)],
          values: [
            .phone: "+46 8 1", .lifecycleStage: "lead",
            .legalBasis: "Not applicable;Performance of a contract",
          ])))
    return ImportTrial(ledger)
  }

  private func keeping(_ properties: Set<ContactProperty>) -> ImportOptions {
    ImportOptions(keptProperties: properties)
  }

  @Test("5.2 step 2: a column that keeps values fills gaps only, in its own column only")
  func keep() throws {
    var trial = try trial()
    let summary = try trial.run(
      [.email, .phone, .company, .lifecycleStage],
      [
        ["c1@example.com", "new", "Ab", "Customer"], ["c2@example.com", "new", "Åb", "Customer"],
        ["n@example.com", "new", "", ""],
      ], options: keeping([.phone, .lifecycleStage]))
    #expect((1...3).map { trial.text(.phone, $0) } == ["+46 8 1", "new", "new"])
    #expect(trial.text(.company, 1) == "Ab")
    #expect(trial.text(.lifecycleStage, 1) == "lead")
    #expect(trial.text(.lifecycleStage, 2) == "customer")
    #expect(summary.report.updated == 2 && summary.stagesKept == 0)
  }

  @Test("5.2 step 2: a row whose every value is kept leaves the contact unchanged")
  func keepAll() throws {
    var trial = try trial()
    try trial.run([.email, .phone], [["c1@example.com", "new"]], options: keeping([.phone]))
    #expect(trial.outcomes == [.unchanged(ContactID(1))])
  }

  @Test("5.2 step 2, R5.10: a kept address stays; one of another contact is still an error")
  func keepEmail() throws {
    var trial = try trial()
    try trial.run(
      [.recordID, .email], [["1", "new@example.com"], ["1", "c2@example.com"]],
      options: keeping([.email]))
    #expect(trial.text(.email, 1) == "c1@example.com")
    #expect(trial.rejection(1) == "3 DUPLICATE_UNIQUE_PROPERTY_VALUE Email c2@example.com")
  }

  @Test(
    "8.2: several options replace those that are there; behind a semicolon they are added",
    arguments: [
      ("Not applicable;Performance of a contract", "Not applicable;Performance of a contract"),
      (";Performance of a contract", "Not applicable;Performance of a contract"),
      ("; not applicable ;", "Not applicable;Performance of a contract"),
      ("Performance of a contract", "Performance of a contract"),
      ("FIRST", "FIRST"), ("Not applicable;FIRST", "Not applicable;FIRST"),
      (";FIRST", "Not applicable;Performance of a contract;FIRST"),
      (";Not applicable;FIRST", "Not applicable;Performance of a contract;FIRST"),
      (";nonsense", "Not applicable;Performance of a contract"),
    ])
  func checkboxes(cell: String, after: String) throws {
    var trial = try trial()
    let first = try need(trial.account.options(of: .legalBasis).first)
    let rows = [
      ["c1@example.com", cell.replacing("FIRST", with: first.label)],
      ["n@example.com", ";" + first.label],
    ]
    let summary = try trial.run([.email, .legalBasis], rows)
    #expect(trial.text(.legalBasis, 1) == after.replacing("FIRST", with: first.value))
    #expect(trial.text(.legalBasis, 3) == first.value)
    #expect(summary.warnings.count == (cell == ";nonsense" ? 1 : 0))
  }

  @Test("R1.10, R5.16: stages that the account made move forward in its own order, by label too")
  func ownStages() throws {
    var trial = try trial()
    trial.prepare = {
      $0.lifecycleStages = [
        PropertyOption("customer", "Member"), PropertyOption("lead", "Lead"),
        PropertyOption("4711", "Ambassador"),
      ]
    }
    let summary = try trial.run(
      [.email, .lifecycleStage], [["c1@example.com", "member"], ["c2@example.com", "Ambassador"]])
    #expect(trial.text(.lifecycleStage, 1) == "lead" && summary.stagesKept == 1)
    #expect(trial.text(.lifecycleStage, 2) == "4711")
    try trial.run([.email, .lifecycleStage], [["c1@example.com", "4711"]])
    #expect(trial.text(.lifecycleStage, 1) == "4711")
  }

  @Test("R5.20: a label that two options have is neither; a value is what it is")
  func ambiguousLabel() throws {
    var trial = try trial()
    trial.prepare = {
      $0.leadStatuses = [
        PropertyOption("A", "Open"), PropertyOption("OPEN2", "open"), PropertyOption("C", "New"),
      ]
    }
    let summary = try trial.run(
      [.email, .leadStatus], [["c1@example.com", "OPEN"], ["c2@example.com", "open2"]])
    #expect(summary.warnings.map(\.code) == [.ambiguousOption])
    #expect(trial.text(.leadStatus, 1) == nil && trial.text(.leadStatus, 2) == "OPEN2")
  }

  @Test("R5.23: a row with several errors names each, one record an error")
  func severalErrors() throws {
    var trial = try trial()
    let summary = try trial.run(
      [.recordID, .email, .firstName, .lastName],
      [
        ["x", "no address", "a\u{0}b", "Bo"], ["x", "a@example.com", "", ""],
        ["", "no", String(repeating: "x", count: 70_000), "a\u{0}b"],
      ])
    guard case .rejected(let first) = trial.outcomes[0],
      case .rejected(let third) = trial.outcomes[2]
    else {
      Issue.record("\(trial.outcomes)")
      return
    }
    #expect(first.code == .manyErrors && first.line == 2 && first.column == nil)
    #expect(
      first.records == [
        ImportRowError(line: 2, code: .invalidRecordID, column: "Record ID", token: "x"),
        ImportRowError(line: 2, code: .invalidEmail, column: "Email", token: "no address"),
        ImportRowError(line: 2, code: .failedValidation, column: "First name", token: "a\u{0}b"),
      ])
    #expect(trial.rejection(1) == "3 INVALID_RECORD_ID Record ID x")
    #expect(third.records.map(\.code) == [.tooLarge, .invalidEmail, .failedValidation])
    #expect(summary.report.rejected == 3)
  }
}
