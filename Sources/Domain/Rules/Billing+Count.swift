extension Account {
  /// The events that follow when the count goes from `countBefore` (at present, unless given) to
  /// `countAfter`: thresholds reached (R3.16), and the tier that holds the count (R3.7).
  ///
  /// Whatever changes the count appends these, in the same transaction. A threshold is told when the
  /// count comes up to it from below; a new tier starts over, so that what the count has reached of
  /// the new one is told again. A count that falls gives none.
  package func billingEvents(countBefore: Int? = nil, countAfter: Int) -> [Event] {
    let before = countBefore ?? table.marketingCount
    guard countAfter > before else { return [] }
    let reached = ThresholdReached.all(count: countAfter, tier: billing.tier).filter {
      !ThresholdReached.reaches($0.percent, count: before, tier: billing.tier)
    }
    let tier = tier(forCount: countAfter)
    var events = reached.map(Event.thresholdReached)
    if tier != billing.tier {
      events += tierEvents(from: billing.tier, to: tier, count: countAfter)
    }
    return events
  }

  /// A new tier, and the thresholds of it that the count has reached.
  func tierEvents(from old: Int, to tier: Int, count: Int) -> [Event] {
    [.tierChanged(from: old, to: tier)]
      + ThresholdReached.all(count: count, tier: tier).map(Event.thresholdReached)
  }
}

extension Sequence<Event> {
  /// The thresholds among the events, for notices.
  package var thresholds: [ThresholdReached] {
    compactMap { event in
      guard case .thresholdReached(let reached) = event else { return nil }
      return reached
    }
  }
}
