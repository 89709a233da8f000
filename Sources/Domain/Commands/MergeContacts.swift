/// Makes one contact out of two; the other one is gone for good (2.5).
package struct MergeContacts: Equatable, Sendable {
  /// How many merges a contact may take part in (2.5).
  package static let limit = 250

  /// The contact that stays, with its Record ID and address.
  package var primary: ContactID
  package var other: ContactID

  package init(primary: ContactID, other: ContactID) {
    self.primary = primary
    self.other = other
  }
}

extension MergeContacts {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      return .confirm(try plan(on: account, by: actor, at: at).quote)
    } catch {
      return .refused(error)
    }
  }

  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (quote: Quote, merge: ContactMerge) {
    let kind = CommandKind.mergeContacts
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    guard primary != other else { throw Refusal(kind, .mergeWithItself(primary)) }
    var rows: [Int] = []
    // The one is edited; of the other one nothing is left. Both or neither.
    for (id, action) in [(primary, ContactAction.edit), (other, .delete)] {
      let found = try account.selection(of: [id], to: action, by: actor, for: kind)
      let row = found.rows[0].row
      guard account.mergeCount(row: row) < MergeContacts.limit else {
        throw Refusal(kind, .mergeLimit(id, limit: MergeContacts.limit))
      }
      rows.append(row)
    }
    let draft = MergeDraft(account: account, primary: rows[0], other: rows[1])
    for line in draft.preview.lines {
      if case .text(let text) = line.value, text.utf8.count > TextColumn.maximumLength {
        let problem = ValueProblem.tooLong(
          bytes: text.utf8.count, limit: TextColumn.maximumLength)
        throw Refusal(kind, .invalidValue(line.property, problem))
      }
    }
    var quote = account.emptyQuote(kind, at: at)
    (quote.selected, quote.changed) = (2, 2)
    quote.merge = draft.preview
    let counted = rows.count { account.table.status(of: $0).counts }
    quote.countAfter = quote.countBefore - max(0, counted - 1)
    return (quote, draft.merge)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let (seen, merge) = try plan(on: account, by: request.actor, at: request.at)
    let quote = try account.confirmedQuote(.confirm(seen), request)
    return Change(
      events: [.contactsMerged(merge)], source: .merge,
      outcome: Outcome(quote: quote, undo: .impossible(.merged)))
  }
}

extension Account {
  /// How many merges a contact has taken part in (2.5): as many as it has numbers of merged ones.
  func mergeCount(row: Int) -> Int {
    table.text(.mergedIDs, row: row)?.split(separator: ";").count ?? 0
  }
}
