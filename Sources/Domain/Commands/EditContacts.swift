/// Gives the same new values to one contact or many.
package struct EditContacts: Equatable, Sendable {
  /// Ascending, each contact once.
  package let contacts: [ContactID]
  /// Values by property, as typed; an empty text clears the value.
  package var values: [ContactProperty: String]

  package init(contacts: [ContactID], values: [ContactProperty: String]) {
    self.contacts = ascendingUnique(contacts)
    self.values = values
  }
}

extension EditContacts {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let (edits, selection) = try edits(on: account, by: actor)
      let quote = quote(edits, selection, account, at)
      return contacts.count > 1 && quote.changed > 0 ? .confirm(quote) : .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func quote(
    _ edits: [ContactEdit], _ selection: ContactSelection, _ account: Account, _ at: Instant
  ) -> Quote {
    var quote = account.emptyQuote(.editContacts, at: at)
    quote.selected = contacts.count
    quote.changed = edits.count
    (quote.missing, quote.notPermitted) = (selection.missing, selection.notPermitted)
    return quote
  }

  /// The edits that really change something, and what became of the contacts named.
  private func edits(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> (edits: [ContactEdit], selection: ContactSelection) {
    if let refusal = account.refusal(of: .editContacts, by: actor) { throw refusal }
    guard !contacts.isEmpty, !values.isEmpty else {
      throw Refusal(.editContacts, .nothingSelected)
    }
    var parsed: [(property: ContactProperty, value: PropertyValue?)] = []
    for (property, text) in values.sorted(by: { $0.key.index < $1.key.index }) {
      let value = try account.checkedValue(text, of: property, for: .editContacts)
      parsed.append((property, value))
    }
    if let email = values[.email] { try checkEmail(email, on: account) }
    var edits: [ContactEdit] = []
    let selection = try account.selection(
      of: contacts, to: .edit, by: actor, for: .editContacts)
    for (id, row) in selection.rows {
      var changes = parsed.compactMap { property, value -> ContactEdit.Change? in
        let old = account.table.value(property, row: row)
        return old == value ? nil : .init(property, old: old, new: value)
      }
      if let moved = account.additionalEmailsChange(row: row, changes) { changes.append(moved) }
      if !changes.isEmpty { edits.append(ContactEdit(id: id, changes: changes)) }
    }
    return (edits, selection)
  }

  /// An address belongs to one contact only (R1.6), so it cannot be given to several.
  private func checkEmail(_ email: String, on account: Account) throws(Refusal) {
    let email = EmailAddress.trimmed(email)
    guard !email.isEmpty else { return }
    try account.checkEmail(.text(email), of: contacts[0], for: .editContacts)
    if contacts.count > 1 {
      throw Refusal(.editContacts, .emailInUse(by: contacts[0]))
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let (edits, selection) = try edits(on: account, by: request.actor)
    let seen = quote(edits, selection, account, request.at)
    let needsNumber = contacts.count > 1 && seen.changed > 0
    let quote = try account.confirmedQuote(needsNumber ? .confirm(seen) : .allowed(seen), request)
    let source = contacts.count == 1 ? ChangeSource.oneContact : .bulkAction
    guard !edits.isEmpty else {
      return Change(events: [], source: source, outcome: Outcome(quote: quote))
    }
    let undo = Undo.command(.restoreValues(RestoreValues(edits: edits.map(\.reversed))))
    return Change(
      events: edits.map(Event.contactEdited), source: source,
      outcome: Outcome(quote: quote, undo: undo))
  }
}

extension Account {
  /// Takes an additional address that becomes the primary one out of the additional ones, so that
  /// every address stands once (R1.6).
  fileprivate func additionalEmailsChange(
    row: Int, _ changes: [ContactEdit.Change]
  ) -> ContactEdit.Change? {
    guard case .text(let email) = changes.first(where: { $0.property == .email })?.new,
      let old = table.text(.additionalEmails, row: row)
    else { return nil }
    let key = EmailAddress.key(email)
    let all = old.split(separator: ";").map(String.init)
    let others = all.filter { EmailAddress.key($0) != key }
    guard others.count < all.count else { return nil }
    return .init(
      .additionalEmails, old: .text(old),
      new: others.isEmpty ? nil : .text(others.joined(separator: ";")))
  }
}

extension ContactEdit {
  /// The edit that takes this one back.
  var reversed: ContactEdit {
    ContactEdit(id: id, changes: changes.map { .init($0.property, old: $0.new, new: $0.old) })
  }
}
