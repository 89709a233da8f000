import Domain
import TestSupport
import Testing

@Suite("Imports that set contacts as marketing")
struct ImportMarketingTests {
  private let rows = [
    ["c1@example.com", "A"], ["c2@example.com", "B"], ["c3@example.com", "C"],
    ["n@example.com", "D"], ["n@example.com", "E"], ["broken", "F"],
  ]

  /// Contacts in the states N, M, P and one more N that no row touches.
  private func trial() throws -> ImportTrial {
    var ledger = try Ledger()
    ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate, .nonMarketing])
    return ImportTrial(ledger)
  }

  @Test("R5.6: without the box new contacts are non-marketing and others keep their status")
  func withoutBox() throws {
    var trial = try trial()
    let summary = try trial.run([.email, .firstName], rows)
    #expect(
      (1...5).map { trial.status($0) } == [
        .nonMarketing, .marketing, .marketingUntilUpdate, .nonMarketing, .nonMarketing,
      ])
    #expect(summary.quote.status == nil && summary.quote.countAfter == 2)
    #expect(summary.report.newlyMarketing == 0)
  }

  @Test("R4.2, R2.1, R2.3: with the box new, matched and pending contacts become marketing")
  func withBox() throws {
    var trial = try trial()
    let summary = try trial.run(
      [.email, .firstName], rows, options: ImportOptions(setMarketing: true, confirmed: 4))
    #expect(
      (1...5).map { trial.status($0) } == [
        .marketing, .marketing, .marketing, .nonMarketing, .marketing,
      ])
    #expect(summary.quote.status == StatusSplit(nonMarketing: 2, marketing: 1, pending: 1))
    #expect(summary.quote.countBefore == 2 && summary.quote.countAfter == 4)
    #expect(summary.report.newlyMarketing == 2 && summary.report.rejected == 1)
  }

  @Test(
    "The source is the import with its file; one that is marketing already keeps its own (R2.2)")
  func source() throws {
    var trial = try trial()
    try trial.run(
      [.email, .firstName], rows, options: ImportOptions(setMarketing: true, confirmed: 4))
    let source = MarketingSource(type: .contactImport, id: "import-1", name: "fair.csv")
    for id: Int64 in [1, 3, 5] {
      let row = try need(trial.account.table.row(of: ContactID(id)))
      #expect(trial.account.marketingSource(row: row) == source)
    }
    let row = try need(trial.account.table.row(of: ContactID(2)))
    #expect(trial.account.marketingSource(row: row)?.type == .initialState)
    let changes = trial.events.compactMap { event -> StatusChange? in
      if case .marketingStatusChanged(let change) = event { return change }
      return nil
    }
    #expect(
      changes == [
        StatusChange(
          from: .nonMarketing, to: .marketing, contacts: [ContactID(1), ContactID(5)],
          source: source),
        StatusChange(
          from: .marketingUntilUpdate, to: .marketing, contacts: [ContactID(3)], source: source),
      ])
    guard case .importFinished(let report) = trial.events.last else {
      Issue.record("the report is not the last event")
      return
    }
    #expect(report.id == "import-1" && report.fileName == "fair.csv")
  }

  @Test("R5.7, R5.8: the number to type is that of the distinct contacts touched; it must fit")
  func confirmation() throws {
    var trial = try trial()
    for wrong in [nil, 3, 5, 6] as [Int?] {
      do {
        try trial.run(
          [.email, .firstName], rows, options: ImportOptions(setMarketing: true, confirmed: wrong))
        Issue.record("\(String(describing: wrong)) was taken")
      } catch let refusal as Refusal {
        switch refusal.reason {
        case .confirmationMissing(let quote): #expect(wrong == nil && quote.selected == 4)
        case .confirmationMismatch(let quote, let typed):
          #expect(wrong == typed && quote.selected == 4)
        default: Issue.record("\(refusal)")
        }
      }
    }
    let dry = ImportOptions(setMarketing: true, isDryRun: true)
    #expect(try trial.run([.email, .firstName], rows, options: dry).quote.selected == 4)
  }

  @Test("R3.7: the tier goes up with the count, once, and the quote says so")
  func tier() throws {
    var ledger = try Ledger()
    ledger.addContacts(Array(repeating: .marketing, count: 1999))
    var trial = ImportTrial(ledger)
    var summary = try trial.run(
      [.email], [["a@example.com"]], options: ImportOptions(setMarketing: true, confirmed: 1))
    #expect(!summary.quote.raisesTier && trial.account.billing.tier == 2000)
    summary = try trial.run(
      [.email], [["a@example.com"], ["b@example.com"]],
      options: ImportOptions(setMarketing: true, confirmed: 2))
    #expect(summary.quote.raisesTier && trial.account.billing.tier == 7000)
    #expect(trial.events.contains(.tierChanged(from: 2000, to: 7000)))
  }

  @Test("R9.1, R12.5: without the permission or the feature the box is refused, the import is not")
  func permission() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    let bo = UserID(2)
    try ledger.perform(
      .changePermission(
        ChangePermission(user: bo, right: .permission(.marketingContactsAccess), isOn: false)))
    var trial = ImportTrial(ledger)
    try trial.run([.email], [["a@example.com"]], by: bo)
    #expect(
      throws: Refusal(
        .setAsMarketing, .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida]))
    ) {
      try trial.run(
        [.email], [["a@example.com"]], options: ImportOptions(setMarketing: true), by: bo)
    }
    var without = ImportTrial(try Ledger(hasMarketingContacts: false))
    #expect(throws: Refusal(.setAsMarketing, .noMarketingContacts)) {
      try without.run([.email], [["a@example.com"]], options: ImportOptions(setMarketing: true))
    }
  }
}
