/// Makes a clean-up rule or changes the one with its number (section 15, item 10).
package struct SaveCleanUpRule: Equatable, Sendable {
  /// `nil` makes a new one.
  package var id: ObjectID?
  package var name: String
  /// Which contacts, in the filter language.
  package var filter: String
  /// Runs by itself at opening this many days or fewer before the update date; `nil` on demand only.
  package var daysBeforeUpdate: Int?

  package init(id: ObjectID? = nil, name: String, filter: String, daysBeforeUpdate: Int? = nil) {
    self.id = id
    self.name = name
    self.filter = filter
    self.daysBeforeUpdate = daysBeforeUpdate
  }
}

extension SaveCleanUpRule {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let (rule, old) = try rule(on: account, by: actor, at: at)
      var quote = account.emptyQuote(.saveCleanUpRule, at: at)
      quote.changed = rule == old ? 0 : 1
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func rule(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (rule: CleanUpRule, old: CleanUpRule?) {
    let kind = CommandKind.saveCleanUpRule
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let name = try account.checkedName(name, for: kind)
    try account.checkNameIsFree(name, of: .cleanUpRule, for: id, kind)
    let context = FilterContext(account: account, actingUser: actor, now: at)
    if case .failure(let diagnostic) = FilterExpression.parse(filter, in: context) {
      throw Refusal(kind, .brokenFilter(filter, diagnostic))
    }
    if let days = daysBeforeUpdate, !(0...31).contains(days) {
      throw Refusal(kind, .notACount(days, limit: 31))
    }
    var old: CleanUpRule?
    if let id {
      guard case .cleanUpRule(let known) = try account.object(.cleanUpRule, id, for: kind) else {
        throw Refusal(kind, .unknownObject(.cleanUpRule, name, nearest: nil))
      }
      try account.checkOwner(known.owner, of: .cleanUpRule, name: known.name, by: actor, kind)
      old = known
    }
    let rule = CleanUpRule(
      id: id ?? account.objects.nextID, name: name, filter: filter,
      daysBeforeUpdate: daysBeforeUpdate, owner: old?.owner ?? actor, lastRun: old?.lastRun)
    return (rule, old)
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (rule, old) = try rule(on: account, by: request.actor, at: request.at)
    return Change(
      events: quote.changed > 0
        ? [.objectSaved(.cleanUpRule(rule), old: old.map(AccountObject.cleanUpRule))] : [],
      source: .settings, outcome: Outcome(quote: quote))
  }
}

/// Deletes a clean-up rule; what it pre-set stays so.
package struct DeleteCleanUpRule: Equatable, Sendable {
  package var id: ObjectID

  package init(id: ObjectID) {
    self.id = id
  }
}

extension DeleteCleanUpRule {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      _ = try rule(on: account, by: actor)
      var quote = account.emptyQuote(.deleteCleanUpRule, at: at)
      quote.changed = 1
      return .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func rule(on account: Account, by actor: UserID) throws(Refusal) -> AccountObject {
    let kind = CommandKind.deleteCleanUpRule
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    let object = try account.object(.cleanUpRule, id, for: kind)
    if case .cleanUpRule(let rule) = object {
      try account.checkOwner(rule.owner, of: .cleanUpRule, name: rule.name, by: actor, kind)
    }
    return object
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    return Change(
      events: [.objectRemoved(try rule(on: account, by: request.actor))], source: .settings,
      outcome: Outcome(quote: quote))
  }
}

/// Pre-sets the contacts of a clean-up rule to non-marketing now (R2.4): those that the person may
/// edit, whoever made the rule (R9.10).
package struct RunCleanUpRule: Equatable, Sendable {
  package var id: ObjectID

  package init(id: ObjectID) {
    self.id = id
  }
}

extension RunCleanUpRule {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let quote = try plan(on: account, by: actor, at: at).quote
      return quote.changed > 0 ? .confirm(quote) : .allowed(quote)
    } catch {
      return .refused(error)
    }
  }

  private func plan(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> (rule: CleanUpRule, quote: Quote, contacts: [ContactID]) {
    let kind = CommandKind.runCleanUpRule
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    guard case .cleanUpRule(let rule) = try account.object(.cleanUpRule, id, for: kind) else {
      throw Refusal(kind, .unknownObject(.cleanUpRule, String(id.rawValue), nearest: nil))
    }
    let seen = try account.rows(of: rule, for: actor, at: at)
    let rows = account.among(seen, .edit, by: actor)
    var quote = account.emptyQuote(kind, at: at)
    quote.notPermitted = account.contactIDs(seen.subtracting(rows))
    quote.changed = rows.count
    quote.selected = quote.changed + quote.notPermitted.count
    quote.status = StatusSplit(marketing: rows.count)
    if rows.isEmpty, !quote.notPermitted.isEmpty {
      throw account.refusal(ofAll: quote, to: .edit, by: actor)
    }
    return (rule, quote, account.contactIDs(rows))
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let (rule, _, contacts) = try plan(on: account, by: request.actor, at: request.at)
    return Change(
      events: account.cleanUpEvents(rule, contacts, at: request.at), source: .bulkAction,
      outcome: Outcome(
        quote: quote,
        undo: contacts.isEmpty
          ? .impossible(.nothingChanged)
          : .command(.setMarketingStatus(.init(.keepAsMarketing, contacts: contacts)))))
  }
}
