/// Brings marketing contacts to an account that had none: all contacts begin as non-marketing
/// (R2.16), and there is no way back (R12.4).
package struct SwitchFeatureOn: Equatable, Sendable {
  package init() {}
}

extension SwitchFeatureOn {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .switchFeatureOn, by: actor) {
      return .refused(refusal)
    }
    var quote = account.emptyQuote(.switchFeatureOn, at: at)
    guard !account.hasMarketingContacts else { return .allowed(quote) }
    quote.selected = account.table.count
    quote.changed = account.table.count
    quote.countAfter = 0
    return account.table.count > 0 ? .confirm(quote) : .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: account.hasMarketingContacts ? [] : [.featureSwitchedOn], source: .settings,
      outcome: Outcome(quote: quote, undo: .impossible(.featureSwitch)))
  }
}
