import Domain
import TestSupport
import Testing

@Suite("The typed number (R6.22, R6.23)")
struct ConfirmationTests {
  private func command(_ ids: [ContactID]) -> Command {
    .setMarketingStatus(.init(.asMarketing, contacts: ids))
  }

  @Test("R6.22: the quote splits the selected by what happens to them")
  func split() throws {
    var ledger = try Ledger(tier: 2000)
    let ids = ledger.addContacts([
      .nonMarketing, .nonMarketing, .marketing, .marketingUntilUpdate,
    ])
    guard
      case .confirm(let quote) = ledger.account.assess(
        command(ids), by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("must ask for the number")
      return
    }
    #expect(quote.selected == 4 && quote.changed == 3 && quote.unchanged == 1)
    #expect(quote.status == StatusSplit(nonMarketing: 2, marketing: 1, pending: 1))
    #expect(quote.countBefore == 2 && quote.countAfter == 4)
    #expect(quote.nextUpdate == CalendarDate(iso: "2026-02-01"))
    #expect(quote.renewal == CalendarDate(iso: "2026-09-15"))
  }

  @Test("R6.22: without the number, or with another one, nothing happens")
  func wrongNumber() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    var request = Request(command(ids), actor: Ledger.ida, at: ledger.now, frontEnd: .console)
    let missing = #expect(throws: Refusal.self) { try ledger.account.decide(request) }
    guard case .confirmationMissing(let quote) = missing?.reason else {
      Issue.record("\(String(describing: missing))")
      return
    }
    #expect(quote.selected == 2)
    request.confirmation = Confirmation(number: 3)
    let mismatch = #expect(throws: Refusal.self) { try ledger.account.decide(request) }
    #expect(mismatch?.reason == .confirmationMismatch(quote, typed: 3))
    request.confirmation = Confirmation(number: 2)
    #expect(try ledger.account.decide(request).events.count == 1)
  }

  @Test("A quote that no longer holds refuses and gives the new one")
  func staleQuote() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    guard
      case .confirm(let seen) = ledger.account.assess(
        command(ids), by: Ledger.ida, at: ledger.now)
    else { return }
    try ledger.perform(command([ids[0]]))
    let request = Request(
      command(ids), actor: Ledger.ida, at: ledger.now, frontEnd: .console,
      confirmation: Confirmation(number: 2, quote: seen))
    let refusal = #expect(throws: Refusal.self) { try ledger.account.decide(request) }
    guard case .quoteChanged(let new) = refusal?.reason else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(new.status == StatusSplit(nonMarketing: 1, marketing: 1))
  }

  @Test("R6.23: nothing selected is refused; all already marketing needs no number")
  func nothingToDo() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.marketing])
    #expect(
      ledger.account.assess(command([]), by: Ledger.ida, at: ledger.now)
        == .refused(Refusal(.setAsMarketing, .nothingSelected)))
    guard
      case .allowed(let quote) = ledger.account.assess(
        command(ids), by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("must not ask")
      return
    }
    #expect(quote.changed == 0)
  }

  @Test("Selecting a contact twice counts it once; one that is gone is named")
  func duplicatesAndMissing() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing])
    let gone = ContactID(999)
    guard
      case .confirm(let quote) = ledger.account.assess(
        command([gone, ids[0], ids[0]]), by: Ledger.ida, at: ledger.now)
    else { return }
    #expect(quote.selected == 2 && quote.changed == 1 && quote.missing == [gone])
  }

  @Test("Editing many contacts asks for the number, editing one does not")
  func edits() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    let many = Command.editContacts(.init(contacts: ids, values: [.city: "Lund"]))
    #expect(throws: Refusal.self) { try ledger.perform(many, confirming: false) }
    let one = Command.editContacts(.init(contacts: [ids[0]], values: [.city: "Lund"]))
    try ledger.perform(one, confirming: false)
    try ledger.perform(many)
    #expect(ledger.account.table.text(.city, row: 1) == "Lund")
  }
}
