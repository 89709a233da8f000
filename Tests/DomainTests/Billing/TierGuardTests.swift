import Domain
import TestSupport
import Testing

@Suite("The tier guard and marketing contacts switched on")
struct TierGuardTests {
  @Test(
    "R3.12: with the tier guard on whatever would raise the tier is refused; at the tier it may")
  func tierGuard() throws {
    var ledger = try Ledger(plan: .starter)
    ledger.addContacts(Array(repeating: .marketing, count: 999))
    let two = ledger.addContacts([.nonMarketing, .nonMarketing])
    try ledger.perform(.changeTierGuard(.init(isOn: true)))
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [two[0]])))
    let over = Command.setMarketingStatus(.init(.asMarketing, contacts: [two[1]]))
    let create = Command.createContact(
      CreateContact(values: [.email: "new@example.com"], asMarketing: true))
    var change = ChangeBilling()
    change.tier = 2000
    for command in [over, create, .changeBilling(change)] {
      guard
        case .refused(let refusal) = ledger.account.assess(
          command, by: Ledger.ida, at: ledger.now), case .tierGuard(let quote) = refusal.reason
      else {
        Issue.record("must be refused")
        continue
      }
      #expect(quote.tierBefore == 1000 && quote.tierAfter == 2000)
      #expect(throws: Refusal.self) { try ledger.perform(command) }
    }
    #expect(ledger.account.billing.tier == 1000)
    try ledger.perform(.changeTierGuard(.init(isOn: false)))
    try ledger.perform(over)
    #expect(ledger.account.billing.tier == 2000)
  }

  @Test("R2.16: all contacts begin as non-marketing, with the source that says so")
  func feature() throws {
    var ledger = try Ledger(hasMarketingContacts: false)
    let ids = ledger.addContacts([.nonMarketing, .marketing, .marketingUntilUpdate])
    let command = Command.switchFeatureOn(.init())
    #expect(throws: Refusal.self) { try ledger.perform(command, confirming: false) }
    let outcome = try ledger.perform(command)
    #expect(outcome.quote.selected == 3 && outcome.quote.countAfter == 0)
    #expect(ledger.account.hasMarketingContacts)
    #expect(ledger.account.table.marketingCount == 0 && ledger.account.table.pendingCount == 0)
    for id in ids {
      let row = try need(ledger.account.table.row(of: id))
      #expect(ledger.status(id) == .nonMarketing)
      #expect(ledger.account.marketingSource(row: row)?.type == .initialState)
    }
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(ledger.account.table.marketingCount == 3)
  }

  @Test("R12.4: marketing contacts, once there, are not switched again and have no undo")
  func once() throws {
    var ledger = try Ledger(hasMarketingContacts: false)
    ledger.addContacts([.nonMarketing])
    let outcome = try ledger.perform(.switchFeatureOn(.init()))
    #expect(outcome.undo == .impossible(.featureSwitch))
    let id = ContactID(1)
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [id])))
    let transactions = ledger.journal.count
    try ledger.perform(.switchFeatureOn(.init()))
    #expect(ledger.journal.count == transactions)
    #expect(ledger.status(id) == .marketing)
  }

  @Test("R12.2, R12.5: without marketing contacts every status action says so")
  func without() throws {
    var ledger = try Ledger(hasMarketingContacts: false)
    let ids = ledger.addContacts([.nonMarketing])
    let commands: [Command] =
      SetMarketingStatus.Direction.allCases.map {
        .setMarketingStatus(.init($0, contacts: ids))
      } + [
        .createContact(CreateContact(values: [.email: "n@example.com"], asMarketing: true)),
        .saveCleanUpRule(.init(name: "R", filter: "stage = lead")),
      ]
    for command in commands {
      guard
        case .refused(let refusal) = ledger.account.assess(
          command, by: Ledger.ida, at: ledger.now)
      else {
        Issue.record("must be refused")
        continue
      }
      #expect(refusal.reason == .noMarketingContacts)
    }
    // What has nothing to do with the status goes on.
    try ledger.perform(.createContact(CreateContact(values: [.email: "n@example.com"])))
  }

  @Test("R12.1: every plan has marketing contacts; workflows from Professional on (R12.6)")
  func plans() {
    #expect(Plan.allCases == [.starter, .professional, .enterprise])
    #expect(Plan.allCases.filter { $0.has(.workflows) } == [.professional, .enterprise])
  }
}
