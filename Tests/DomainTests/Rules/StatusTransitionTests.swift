import Domain
import TestSupport
import Testing

@Suite("The marketing status machine (2.2)")
struct StatusTransitionTests {
  typealias Row = (
    from: MarketingStatus, command: SetMarketingStatus.Direction, to: MarketingStatus
  )

  static let table: [Row] = [
    (.nonMarketing, .asMarketing, .marketing),  // R2.1
    (.marketing, .asMarketing, .marketing),  // R2.2
    (.marketingUntilUpdate, .asMarketing, .marketing),  // R2.3
    (.marketing, .asNonMarketing, .marketingUntilUpdate),  // R2.4
    (.marketingUntilUpdate, .asNonMarketing, .marketingUntilUpdate),  // R2.5
    (.nonMarketing, .asNonMarketing, .nonMarketing),  // R2.6
    (.marketingUntilUpdate, .keepAsMarketing, .marketing),
    (.marketing, .keepAsMarketing, .marketing),
    (.nonMarketing, .keepAsMarketing, .nonMarketing),
  ]

  @Test("R2.1 to R2.6, R2.13: each command leads from each state where the table says")
  func everyTransition() throws {
    for row in StatusTransitionTests.table {
      var ledger = try Ledger()
      let id = ledger.addContacts([row.from])[0]
      try ledger.perform(.setMarketingStatus(.init(row.command, contacts: [id])))
      #expect(ledger.status(id) == row.to, "\(row)")
    }
  }

  @Test("R2.1: newly marketing counts at once, with source type, ID, name and history")
  func promotion() throws {
    var ledger = try Ledger()
    let ids = ledger.addContacts([.nonMarketing, .nonMarketing])
    let outcome = try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: ids)))
    #expect(outcome.quote.countBefore == 0)
    #expect(outcome.quote.countAfter == 2)
    #expect(ledger.account.table.marketingCount == 2)
    let row = try need(ledger.account.table.row(of: ids[0]))
    #expect(
      ledger.account.marketingSource(row: row)
        == MarketingSource(type: .userSet, id: "1", name: "Ida Lind"))
    let entry = try need(ledger.account.history.entries(of: row).last)
    let batch = ledger.account.history.batches[entry.batch]
    #expect(entry.from == .nonMarketing && entry.to == .marketing)
    #expect(batch.context.actor == .user(Ledger.ida) && batch.context.at == ledger.now)
    #expect(batch.context.source == .bulkAction)
  }

  @Test("R2.2: setting a marketing contact as marketing keeps its source and writes nothing")
  func alreadyMarketing() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    let before = ledger.journal.count
    let outcome = try ledger.perform(
      .setMarketingStatus(.init(.asMarketing, contacts: [id])), confirming: false)
    #expect(outcome.quote.changed == 0 && outcome.quote.unchanged == 1)
    #expect(ledger.journal.count == before)
    let row = try need(ledger.account.table.row(of: id))
    #expect(ledger.account.marketingSource(row: row)?.type == .initialState)
  }

  @Test(
    "R2.3: setting a pending contact as marketing cancels the demotion and takes the new source")
  func pendingCancelled() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketingUntilUpdate])[0]
    let outcome = try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [id])))
    #expect(outcome.quote.status == StatusSplit(pending: 1))
    #expect(outcome.quote.countAfter == outcome.quote.countBefore)
    let row = try need(ledger.account.table.row(of: id))
    #expect(ledger.account.marketingSource(row: row)?.type == .userSet)
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.status(id) == .marketing)
  }

  @Test("R2.4: a marketing contact set as non-marketing is pending and still counts")
  func demotionIsPending() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [id])))
    #expect(ledger.account.table.marketingCount == 1)
    #expect(ledger.account.table.pendingCount == 1)
  }

  @Test(
    "R2.13, R2.14: no way from marketing to non-marketing before the update date; back any time")
  func noDirectWayDown() throws {
    var ledger = try Ledger()
    let id = ledger.addContacts([.marketing])[0]
    for direction in SetMarketingStatus.Direction.allCases {
      try ledger.perform(.setMarketingStatus(.init(direction, contacts: [id])))
      #expect(ledger.status(id)?.counts == true)
    }
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: [id])))
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(ledger.status(id) == .nonMarketing)
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: [id])))
    #expect(ledger.status(id) == .marketing)
  }

  @Test("R2.15: created as marketing is the same as set as marketing at creation")
  func createdAsMarketing() throws {
    var ledger = try Ledger()
    let outcome = try ledger.perform(
      .createContact(CreateContact(values: [.email: "a@example.com"], asMarketing: true)))
    let id = try need(outcome.createdContact)
    #expect(ledger.status(id) == .marketing)
    #expect(ledger.account.table.marketingCount == 1)
    let row = try need(ledger.account.table.row(of: id))
    #expect(ledger.account.marketingSource(row: row)?.type == .userSet)
    #expect(ledger.account.history.entries(of: row).count == 1)
  }

  @Test("2.1: the flags false, true are no state")
  func illegalFlags() {
    #expect(MarketingStatus(marketable: false, untilRenewal: true) == nil)
    #expect(MarketingStatus(marketable: true, untilRenewal: true) == .marketingUntilUpdate)
  }

  @Test("R12.5: an account without marketing contacts refuses every status command")
  func featureMissing() throws {
    var ledger = try Ledger(hasMarketingContacts: false)
    let ids = ledger.addContacts([.nonMarketing])
    for direction in SetMarketingStatus.Direction.allCases {
      #expect(throws: Refusal(direction.commandKind, .noMarketingContacts)) {
        try ledger.perform(.setMarketingStatus(.init(direction, contacts: ids)))
      }
    }
  }
}
