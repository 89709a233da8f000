/// Puts contacts into a static list or takes them out (R7.1), in one transaction (R6.24).
package struct ChangeListMembers: Equatable, Sendable {
  package enum Direction: Equatable, Sendable {
    case add
    case remove
  }

  package var list: ObjectID
  package var direction: Direction
  /// Ascending, each contact once.
  package let contacts: [ContactID]

  package init(list: ObjectID, _ direction: Direction, contacts: [ContactID]) {
    self.list = list
    self.direction = direction
    self.contacts = ascendingUnique(contacts)
  }
}

extension ChangeListMembers {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      return .allowed(try plan(on: account, by: actor, at: at).quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let (quote, moving) = try plan(on: account, by: request.actor, at: request.at)
    let confirmed = try account.confirmedQuote(.allowed(quote), request)
    let source = contacts.count == 1 ? ChangeSource.oneContact : .bulkAction
    guard !moving.isEmpty else {
      return Change(events: [], source: source, outcome: Outcome(quote: confirmed))
    }
    let isAdding = direction == .add
    let undo = ChangeListMembers(list: list, isAdding ? .remove : .add, contacts: moving)
    return Change(
      events: [
        .listMembersChanged(
          list, added: isAdding ? moving : [], removed: isAdding ? [] : moving)
      ], source: source,
      outcome: Outcome(quote: confirmed, undo: .command(.changeListMembers(undo))))
  }

  /// The numbers, and the contacts that really join or leave.
  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (quote: Quote, moving: [ContactID]) {
    let kind = CommandKind.changeListMembers
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let target = try account.changeableList(list, by: actor, for: kind)
    guard !target.isActive else {
      throw Refusal(kind, .activeList(name: target.name))
    }
    guard !contacts.isEmpty else { throw Refusal(kind, .nothingSelected) }
    let members = account.listRows[list] ?? RowSet()
    var quote = account.emptyQuote(kind, at: at)
    var moving: [ContactID] = []
    let sight = ContactSight(.view, of: actor, in: account)
    for id in contacts {
      guard case .allowed(let row) = sight.answer(row: account.table.row(of: id), of: account.table)
      else {
        quote.missing.append(id)
        continue
      }
      if members.contains(row) != (direction == .add) { moving.append(id) }
    }
    (quote.selected, quote.changed) = (contacts.count, moving.count)
    return (quote, moving)
  }
}
