/// Sets one contact or many as marketing, as non-marketing, or cancels their pending demotion
/// (R2.1 to R2.6).
package struct SetMarketingStatus: Equatable, Sendable {
  package enum Direction: CaseIterable, Equatable, Sendable {
    case asMarketing
    /// Takes effect at the next update date (R2.4, R2.13).
    case asNonMarketing
    /// Cancels pending demotions; the source stays what it was.
    case keepAsMarketing

    package var commandKind: CommandKind {
      switch self {
      case .asMarketing: .setAsMarketing
      case .asNonMarketing: .setAsNonMarketing
      case .keepAsMarketing: .keepAsMarketing
      }
    }

    /// The state that a contact in `status` goes to; `nil` when it stays as it is.
    package func target(from status: MarketingStatus) -> MarketingStatus? {
      switch (self, status) {
      case (.asMarketing, .nonMarketing), (.asMarketing, .marketingUntilUpdate): .marketing
      case (.asNonMarketing, .marketing): .marketingUntilUpdate
      case (.keepAsMarketing, .marketingUntilUpdate): .marketing
      default: nil
      }
    }
  }

  package var direction: Direction
  /// Ascending, each contact once.
  package let contacts: [ContactID]

  package init(_ direction: Direction, contacts: [ContactID]) {
    self.direction = direction
    self.contacts = ascendingUnique(contacts)
  }
}

/// The same IDs in ascending order, each once.
func ascendingUnique(_ ids: [ContactID]) -> [ContactID] {
  var sorted = ids
  let isAscending = zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
  if isAscending { return ids }
  sorted.sort()
  var unique: [ContactID] = []
  unique.reserveCapacity(sorted.count)
  for id in sorted where unique.last != id { unique.append(id) }
  return unique
}

extension SetMarketingStatus {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    let kind = direction.commandKind
    if let refusal = account.refusal(of: kind, by: actor) { return .refused(refusal) }
    guard !contacts.isEmpty else { return .refused(Refusal(kind, .nothingSelected)) }
    do {
      let selection = try selection(on: account, by: actor)
      let quote = quote(of: selection, on: account, at: at)
      return quote.changed == 0 ? .allowed(quote) : .confirm(quote)
    } catch {
      return .refused(error)
    }
  }

  /// The contacts whose status the user may set: those that they may edit (R9.10).
  private func selection(
    on account: Account, by actor: UserID
  ) throws(Refusal) -> ContactSelection {
    try account.selection(of: contacts, to: .edit, by: actor, for: direction.commandKind)
  }

  private func quote(
    of selection: ContactSelection, on account: Account, at: Instant
  ) -> Quote {
    var quote = account.emptyQuote(direction.commandKind, at: at)
    (quote.missing, quote.notPermitted) = (selection.missing, selection.notPermitted)
    var split = StatusSplit()
    for (_, row) in selection.rows {
      let status = account.table.status(of: row)
      switch status {
      case .nonMarketing: split.nonMarketing += 1
      case .marketing: split.marketing += 1
      case .marketingUntilUpdate: split.pending += 1
      }
      if direction.target(from: status) != nil { quote.changed += 1 }
    }
    quote.selected = contacts.count
    quote.status = split
    if direction == .asMarketing { account.add(split.nonMarketing, to: &quote) }
    return quote
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let kind = direction.commandKind
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let source = contacts.count == 1 ? ChangeSource.oneContact : .bulkAction
    guard quote.changed > 0 else {
      return Change(events: [], source: source, outcome: Outcome(quote: quote))
    }
    var moved: [MarketingStatus: [ContactID]] = [:]
    for (id, row) in try selection(on: account, by: request.actor).rows {
      let status = account.table.status(of: row)
      if direction.target(from: status) != nil { moved[status, default: []].append(id) }
    }
    let reason = direction == .asMarketing ? account.userSource(request.actor) : nil
    let events = MarketingStatus.allCases.compactMap { from -> Event? in
      guard let ids = moved[from], let to = direction.target(from: from) else { return nil }
      return .marketingStatusChanged(
        StatusChange(from: from, to: to, contacts: ids, source: reason))
    }
    let outcome = Outcome(quote: quote, undo: undo(moved: moved, kind))
    return Change(events: events, source: source, outcome: outcome)
  }

  private func undo(moved: [MarketingStatus: [ContactID]], _ kind: CommandKind) -> Undo {
    let ids = moved.values.flatMap { $0 }
    return switch direction {
    case .asMarketing: .impossible(.marketingUntilUpdate)
    case .asNonMarketing: .command(.setMarketingStatus(.init(.keepAsMarketing, contacts: ids)))
    case .keepAsMarketing: .command(.setMarketingStatus(.init(.asNonMarketing, contacts: ids)))
    }
  }
}
