/// What the account has bought and what it has reached (section 3).
package struct Billing: Hashable, Sendable {
  package var plan: Plan
  /// Data of the store, not constants (R3.1).
  package var tiers: TierSchedule
  /// The tier that is paid for; it only rises within a term (R3.9).
  package var tier: Int
  package var term: BillingTerm
  /// The day of purchase anchors update and renewal dates (R2.19, R2.20).
  package var purchased: CalendarDate
  package var timeZone: AccountTimeZone
  /// The last update date that was worked off (R2.22), at first the day the store was made.
  package var lastUpdate: CalendarDate
  /// The lower tier asked for at the next renewal (R3.10).
  package var requestedTier: Int?
  /// Whether every change that would raise the tier is refused, whoever or whatever asks for it.
  package var tierGuard: Bool
  /// What one step of the tiers costs a month; `nil` until it is given (R3.1).
  package var price: Price?
  /// When the time zone was last changed: dates that had begun in the zone before are no sign of a
  /// clock that went backwards.
  package var zoneChangedAt: Instant?

  package init(
    plan: Plan, tiers: TierSchedule, tier: Int, term: BillingTerm, purchased: CalendarDate,
    timeZone: AccountTimeZone, lastUpdate: CalendarDate, requestedTier: Int? = nil,
    tierGuard: Bool = false, price: Price? = nil, zoneChangedAt: Instant? = nil
  ) {
    self.plan = plan
    self.tiers = tiers
    self.tier = tier
    self.term = term
    self.purchased = purchased
    self.timeZone = timeZone
    self.lastUpdate = lastUpdate
    self.requestedTier = requestedTier
    self.tierGuard = tierGuard
    self.price = price
    self.zoneChangedAt = zoneChangedAt
  }

  /// Contacts of all kinds that an account may hold (R3.2).
  package static let contactLimit = 15_000_000

  /// The first update date after `date` (R2.17, R2.18).
  package func updateDate(after date: CalendarDate) -> CalendarDate {
    let (year, month, _) = date.parts
    switch term {
    case .monthly:
      let day = purchased.parts.day
      let candidates = (0...1).map {
        CalendarDate.anchored(year: year, month: month + $0, day: day)
      }
      return max(candidates.first { $0 > date } ?? candidates[1], purchased.adding(months: 1))
    case .annual:
      let first = CalendarDate.anchored(year: year, month: month + 1, day: 1)
      return max(min(first, renewalDate(after: date)), purchased.adding(days: 1))
    }
  }

  /// The first renewal date after `date`: the purchase day of every year, for a monthly term of
  /// every month (R2.19).
  package func renewalDate(after date: CalendarDate) -> CalendarDate {
    guard term == .annual else { return updateDate(after: date) }
    let (purchaseYear, month, day) = purchased.parts
    var year = max(purchaseYear + 1, date.parts.year)
    while CalendarDate.anchored(year: year, month: month, day: day) <= date { year += 1 }
    return CalendarDate.anchored(year: year, month: month, day: day)
  }

  /// The last day on which a lower tier may be asked for: five business days before the renewal
  /// (R3.10).
  package func lastDayToAskForLowerTier(after date: CalendarDate) -> CalendarDate {
    var day = renewalDate(after: date)
    var businessDays = 0
    while businessDays < 5 {
      day = day.adding(days: -1)
      // Day 0 was a Thursday, so a remainder of 2 is a Saturday and 3 a Sunday.
      let remainder = ((day.dayNumber % 7) + 7) % 7
      if remainder != 2 && remainder != 3 { businessDays += 1 }
    }
    return day
  }
}
