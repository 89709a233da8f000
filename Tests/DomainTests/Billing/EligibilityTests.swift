import Domain
import TestSupport
import Testing

@Suite("Who gets marketing mail, and who is paid for in vain (1.6, 2.7)")
struct EligibilityTests {
  /// One contact of each kind; those with an obstacle in the state M, and one each in N and P.
  private func builder() -> AccountBuilder {
    var builder = AccountBuilder(seed: 1)
    func values(_ number: Int) -> [ContactProperty: PropertyValue] {
      [.email: .text("c\(number)@example.com")]
    }
    builder.addContact(values(1), status: .marketing)
    builder.addContact(values(2), status: .nonMarketing)
    builder.addContact(values(3), status: .marketingUntilUpdate)
    builder.addContact([.firstName: .text("Ida")], status: .marketing)
    for (number, (property, value)) in [
      (ContactProperty.optedOut, PropertyValue.flag(true)),
      (.hardBounceReason, .text("UNKNOWN_USER")), (.badAddress, .flag(true)),
      (.quarantined, .flag(true)), (.ineligible, .flag(true)),
    ].enumerated() {
      var values = values(10 + number)
      values[property] = value
      builder.addContact(values, status: .marketing)
    }
    // Two obstacles, and not marketing either.
    builder.addContact(
      [.email: .text("x@example.com"), .optedOut: .flag(true), .badAddress: .flag(true)])
    builder.addContact(
      [.email: .text("y@example.com"), .optedOut: .flag(true)], status: .marketingUntilUpdate)
    return builder
  }

  @Test("R2.29: marketing mail needs M or P, and nothing that forbids mail")
  func needsMarketing() {
    let table = builder().account.table
    #expect(table.mailReasons(row: 0) == [])
    #expect(table.mailReasons(row: 1) == [.nonMarketing])
    #expect(table.mailReasons(row: 2) == [])
    #expect(table.mailReasons(row: 3) == [.obstacle(.noEmail)])
    #expect(
      table.mailReasons(row: 9)
        == [.nonMarketing, .obstacle(.optedOut), .obstacle(.badAddress)])
  }

  @Test("R2.30: what is not marketing mail asks for no status")
  func otherMail() {
    let table = builder().account.table
    #expect(table.isMailable(row: 1))
    #expect(!table.isMailable(row: 3))
  }

  @Test("R2.31: the breakdown gives every reason with a number, the status among them")
  func breakdown() {
    let table = builder().account.table
    let breakdown = table.mailBreakdown(RowSet(allOf: table.count))
    #expect(breakdown.selected == 11 && breakdown.mailable == 2 && breakdown.blocked == 9)
    #expect(
      breakdown.reasons == [
        .nonMarketing: 2, .obstacle(.noEmail): 1, .obstacle(.optedOut): 3,
        .obstacle(.hardBounced): 1, .obstacle(.badAddress): 2, .obstacle(.quarantined): 1,
        .obstacle(.ineligible): 1,
      ])
    #expect(table.mailBreakdown(RowSet([0, 2])).reasons.isEmpty)
  }

  @Test("R2.31: the breakdown agrees with the reasons of each contact", arguments: [3, 4, 5])
  func breakdownAgrees(seed: UInt64) {
    let account = AccountBuilder.account(seed: seed, contacts: 500)
    var expected: [MailReason: Int] = [:]
    for row in 0..<account.table.count {
      for reason in account.table.mailReasons(row: row) { expected[reason, default: 0] += 1 }
    }
    #expect(
      account.table.mailBreakdown(RowSet(allOf: account.table.count)).reasons == expected,
      "seed \(seed)")
  }

  @Test("R1.16: marketing contacts that cannot be mailed, by reason, and what they cost")
  func waste() throws {
    var builder = builder()
    var billing = builder.account.billing
    billing.tier = 7000
    billing.price = Price(amount: "225", currency: "USD")
    builder.apply([.billingChanged(billing, old: builder.account.billing)])
    let waste = builder.account.waste(at: AccountBuilder.now)
    // M: no e-mail, opted out, bounced, bad address, quarantined, ineligible; P: one that opted out.
    #expect(waste.contacts.count == 6 && waste.pending == 1)
    #expect(MailObstacle.allCases.allSatisfy { waste.reasons[$0] == 1 })
    #expect(waste.countAfter == 1)
    #expect(waste.tierAtRenewal == 2000 && waste.saving?.amount == "225.00")
  }

  @Test("2.8: one selection from bounced, unsubscribed, filters and lists, each contact once")
  func selection() throws {
    let builder = builder()
    let account = builder.account
    func ids(_ selection: CleanUpSelection) throws -> [Int64] {
      try account.contacts(of: selection, as: UserID(1), at: AccountBuilder.now)
        .map(\.rawValue)
    }
    #expect(try ids(.init()) == [105, 106])
    #expect(try ids(.init(bounced: false)) == [105])
    #expect(try ids(.init(unsubscribed: false)) == [106])
    #expect(try ids(.init(bounced: false, unsubscribed: false)) == [])
    #expect(try ids(.init(filters: ["bounced is known", "first = Ida"])) == [104, 105, 106])
    #expect(throws: Refusal.self) { try ids(.init(filters: ["nose = 1"])) }
  }
}
