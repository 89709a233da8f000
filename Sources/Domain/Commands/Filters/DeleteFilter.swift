/// Deletes a saved filter; contacts are not touched.
package struct DeleteFilter: Equatable, Sendable {
  package var filter: ObjectID

  package init(filter: ObjectID) {
    self.filter = filter
  }
}

extension DeleteFilter {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .deleteFilter, by: actor) { return .refused(refusal) }
    do {
      _ = try account.changeableFilter(filter, by: actor, for: .deleteFilter)
    } catch {
      return .refused(error)
    }
    var quote = account.emptyQuote(.deleteFilter, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let object = AccountObject.savedFilter(
      try account.changeableFilter(filter, by: request.actor, for: .deleteFilter))
    return Change(
      events: [.objectRemoved(object)], source: .settings,
      outcome: Outcome(quote: quote, undo: .command(.restoreObject(RestoreObject(object)))))
  }
}
