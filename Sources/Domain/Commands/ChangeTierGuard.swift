/// Turns the tier guard on or off: while it is on, whatever would raise the tier is refused, whoever
/// or whatever asks.
package struct ChangeTierGuard: Equatable, Sendable {
  package var isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }
}

extension ChangeTierGuard {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .changeTierGuard, by: actor) {
      return .refused(refusal)
    }
    return .allowed(account.quote(.changeTierGuard, changingTo: changed(account), at: at))
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let event = Event.billingChanged(changed(account), old: account.billing)
    return Change(
      events: quote.changed > 0 ? [event] : [], source: .settings,
      outcome: Outcome(
        quote: quote,
        undo: quote.changed > 0
          ? .command(.changeTierGuard(ChangeTierGuard(isOn: !isOn)))
          : .impossible(.nothingChanged)))
  }

  private func changed(_ account: Account) -> Billing {
    var billing = account.billing
    billing.tierGuard = isOn
    return billing
  }
}
