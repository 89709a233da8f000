/// Sets what the account has bought: plan, tiers, price, dates (R3.1 to R3.3).
///
/// Only what is given changes, and what follows from it: another plan brings its own tiers, the tier
/// that holds the count, and no price.
package struct ChangeBilling: Equatable, Sendable {
  package var plan: Plan?
  package var term: BillingTerm?
  package var included: Int?
  package var increment: Int?
  package var tier: Int?
  package var price: PriceChange?
  package var date: DateChange?
  package var timeZone: AccountTimeZone?

  package enum PriceChange: Equatable, Sendable {
    case set(Price)
    case remove
  }

  /// The day that anchors update and renewal dates, said one way or the other.
  package enum DateChange: Equatable, Sendable {
    case purchased(CalendarDate)
    /// The next renewal date.
    case renewal(CalendarDate)
  }

  package init() {}
}

extension ChangeBilling {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    if let refusal = account.refusal(of: .changeBilling, by: actor) { return .refused(refusal) }
    do {
      let billing = try changed(account, at: at)
      return .allowed(account.quote(.changeBilling, changingTo: billing, at: at))
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let quote = try account.confirmedQuote(
      assess(on: account, by: request.actor, at: request.at), request)
    let billing = try changed(account, at: request.at)
    var events: [Event] = []
    if quote.changed > 0 { events.append(.billingChanged(billing, old: account.billing)) }
    if billing.tier != account.billing.tier {
      events += ThresholdReached.all(count: account.table.marketingCount, tier: billing.tier)
        .map(Event.thresholdReached)
    }
    return Change(events: events, source: .settings, outcome: Outcome(quote: quote))
  }

  /// The billing as it would be; throws what speaks against it.
  private func changed(_ account: Account, at: Instant) throws(Refusal) -> Billing {
    var billing = account.billing
    changeTiers(&billing, count: account.table.marketingCount)
    if let term { billing.term = term }
    if let timeZone, timeZone.identifier != billing.timeZone.identifier {
      billing.timeZone = timeZone
      billing.zoneChangedAt = at
    }
    try changeDates(&billing, account, at: at)
    switch price {
    case .set(let price): billing.price = price
    case .remove: billing.price = nil
    case nil: break
    }
    try check(billing, account, at: at)
    if let wish = billing.requestedTier, wish >= billing.tier || !billing.tiers.contains(wish) {
      billing.requestedTier = nil
    }
    return billing
  }

  private func changeTiers(_ billing: inout Billing, count: Int) {
    let old = billing
    if let plan, plan != billing.plan {
      billing.plan = plan
      billing.tiers = plan.initialTiers
      billing.price = nil
    }
    billing.tiers = TierSchedule(
      included: included ?? billing.tiers.included,
      increment: increment ?? billing.tiers.increment)
    if let tier {
      billing.tier = tier
    } else if billing.plan != old.plan {
      billing.tier = billing.tiers.tier(holding: count)
    } else if billing.tiers != old.tiers {
      // What is paid for stays at least what it was.
      billing.tier = billing.tiers.tier(holding: max(count, old.tier))
    }
  }

  /// Moves the anchor of the dates.
  ///
  /// Dates of the new schedule up to today count as worked off, unless some of the old one still
  /// wait; another time zone alone moves none, so that no update date is left out or run twice
  /// (R2.21).
  private func changeDates(
    _ billing: inout Billing, _ account: Account, at: Instant
  ) throws(Refusal) {
    let today = billing.timeZone.date(at: at)
    switch date {
    case .purchased(let day): billing.purchased = day
    case .renewal(let day):
      billing.purchased = billing.anchor(renewingOn: day)
      let next = billing.renewalDate(after: today)
      guard day > today, next == day, billing.purchased <= today else {
        throw Refusal(.changeBilling, .notARenewalDate(day, term: billing.term, today: today))
      }
    case nil: break
    }
    let old = account.billing
    guard billing.purchased != old.purchased || billing.term != old.term else { return }
    if case .due = account.updateState(at: at) { return }
    billing.lastUpdate = max(billing.lastUpdate, old.timeZone.date(at: at))
  }

  private func check(
    _ billing: Billing, _ account: Account, at: Instant
  ) throws(Refusal) {
    for number in [included, increment, tier].compactMap({ $0 })
    where !(1...Billing.contactLimit).contains(number) {
      throw Refusal(.changeBilling, .notACount(number, limit: Billing.contactLimit))
    }
    do {
      try billing.check(at: at)
    } catch {
      throw Refusal(.changeBilling, .invalidBilling(error))
    }
    guard billing.tier >= account.table.marketingCount else {
      throw Refusal(
        .changeBilling,
        .tierBelowCount(billing.tier, count: account.table.marketingCount))
    }
  }
}

extension Billing {
  /// The day of purchase that makes `date` a renewal date: the latest one before it that has its day
  /// of the month (R2.20).
  fileprivate func anchor(renewingOn date: CalendarDate) -> CalendarDate {
    let months = term == .monthly ? 1 : 12
    var purchased = date.adding(months: -months)
    for step in 1...8 where purchased.parts.day != date.parts.day {
      purchased = date.adding(months: -months * (step + 1))
    }
    return purchased
  }

  /// The next update date at a moment.
  package func nextUpdate(at: Instant) -> CalendarDate {
    updateDate(after: max(timeZone.date(at: at), lastUpdate))
  }
}

extension Account {
  /// What setting the billing anew would do, in numbers.
  func quote(_ kind: CommandKind, changingTo billing: Billing, at: Instant) -> Quote {
    var quote = emptyQuote(kind, at: at)
    quote.changed = billing == self.billing ? 0 : 1
    quote.tierAfter = billing.tier
    quote.nextUpdate = billing.nextUpdate(at: at)
    quote.renewal = billing.renewalDate(after: billing.timeZone.date(at: at))
    if self.billing.plan.has(.workflows), !billing.plan.has(.workflows) {
      quote.workflowsPaused = objects.workflows.count(where: \.isOn)
    }
    quote.monthlyPrice = billing.price(from: quote.tierBefore, to: quote.tierAfter)
    return quote
  }
}
