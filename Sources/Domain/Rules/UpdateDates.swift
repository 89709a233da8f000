extension Account {
  /// What the clock says about the account's update dates.
  package enum UpdateState: Equatable, Sendable {
    case upToDate
    /// Update dates have passed that were not worked off, in order (R2.22).
    case due([CalendarDate])
    /// The last one worked off lies in the future: the clock went backwards (R2.23).
    case clockBehind(lastUpdate: CalendarDate)
  }

  package func updateState(at: Instant) -> UpdateState {
    let today = billing.timeZone.date(at: at)
    if billing.lastUpdate > today {
      // The date had begun in the zone that the account had before (R2.21).
      if let changed = billing.zoneChangedAt, at >= changed { return .upToDate }
      return .clockBehind(lastUpdate: billing.lastUpdate)
    }
    var dates: [CalendarDate] = []
    var date = billing.updateDate(after: billing.lastUpdate)
    while date <= today {
      dates.append(date)
      date = billing.updateDate(after: date)
    }
    return dates.isEmpty ? .upToDate : .due(dates)
  }

  /// The events of every update date between the last one worked off and `at` (R2.22, 2.4).
  ///
  /// Empty when none is due or the clock went backwards, so that running it again changes nothing.
  package func updateRun(at: Instant) -> [Event] {
    guard case .due(let dates) = updateState(at: at) else { return [] }
    var events: [Event] = []
    var demoted = pendingContacts()
    var count = table.marketingCount
    var (tier, requested) = (billing.tier, billing.requestedTier)
    for date in dates {
      events.append(.updateDateReached(date, demoted: demoted))
      count -= demoted.count
      demoted = []
      // A tier never falls within a term (R3.9); at the renewal a lower one that was asked for and
      // still holds the count comes into force (2.4, step 5).
      if let wish = requested, date == billing.renewalDate(after: date.adding(days: -1)) {
        if count <= wish, wish < tier {
          events += tierEvents(from: tier, to: wish, count: count)
          tier = wish
        }
        events.append(.renewalTierRequested(nil))
        requested = nil
      }
    }
    return events
  }

  /// The contacts in the state P, in ascending order of Record ID.
  package func pendingContacts() -> [ContactID] {
    guard table.pendingCount > 0 else { return [] }
    var ids: [ContactID] = []
    ids.reserveCapacity(table.pendingCount)
    for row in 0..<table.rowCount
    where table.status(of: row) == .marketingUntilUpdate && table.isLive(row: row) {
      ids.append(table.id(of: row))
    }
    return ids.sorted()
  }
}
