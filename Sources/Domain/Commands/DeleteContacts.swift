/// Deletes contacts, for 90 days restorable or for good (R2.10, R2.26).
package struct DeleteContacts: Equatable, Sendable {
  /// Ascending, each contact once.
  package let contacts: [ContactID]
  /// Erases everything but the numbers; contacts that were deleted before are erased too.
  package var permanently: Bool

  package init(contacts: [ContactID], permanently: Bool = false) {
    self.contacts = ascendingUnique(contacts)
    self.permanently = permanently
  }

  package var kind: CommandKind { permanently ? .deletePermanently : .deleteContacts }
}

extension DeleteContacts {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: kind, by: actor) { return .refused(refusal) }
    guard !contacts.isEmpty else { return .refused(Refusal(kind, .nothingSelected)) }
    if let refusal = account.refusalOfDeleting(contacts.count, by: actor, for: kind) {
      return .refused(refusal)
    }
    let quote = quote(on: account, by: actor, at: at)
    guard quote.changed > 0 else {
      return .refused(account.refusal(ofAll: quote, to: .delete, by: actor))
    }
    return .confirm(quote)
  }

  /// The count drops at once, the tier never does (R2.10, R2.28, R3.9).
  private func quote(on account: Account, by actor: UserID, at: Instant) -> Quote {
    var quote = account.emptyQuote(kind, at: at)
    var split = StatusSplit()
    let sight = ContactSight(.delete, of: actor, in: account)
    for id in contacts {
      let live = account.table.row(of: id)
      // Deleted before, so that it counts no more.
      let deleted = permanently ? account.table.deletedRow(of: id) : nil
      switch sight.answer(row: live ?? deleted, of: account.table) {
      case .missing: quote.missing.append(id)
      case .notPermitted: quote.notPermitted.append(id)
      case .allowed(let row):
        split.add(live == nil ? .nonMarketing : account.table.status(of: row))
      }
    }
    quote.selected = contacts.count
    quote.changed = contacts.count - quote.missing.count - quote.notPermitted.count
    quote.status = split
    quote.countAfter = quote.countBefore - split.marketing - split.pending
    return quote
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let left = Set(quote.missing + quote.notPermitted)
    let deleted = contacts.filter { !left.contains($0) }
    return Change(
      events: [.contactsDeleted(deleted, permanently: permanently)],
      source: contacts.count == 1 ? .oneContact : .bulkAction,
      outcome: Outcome(quote: quote, undo: undo(deleted)))
  }

  private func undo(_ deleted: [ContactID]) -> Undo {
    if permanently { return .impossible(.permanentDeletion) }
    guard deleted.count <= RestoreContacts.limit else { return .impossible(.tooManyToRestore) }
    return .command(.restoreContacts(RestoreContacts(contacts: deleted)))
  }
}

extension StatusSplit {
  /// Counts one contact in this state.
  mutating func add(_ status: MarketingStatus) {
    switch status {
    case .nonMarketing: nonMarketing += 1
    case .marketing: marketing += 1
    case .marketingUntilUpdate: pending += 1
    }
  }
}
