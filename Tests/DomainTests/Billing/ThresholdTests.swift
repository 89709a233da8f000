import Domain
import TestSupport
import Testing

@Suite("Thresholds of the tier (R3.16)")
struct ThresholdTests {
  private func thresholds(_ events: [Event]?) -> [String] {
    (events ?? []).thresholds.map { "\($0.percent) \($0.count)/\($0.tier)" }
  }

  @Test("R3.16: 75, 90 and 100 % are told when the count comes up to them, in the same transaction")
  func crossings() throws {
    var ledger = try Ledger(plan: .starter)
    let ids = ledger.addContacts(Array(repeating: .nonMarketing, count: 1000))
    func set(_ range: Range<Int>) throws -> [String] {
      let command = SetMarketingStatus(.asMarketing, contacts: Array(ids[range]))
      let outcome = try ledger.perform(.setMarketingStatus(command))
      let told = thresholds(ledger.journal.last?.events)
      #expect(outcome.thresholds == (ledger.journal.last?.events ?? []).thresholds)
      return told
    }
    #expect(try set(0..<749) == [])
    #expect(try set(749..<750) == ["75 750/1000"])
    #expect(try set(750..<899) == [])
    #expect(try set(899..<1000) == ["90 1000/1000", "100 1000/1000"])
  }

  @Test("R3.16: a threshold is told again once the count was below it")
  func again() throws {
    var ledger = try Ledger(plan: .starter)
    ledger.addContacts(Array(repeating: .marketing, count: 740))
    let ten = ledger.addContacts(Array(repeating: .nonMarketing, count: 10))
    let command = Command.setMarketingStatus(.init(.asMarketing, contacts: ten))
    #expect(try ledger.perform(command).thresholds.map(\.percent) == [75])
    try ledger.perform(.setMarketingStatus(.init(.asNonMarketing, contacts: ten)))
    try ledger.advance(to: "2026-02-01T00:00Z")
    #expect(thresholds(ledger.journal.last?.events) == [])
    #expect(try ledger.perform(command).thresholds.map(\.percent) == [75])
  }

  @Test("R3.16: a new tier starts over: what the count has reached of it is told")
  func newTier() throws {
    var ledger = try Ledger(plan: .starter, tier: 9000)
    ledger.addContacts(Array(repeating: .marketing, count: 9000))
    let one = ledger.addContacts([.nonMarketing])
    try ledger.perform(.setMarketingStatus(.init(.asMarketing, contacts: one)))
    let events = try need(ledger.journal.last?.events)
    #expect(events.contains(.tierChanged(from: 9000, to: 10_000)))
    #expect(thresholds(events) == ["75 9001/10000", "90 9001/10000"])
  }

  @Test("R3.16: a contact created as marketing and an import tell it as well")
  func otherWays() throws {
    var ledger = try Ledger(plan: .starter)
    ledger.addContacts(Array(repeating: .marketing, count: 749))
    let create = CreateContact(values: [.email: "new@example.com"], asMarketing: true)
    #expect(try ledger.perform(.createContact(create)).thresholds.map(\.percent) == [75])
    #expect(ledger.account.billingEvents(countAfter: 900).thresholds.map(\.percent) == [90])
    #expect(ledger.account.billingEvents(countBefore: 900, countAfter: 850).isEmpty)
  }
}
