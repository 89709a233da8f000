/// One choice of contacts to pre-set as non-marketing, as the steps of 2.8 put it together: those
/// that no longer take part, then filters and lists.
package struct CleanUpSelection: Equatable, Sendable {
  /// Hard-bounced contacts.
  package var bounced: Bool
  /// Contacts that unsubscribed from all mail.
  package var unsubscribed: Bool
  /// Contacts that match one of these, in the filter language.
  package var filters: [String]

  package init(bounced: Bool = true, unsubscribed: Bool = true, filters: [String] = []) {
    self.bounced = bounced
    self.unsubscribed = unsubscribed
    self.filters = filters
  }
}

extension Account {
  /// The marketing contacts of a clean-up selection, each once, in ascending order.
  ///
  /// Contacts that are pre-set already or are not marketing are not in it. Throws `brokenFilter`.
  package func contacts(
    of selection: CleanUpSelection, as actor: UserID, at: Instant
  ) throws(Refusal) -> [ContactID] {
    let obstacles = ObstacleColumns(table)
    var rows = RowSet()
    for row in self.table.rows(in: .marketing)
    where (selection.bounced && obstacles.has(.hardBounced, row))
      || (selection.unsubscribed && obstacles.has(.optedOut, row))
    {
      rows.insert(row)
    }
    for filter in selection.filters {
      rows.formUnion(try self.rows(filter, as: actor, at: at, for: .setAsNonMarketing))
    }
    rows.formIntersection(table.rows(in: .marketing))
    return contactIDs(among(rows, .view, by: actor))
  }

  /// The marketing contacts of a clean-up rule, in ascending order; `me` in its filter is its owner.
  ///
  /// Of all contacts when `reader` is `nil`, for the rule acts by itself; else of those that the
  /// reader may view (9.2). Throws `brokenFilter`.
  package func contacts(
    of rule: CleanUpRule, for reader: UserID?, at: Instant
  ) throws(Refusal) -> [ContactID] {
    contactIDs(try rows(of: rule, for: reader, at: at))
  }

  /// The rows of `contacts(of:for:at:)`.
  func rows(
    of rule: CleanUpRule, for reader: UserID?, at: Instant
  ) throws(Refusal) -> RowSet {
    var rows = try rows(
      rule.filter, as: rule.owner, seesAll: true, at: at, for: .runCleanUpRule)
    rows.formIntersection(table.rows(in: .marketing))
    return reader.map { among(rows, .view, by: $0) } ?? rows
  }

  /// The rows that match a filter text; of all contacts, or of those that `actor` may view.
  private func rows(
    _ filter: String, as actor: UserID, seesAll: Bool = false, at: Instant, for kind: CommandKind
  ) throws(Refusal) -> RowSet {
    var context = FilterContext(account: self, actingUser: actor, now: at)
    context.seesAll = seesAll
    switch FilterExpression.parse(filter, in: context) {
    case .success(let expression):
      return expression.rows(in: self, context: context, isCancelled: { false }) ?? RowSet()
    case .failure(let diagnostic): throw Refusal(kind, .brokenFilter(filter, diagnostic))
    }
  }

  /// Pre-sets the contacts and puts the run on record at the rule.
  func cleanUpEvents(_ rule: CleanUpRule, _ contacts: [ContactID], at: Instant) -> [Event] {
    var done = rule
    done.lastRun = at
    let saved = Event.objectSaved(.cleanUpRule(done), old: .cleanUpRule(rule))
    guard !contacts.isEmpty else { return [saved] }
    return [
      .marketingStatusChanged(
        StatusChange(from: .marketing, to: .marketingUntilUpdate, contacts: contacts)), saved,
    ]
  }

  /// The clean-up rules that are to run by themselves at `at`: within their days before the next
  /// update date, not yet in this period, and with an owner who may still set contacts as
  /// non-marketing (section 15, item 10).
  package func dueCleanUpRules(at: Instant) -> [CleanUpRule] {
    guard hasMarketingContacts, updateState(at: at) == .upToDate else { return [] }
    let today = billing.timeZone.date(at: at)
    let days = billing.nextUpdate(at: at).dayNumber - today.dayNumber
    let period = billing.timeZone.start(of: billing.lastUpdateDate(until: today))
    return objects.cleanUpRules.filter { rule in
      guard let limit = rule.daysBeforeUpdate, days <= limit else { return false }
      if let lastRun = rule.lastRun, lastRun >= period { return false }
      return refusal(of: .runCleanUpRule, by: rule.owner) == nil
    }
  }

  /// What a clean-up rule does by itself; empty when it is not due any more.
  ///
  /// A rule whose filter has come to mean nothing pre-sets nobody, and the run is on record.
  package func cleanUpRun(_ id: ObjectID, at: Instant) -> (events: [Event], contacts: Int) {
    guard let rule = dueCleanUpRules(at: at).first(where: { $0.id == id }) else { return ([], 0) }
    let contacts = (try? contacts(of: rule, for: nil, at: at)) ?? []
    return (cleanUpEvents(rule, contacts, at: at), contacts.count)
  }
}

extension Billing {
  /// The last update date up to `date`: the beginning of the period that holds it.
  func lastUpdateDate(until date: CalendarDate) -> CalendarDate {
    var last = purchased
    // No two update dates are more than 31 days apart.
    var next = updateDate(after: max(purchased, date.adding(days: -63)))
    while next <= date {
      last = next
      next = updateDate(after: next)
    }
    return last
  }
}
