/// Puts back a saved filter or a list that was deleted, with its number and, for a static list, its
/// members.
package struct RestoreObject: Equatable, Sendable {
  package var object: AccountObject
  /// Ascending; those that are gone meanwhile are left out.
  package var members: [ContactID]

  package init(_ object: AccountObject, members: [ContactID] = []) {
    self.object = object
    self.members = members
  }

  /// What permissions and the journal call it.
  package var kind: CommandKind {
    if case .list = object { .saveList } else { .saveFilter }
  }
}

extension RestoreObject {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      try check(on: account, by: actor)
    } catch {
      return .refused(error)
    }
    var quote = account.emptyQuote(kind, at: at)
    quote.changed = 1
    return .allowed(quote)
  }

  /// The number must have been given before and be free now.
  private func check(on account: Account, by actor: UserID) throws(Refusal) {
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let number = object.id.rawValue
    guard number > AccountObjects.lastReservedID, number <= account.objects.highestID,
      account.objects.object(object.kind, object.id) == nil
    else { throw Refusal(kind, .objectExists(object.kind, name: object.name)) }
    try account.checkNameIsFree(object.name, of: object.kind, for: object.id, kind)
    switch object {
    case .savedFilter(let filter):
      try account.checkOwner(
        filter.owner, of: .savedFilter, name: filter.name, by: actor, kind)
    case .list(let list):
      try account.checkOwner(list.owner, of: .list, name: list.name, by: actor, kind)
      try account.checkListLimit(isActive: list.isActive, except: nil, kind)
    default:
      throw Refusal(
        kind, .unknownObject(object.kind, String(object.id.rawValue), nearest: nil))
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    var events: [Event] = [.objectSaved(object, old: nil)]
    let present = members.filter { account.table.row(of: $0) != nil }
    if !present.isEmpty {
      events.append(.listMembersChanged(object.id, added: present, removed: []))
    }
    let undo: Command =
      if case .list = object {
        .deleteList(DeleteList(list: object.id))
      } else {
        .deleteFilter(DeleteFilter(filter: object.id))
      }
    return Change(
      events: events, source: .settings, outcome: Outcome(quote: quote, undo: .command(undo)))
  }
}
