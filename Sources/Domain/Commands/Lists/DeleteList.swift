/// Deletes a list and never a contact (R7.4).
///
/// Filters that name it stay, are broken and match nothing (R6.18); the quote names them.
package struct DeleteList: Equatable, Sendable {
  package var list: ObjectID

  package init(list: ObjectID) {
    self.list = list
  }
}

extension DeleteList {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .deleteList, by: actor) { return .refused(refusal) }
    do {
      let list = try account.changeableList(list, by: actor, for: .deleteList)
      var quote = account.emptyQuote(.deleteList, at: at)
      quote.changed = 1
      quote.breaks = account.broken(by: [.objectRemoved(.list(list))], at: at)
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let object = AccountObject.list(
      try account.changeableList(list, by: request.actor, for: .deleteList))
    let undo = RestoreObject(object, members: account.staticMembers(of: list))
    return Change(
      events: [.objectRemoved(object)], source: .settings,
      outcome: Outcome(quote: quote, undo: .command(.restoreObject(undo))))
  }
}
