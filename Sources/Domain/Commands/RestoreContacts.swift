/// Brings deleted contacts back within 90 days (R2.11, R2.27).
package struct RestoreContacts: Equatable, Sendable {
  /// How many can be restored at a time (R2.26).
  package static let limit = 10_000

  /// Ascending, each contact once.
  package let contacts: [ContactID]

  package init(contacts: [ContactID]) {
    self.contacts = ascendingUnique(contacts)
  }
}

extension RestoreContacts {
  /// What comes back, and as what.
  private struct Plan {
    var quote: Quote
    var restored: [ContactID] = []
    /// Those among them whose update date passed while they were deleted.
    var demoted: [ContactID] = []
  }

  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      return RestoreContacts.assessment(try plan(on: account, by: actor, at: at).quote)
    } catch {
      return .refused(error)
    }
  }

  /// Only what would raise the tier asks for the number.
  private static func assessment(_ quote: Quote) -> Assessment {
    quote.raisesTier ? .confirm(quote) : .allowed(quote)
  }

  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> Plan {
    let kind = CommandKind.restoreContacts
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    guard !contacts.isEmpty else { throw Refusal(kind, .nothingSelected) }
    guard contacts.count <= RestoreContacts.limit else {
      throw Refusal(kind, .tooManyToRestore(contacts.count, limit: RestoreContacts.limit))
    }
    let table = account.table
    let today = account.billing.timeZone.date(at: at)
    var plan = Plan(quote: account.emptyQuote(kind, at: at))
    var split = StatusSplit()
    // Addresses that contacts of this very command take: the first one in order gets them.
    var taken: Set<String> = []
    var owner: ContactID?
    let sight = ContactSight(.delete, of: actor, in: account)
    for id in contacts {
      guard let row = table.deletedRow(of: id), let deletion = table.deletion(row: row),
        today <= account.lastDayToRestore(deletion), sight.isSeen(row: row, of: table)
      else {
        if table.row(of: id) == nil { plan.quote.missing.append(id) }
        continue
      }
      guard case .allowed = sight.answer(row: row, of: table) else {
        plan.quote.notPermitted.append(id)
        continue
      }
      let keys = table.emails(of: row).map(EmailAddress.key)
      if let other = keys.lazy.compactMap({ table.row(withEmail: $0) }).first {
        owner = owner ?? table.id(of: other)
        plan.quote.addressTaken.append(id)
        continue
      }
      guard taken.isDisjoint(with: keys) else {
        plan.quote.addressTaken.append(id)
        continue
      }
      taken.formUnion(keys)
      plan.restored.append(id)
      let status = account.statusWhenRestored(row: row, deletion)
      if status != table.status(of: row) { plan.demoted.append(id) }
      split.add(status)
    }
    try complete(&plan, split, account, owner, actor)
    return plan
  }

  private func complete(
    _ plan: inout Plan, _ split: StatusSplit, _ account: Account, _ owner: ContactID?,
    _ actor: UserID
  ) throws(Refusal) {
    let kind = CommandKind.restoreContacts
    guard account.table.count + plan.restored.count <= Billing.contactLimit else {
      throw Refusal(kind, .contactLimit(Billing.contactLimit))
    }
    if plan.quote.addressTaken.count == contacts.count, let owner {
      throw Refusal(kind, .emailInUse(by: owner))
    }
    if plan.restored.isEmpty, !plan.quote.notPermitted.isEmpty {
      throw account.refusal(ofAll: plan.quote, to: .delete, by: actor)
    }
    if plan.quote.missing.count == contacts.count {
      let id = contacts[0]
      let row = account.table.deletedRow(of: id)
      let isSeen = row.map { account.mayTouch(.view, row: $0, by: actor) } ?? true
      let isKnown = isSeen && account.table.hasGiven(id)
      throw Refusal(kind, isKnown ? .notRestorable(id) : .unknownContact(id))
    }
    plan.quote.selected = contacts.count
    plan.quote.changed = plan.restored.count
    plan.quote.status = split
    account.add(split.marketing + split.pending, to: &plan.quote)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let plan = try plan(on: account, by: request.actor, at: request.at)
    let quote = try account.confirmedQuote(RestoreContacts.assessment(plan.quote), request)
    guard !plan.restored.isEmpty else {
      return Change(events: [], source: .recyclingBin, outcome: Outcome(quote: quote))
    }
    var events: [Event] = [.contactsRestored(plan.restored)]
    if !plan.demoted.isEmpty {
      events.append(
        .marketingStatusChanged(
          StatusChange(from: .marketingUntilUpdate, to: .nonMarketing, contacts: plan.demoted)))
    }
    let undo = Undo.command(.deleteContacts(DeleteContacts(contacts: plan.restored)))
    return Change(
      events: events, source: .recyclingBin, outcome: Outcome(quote: quote, undo: undo))
  }
}

extension Account {
  /// The state that a deleted contact comes back in: the one it had, but for a pending demotion
  /// whose update date has passed (R2.11).
  func statusWhenRestored(row: Int, _ deletion: Deletion) -> MarketingStatus {
    let status = table.status(of: row)
    guard status == .marketingUntilUpdate,
      billing.lastUpdate > billing.timeZone.date(at: deletion.at)
    else { return status }
    return .nonMarketing
  }
}
