/// Contacts that are paid for and cannot be mailed (R1.16; section 15, item 2).
package struct Waste: Equatable, Sendable {
  /// Contacts in the state M that cannot be mailed: what pre-setting would save.
  package var contacts: [ContactID]
  /// Those of them with each obstacle; one contact may have several.
  package var reasons: [MailObstacle: Int]
  /// Contacts that cannot be mailed and are pre-set already.
  package var pending: Int
  /// The count after the next update when all of them are pre-set.
  package var countAfter: Int
  package var tier: Int
  /// The lowest tier that would hold that count, to be asked for at the renewal.
  package var tierAtRenewal: Int
  package var renewal: CalendarDate
  /// What that tier would save a month; `nil` when nothing, or when no price is set.
  package var saving: Price?
}

extension Account {
  /// Who is paid for and cannot be mailed, and what pre-setting them would save: among the contacts
  /// that the reader may view, or among all when nobody in particular asks.
  package func waste(for reader: UserID? = nil, at: Instant) -> Waste {
    let obstacles = ObstacleColumns(table)
    var rows = RowSet()
    var pending = 0
    let seen = reader.map { among(table.countedRows, .view, by: $0) } ?? table.countedRows
    for row in seen where obstacles.hasAny(row) {
      if table.status(of: row) == .marketing { rows.insert(row) } else { pending += 1 }
    }
    var reasons: [MailObstacle: Int] = [:]
    for (reason, count) in table.mailBreakdown(rows).reasons {
      if case .obstacle(let obstacle) = reason { reasons[obstacle] = count }
    }
    let contacts = rows.map { table.id(of: $0) }.sorted()
    let countAfter = table.marketingCount - table.pendingCount - contacts.count
    let tier = min(billing.tier, billing.tiers.tier(holding: countAfter))
    return Waste(
      contacts: contacts, reasons: reasons, pending: pending, countAfter: countAfter,
      tier: billing.tier, tierAtRenewal: tier,
      renewal: billing.renewalDate(after: billing.timeZone.date(at: at)),
      saving: billing.price(from: tier, to: billing.tier))
  }
}
