/// Takes an edit back: refused when a value changed since.
package struct RestoreValues: Equatable, Sendable {
  /// The edits to make; each `old` value must be what the contact has now.
  package var edits: [ContactEdit]

  package init(edits: [ContactEdit]) {
    self.edits = edits
  }
}

extension RestoreValues {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .editContacts, by: actor) { return .refused(refusal) }
    do {
      // Taken back as a whole or not at all.
      let selection = try account.selection(
        of: edits.map(\.id), to: .edit, by: actor, for: .editContacts)
      if let contact = selection.missing.first {
        return .refused(Refusal(.editContacts, .unknownContact(contact)))
      }
      if !selection.notPermitted.isEmpty {
        _ = try account.selection(
          of: selection.notPermitted, to: .edit, by: actor, for: .editContacts)
      }
    } catch {
      return .refused(error)
    }
    for edit in edits {
      guard let row = account.table.row(of: edit.id) else {
        return .refused(Refusal(.editContacts, .unknownContact(edit.id)))
      }
      for change in edit.changes {
        guard account.table.value(change.property, row: row) == change.old else {
          return .refused(Refusal(.editContacts, .changedMeanwhile(edit.id)))
        }
        if change.property == .email, case .text(let email) = change.new,
          let owner = account.table.row(withEmail: email), owner != row
        {
          return .refused(Refusal(.editContacts, .emailInUse(by: account.table.id(of: owner))))
        }
      }
    }
    var quote = account.emptyQuote(.editContacts, at: at)
    (quote.selected, quote.changed) = (edits.count, edits.count)
    return .allowed(quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let undo = Undo.command(.restoreValues(RestoreValues(edits: edits.map(\.reversed))))
    return Change(
      events: edits.map(Event.contactEdited),
      source: edits.count == 1 ? .oneContact : .bulkAction,
      outcome: Outcome(quote: quote, undo: undo))
  }
}
