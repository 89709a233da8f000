/// Asks for a lower tier at the next renewal, or takes the wish back with `nil` (R3.10).
package struct RequestRenewalTier: Equatable, Sendable {
  package var tier: Int?

  package init(tier: Int?) {
    self.tier = tier
  }
}

extension RequestRenewalTier {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    let kind = CommandKind.requestRenewalTier
    if let refusal = account.refusal(of: kind, by: actor) { return .refused(refusal) }
    var quote = account.emptyQuote(kind, at: at)
    guard let tier else { return .allowed(quote) }
    let billing = account.billing
    guard tier < billing.tier, billing.tiers.contains(tier) else {
      let reason = Refusal.Reason.notALowerTier(
        tier, tiers: billing.tiers, current: billing.tier)
      return .refused(Refusal(kind, reason))
    }
    let count = account.table.marketingCount - account.table.pendingCount
    guard count <= tier else {
      return .refused(Refusal(kind, .countAboveTier(count: count, tier: tier)))
    }
    let today = billing.timeZone.date(at: at)
    let lastDay = billing.lastDayToAskForLowerTier(after: today)
    guard today <= lastDay else {
      return .refused(Refusal(kind, .tooLateForRenewal(lastDay: lastDay)))
    }
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: [.renewalTierRequested(tier)], source: .settings,
      outcome: Outcome(
        quote: quote,
        undo: .command(.requestRenewalTier(.init(tier: account.billing.requestedTier)))))
  }
}
