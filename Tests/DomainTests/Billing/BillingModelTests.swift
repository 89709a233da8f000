import Domain
import TestSupport
import Testing

/// Count, tier and thresholds as simple as can be, next to the account.
private struct BillingModel {
  var statuses: [MarketingStatus] = []
  var tier = 10
  let included = 10
  let increment = 5
  /// Thresholds that were told and have not been left since, of the present tier.
  var told: Set<Int> = []

  var count: Int { statuses.count { $0 != .nonMarketing } }

  /// What is told after a change of the count, in per cent and of which tier.
  mutating func settle() -> [String] {
    var lines: [String] = []
    forget()
    tell(&lines)
    if count > tier {
      tier = included
      while tier < count { tier += increment }
      told = []
      lines.append("tier \(tier)")
      tell(&lines)
    }
    return lines
  }

  mutating func forget() {
    told = told.filter { Double(count) / Double(tier) >= Double($0) / 100 }
  }

  private mutating func tell(_ lines: inout [String]) {
    for percent in [75, 90, 100]
    where Double(count) / Double(tier) >= Double(percent) / 100 && told.insert(percent).inserted {
      lines.append("\(percent) \(count)/\(tier)")
    }
  }
}

@Suite("Count, tier and thresholds against a simple model")
struct BillingModelTests {
  private func lines(_ events: [Event]) -> [String] {
    events.compactMap { event in
      switch event {
      case .tierChanged(_, let tier): "tier \(tier)"
      case .thresholdReached(let reached): "\(reached.percent) \(reached.count)/\(reached.tier)"
      default: nil
      }
    }
  }

  @Test("R3.4 to R3.9, R3.16: any changes give the same count, tier and notices", arguments: 0..<40)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var ledger = try Ledger()
    var billing = ledger.account.billing
    billing.tiers = TierSchedule(included: 10, increment: 5)
    billing.tier = 10
    ledger.apply([.billingChanged(billing, old: ledger.account.billing)])
    var model = BillingModel()
    model.statuses = (0..<60).map { _ in .nonMarketing }
    let ids = ledger.addContacts(model.statuses)
    for step in 0..<60 {
      let before = ledger.journal.count
      if generator.chance(20) {
        let next = ledger.account.billing.nextUpdate(at: ledger.now)
        try ledger.advance(to: ledger.account.billing.timeZone.start(of: next).isoText)
        model.statuses = model.statuses.map { $0 == .marketingUntilUpdate ? .nonMarketing : $0 }
        model.forget()
      } else {
        let direction = generator.pick(SetMarketingStatus.Direction.allCases)
        let chosen = ids.indices.filter { _ in generator.chance(12) }
        guard !chosen.isEmpty else { continue }
        try ledger.perform(
          .setMarketingStatus(.init(direction, contacts: chosen.map { ids[$0] })))
        for index in chosen {
          switch (direction, model.statuses[index]) {
          case (.asMarketing, _): model.statuses[index] = .marketing
          case (.asNonMarketing, .marketing): model.statuses[index] = .marketingUntilUpdate
          case (.keepAsMarketing, .marketingUntilUpdate): model.statuses[index] = .marketing
          default: break
          }
        }
        let expected = model.settle()
        let events = ledger.journal.count > before ? ledger.journal.last?.events ?? [] : []
        #expect(lines(events) == expected, "seed \(seed), step \(step)")
      }
      #expect(ledger.account.table.marketingCount == model.count, "seed \(seed), step \(step)")
      #expect(ledger.account.billing.tier == model.tier, "seed \(seed), step \(step)")
    }
  }
}
