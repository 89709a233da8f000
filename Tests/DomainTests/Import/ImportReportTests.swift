import Domain
import TestSupport
import Testing

@Suite("Imports on record")
struct ImportReportTests {
  private let rows = [["a@example.com"], ["A@example.com"], ["b@example.com"], ["x"]]

  @Test("R5.22: the account keeps what each import did, when and by whom")
  func onRecord() throws {
    var trial = ImportTrial(try Ledger())
    try trial.ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    let summary = try trial.run(
      [.email], rows,
      options: ImportOptions(setMarketing: true, name: " Autumn fair ", confirmed: 2))
    trial.keep()
    let first = ImportReport(
      id: "import-1", name: "Autumn fair", fileName: "fair.csv", created: 2, unchanged: 1,
      rejected: 1, newlyMarketing: 2, at: trial.ledger.now, user: Ledger.ida)
    #expect(trial.ledger.account.imports == [first] && trial.account.imports == [first])
    #expect(summary.report == first)
    try trial.run([.email], [["b@example.com"]])
    trial.keep()
    #expect(trial.ledger.account.imports.map(\.id) == ["import-1", "import-2"])
    #expect(trial.ledger.account.imports[1].name == "fair.csv")
    #expect(trial.ledger.account.importReport("import-2")?.unchanged == 1)
    #expect(trial.ledger.account.importReport("import-3") == nil)
    #expect(accountText(trial.account) == accountText(trial.ledger.account))
  }

  @Test("R1.15, R13.1: source and status history show the import by number and by its name then")
  func source() throws {
    var trial = ImportTrial(try Ledger())
    try trial.run(
      [.email], rows, options: ImportOptions(setMarketing: true, name: "Autumn fair", confirmed: 2))
    let source = MarketingSource(type: .contactImport, id: "import-1", name: "Autumn fair")
    #expect(trial.account.marketingSource(row: 0) == source)
    let entries = trial.account.history.entries(of: 0)
    #expect(entries.map { trial.account.history.batches[$0.batch].source } == [source])
    #expect(trial.text(.recordSourceDetail1, 1) == "Autumn fair")
    #expect(trial.text(.rawRecordSourceID, 1) == "import-1")
  }

  @Test("R5.19: the imported contacts are put on a new static list, and later ones on the same")
  func list() throws {
    var trial = ImportTrial(try Ledger())
    trial.ledger.addContacts([.nonMarketing, .nonMarketing])
    let options = ImportOptions(list: " Fair 2026 ")
    try trial.run([.email], rows + [["c1@example.com"]], options: options)
    trial.keep()
    let list = try need(trial.ledger.account.objects.lists.first)
    #expect(list.name == "Fair 2026" && !list.isActive && list.owner == Ledger.ida)
    #expect(Array(trial.ledger.account.listRows[list.id] ?? RowSet()) == [0, 2, 3])
    try trial.run(
      [.email], [["c2@example.com"], ["c1@example.com"]],
      options: ImportOptions(list: "fair 2026"))
    trial.keep()
    #expect(trial.ledger.account.objects.lists.count == 1)
    #expect(Array(trial.ledger.account.listRows[list.id] ?? RowSet()) == [0, 1, 2, 3])
    #expect(trial.events.contains(.listMembersChanged(list.id, added: [ContactID(2)], removed: [])))
    #expect(accountText(trial.account) == accountText(trial.ledger.account))
  }

  @Test("R5.19: an active list, one of somebody else or a name that is none is refused at once")
  func refusedLists() throws {
    var trial = ImportTrial(try Ledger())
    try trial.ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    func list(_ id: Int64, _ name: String, _ filter: String?) -> Event {
      .objectSaved(
        .list(
          ContactList(
            id: ObjectID(id), name: name, filter: filter, owner: Ledger.ida,
            createdAt: trial.ledger.now, updatedAt: trial.ledger.now)), old: nil)
    }
    trial.ledger.apply([list(100, "Active", "stage = lead"), list(101, "Ida's", nil)])
    let expected: [(String, UserID, Refusal.Reason)] = [
      ("active", Ledger.ida, .objectExists(.list, name: "Active")),
      ("Ida's", UserID(2), .notOwner(.list, name: "Ida's", owner: Ledger.ida)),
      (" ", Ledger.ida, .invalidName("")), ("a\u{7}b", Ledger.ida, .invalidName("a\u{7}b")),
    ]
    for (name, user, reason) in expected {
      #expect(throws: Refusal(.importContacts, reason)) {
        try trial.run([.email], rows, options: ImportOptions(list: name), by: user)
      }
    }
    try trial.run([.email], rows, options: ImportOptions(list: "Bo's"), by: UserID(2))
  }

  @Test("R5.3, R5.5: at most three files, and the box with a single one only")
  func files() throws {
    for count in 1...3 { try ImportRules.check(files: count, ImportOptions()) }
    #expect(throws: Refusal(.importContacts, .tooManyImportFiles(4, limit: 3))) {
      try ImportRules.check(files: 4, ImportOptions())
    }
    try ImportRules.check(files: 1, ImportOptions(setMarketing: true))
    #expect(throws: Refusal(.importContacts, .oneFileOnly(2))) {
      try ImportRules.check(files: 2, ImportOptions(setMarketing: true))
    }
    #expect(throws: Refusal(.adoptContacts, .oneFileOnly(3))) {
      try ImportRules.check(files: 3, ImportOptions(adopt: true))
    }
  }

  @Test(
    "R5.7: digit grouping is ignored in what is typed",
    arguments: [
      ("1204", 1204), ("1,204", 1204), ("1 204", 1204), ("1.204", 1204), ("1\u{202F}204", 1204),
      ("1'204", 1204), (" 12 ", 12), ("1,204,000", 1_204_000), ("-5", -5), ("1,2", nil),
      ("12,04", nil), ("1,204.000", nil), ("1204,000", nil), ("12a", nil), ("", nil), (",204", nil),
      ("1,,204", nil), ("0.5", nil),
    ] as [(String, Int?)])
  func grouping(text: String, number: Int?) {
    #expect(groupedNumber(text) == number)
  }
}
