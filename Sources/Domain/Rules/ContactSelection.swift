/// What one user may do with contacts one by one, as commands ask (R9.10).
struct ContactSight {
  enum Answer {
    case allowed(row: Int)
    /// Not there, or not to be viewed: they look the same.
    case missing
    /// To be viewed, but no more.
    case notPermitted
  }

  private let seen: ContactReach
  private let allowed: ContactReach

  init(_ action: ContactAction, of user: UserID, in account: Account) {
    seen = account.reach(.view, of: user)
    allowed = account.reach(action, of: user)
  }

  func isSeen(row: Int, of table: ContactTable) -> Bool {
    seen.contains(row: row, of: table)
  }

  func answer(row: Int?, of table: ContactTable) -> Answer {
    guard let row, seen.contains(row: row, of: table) else { return .missing }
    return allowed.contains(row: row, of: table) ? .allowed(row: row) : .notPermitted
  }
}

/// Contacts that a command names, by what the user may do with them (R9.10).
package struct ContactSelection: Sendable {
  /// Those that the command is about.
  package var rows: [(id: ContactID, row: Int)] = []
  /// Those that are not there, or that the user may not view: they look the same.
  package var missing: [ContactID] = []
  /// Those that the user may view, and not do this with.
  package var notPermitted: [ContactID] = []
}

extension Account {
  /// Sorts the contacts that a command names.
  ///
  /// Throws when none is left that the command could be about: `unknownContact` when none is there,
  /// `contactsNotPermitted` when some are.
  package func selection(
    of contacts: [ContactID], to action: ContactAction, by actor: UserID, for kind: CommandKind
  ) throws(Refusal) -> ContactSelection {
    let sight = ContactSight(action, of: actor, in: self)
    var selection = ContactSelection()
    selection.rows.reserveCapacity(contacts.count)
    for id in contacts {
      switch sight.answer(row: table.row(of: id), of: table) {
      case .allowed(let row): selection.rows.append((id, row))
      case .missing: selection.missing.append(id)
      case .notPermitted: selection.notPermitted.append(id)
      }
    }
    if selection.rows.isEmpty {
      if !selection.notPermitted.isEmpty {
        throw notPermitted(selection.notPermitted, to: action, by: actor, for: kind)
      }
      if let first = selection.missing.first { throw Refusal(kind, .unknownContact(first)) }
    }
    return selection
  }

  /// The refusal of a command that none of the contacts named is left for.
  func refusal(ofAll quote: Quote, to action: ContactAction, by actor: UserID) -> Refusal {
    guard quote.notPermitted.isEmpty, let first = quote.missing.first else {
      return notPermitted(quote.notPermitted, to: action, by: actor, for: quote.kind)
    }
    return Refusal(quote.kind, .unknownContact(first))
  }

  private func notPermitted(
    _ contacts: [ContactID], to action: ContactAction, by actor: UserID, for kind: CommandKind
  ) -> Refusal {
    let granting = contacts.first.map { givers(of: action, to: $0) } ?? []
    return Refusal(kind, .contactsNotPermitted(action, contacts, grantedBy: granting))
  }

  /// Users who may do this with the contact themselves and change others' rights (R9.6).
  private func givers(of action: ContactAction, to contact: ContactID) -> [UserID] {
    let row = table.anyRow(of: contact)
    return users.filter { user in
      user.may(.addEditUsers) && row.map { mayTouch(action, row: $0, by: user.id) } ?? false
    }.map(\.id)
  }

  /// The refusal of deleting so many contacts at once; `nil` when the user may (9.2).
  package func refusalOfDeleting(
    _ count: Int, by actor: UserID, for kind: CommandKind
  ) -> Refusal? {
    guard count > 1, let user = user(actor), !user.may(.bulkDelete) else { return nil }
    return Refusal(kind, lacks(.bulkDelete))
  }
}
