import Domain
import TestSupport
import Testing

@Suite("Taking changes back")
struct UndoTests {
  /// What undo must bring back: everything but history and modification marks.
  private func state(_ account: Account) -> [String] {
    (0..<account.table.count).map { row in
      PropertyCatalogue.definitions.map(\.property)
        .filter { $0 != .lastModifiedDate && $0 != .updatedBy }
        .map { account.table.value($0, row: row)?.plainText ?? "-" }
        .joined(separator: "|")
    }
  }

  @Test("undo(do(x)) = x for random edits and pre-sets; redo does it again", arguments: 1...20)
  func undoTakesBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var ledger = try Ledger()
    let statuses = (0..<30).map { _ in
      MarketingStatus.allCases.randomElement(using: &generator) ?? .marketing
    }
    let ids = ledger.addContacts(statuses)
    for _ in 0..<15 {
      let chosen = ids.filter { _ in Bool.random(using: &generator) }
      guard !chosen.isEmpty else { continue }
      let command: Command =
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: .setMarketingStatus(.init(.asNonMarketing, contacts: chosen))
        case 1: .setMarketingStatus(.init(.keepAsMarketing, contacts: chosen))
        default:
          .editContacts(
            .init(
              contacts: chosen,
              values: [
                .city: ["Lund", "", "Łódź"].randomElement(using: &generator) ?? "",
                .optedOut: Bool.random(using: &generator) ? "yes" : "no",
              ]))
        }
      let before = state(ledger.account)
      let outcome = try ledger.perform(command)
      let after = state(ledger.account)
      guard case .command(let undo) = outcome.undo else {
        #expect(before == after, "seed \(seed): \(command)")
        continue
      }
      let undone = try ledger.perform(undo)
      #expect(state(ledger.account) == before, "seed \(seed): \(command)")
      guard case .command(let redo) = undone.undo else {
        Issue.record("seed \(seed): no redo of \(command)")
        continue
      }
      try ledger.perform(redo)
      #expect(state(ledger.account) == after, "seed \(seed): \(command)")
    }
  }

  @Test("R2.13: setting as marketing cannot be taken back, and says why")
  func promotionStays() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing])
    let outcome = try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(outcome.undo == .impossible(.marketingUntilUpdate))
  }

  @Test("An edit is not taken back over a later one")
  func laterEditWins() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    let outcome = try ledger.perform(.editContacts(.init(contacts: [id], values: [.city: "Lund"])))
    guard case .command(let undo) = outcome.undo else { return }
    try ledger.perform(.editContacts(.init(contacts: [id], values: [.city: "Malmö"])))
    #expect(throws: Refusal(.editContacts, .changedMeanwhile(id))) { try ledger.perform(undo) }
  }

  @Test("An address taken meanwhile is not taken away again")
  func addressTaken() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.nonMarketing])[0]
    let outcome = try ledger.perform(
      .editContacts(.init(contacts: [id], values: [.email: "new@example.com"])))
    let other = try need(
      try ledger.perform(.createContact(CreateContact(values: [.email: "c1@example.com"])))
        .createdContact)
    guard case .command(let undo) = outcome.undo else { return }
    #expect(throws: Refusal(.editContacts, .emailInUse(by: other))) { try ledger.perform(undo) }
  }
}
