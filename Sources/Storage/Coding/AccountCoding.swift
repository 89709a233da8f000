internal import Domain

/// Billing as a JSON object: a part of events and of the snapshot's account segment.
extension EventWriter {
  /// Writes what the account has bought.
  ///
  ///     {"plan":"professional","included":2000,"increment":5000,"tier":12000,"term":"annual",
  ///      "purchased":"2025-09-15","time_zone":"Europe/Stockholm","last_update":"2026-11-01"}
  static func write(_ billing: Billing, to emitter: inout JSONEmitter) {
    emitter.beginObject()
    for (key, text) in [
      ("plan", billing.plan.rawValue), ("term", billing.term.rawValue),
      ("purchased", billing.purchased.isoText), ("last_update", billing.lastUpdate.isoText),
      ("time_zone", billing.timeZone.identifier),
    ] {
      emitter.key(key)
      emitter.string(text)
    }
    for (key, number) in [
      ("included", billing.tiers.included), ("increment", billing.tiers.increment),
      ("tier", billing.tier),
    ] {
      emitter.key(key)
      emitter.integer(number)
    }
    if let requested = billing.requestedTier {
      emitter.key("requested_tier")
      emitter.integer(requested)
    }
    if billing.tierGuard {
      emitter.key("tier_guard")
      emitter.boolean(true)
    }
    if let price = billing.price {
      emitter.key("price")
      emitter.integer(price.minorUnits)
      emitter.key("currency")
      emitter.string(price.currency)
    }
    if let changed = billing.zoneChangedAt {
      emitter.key("zone_changed_at")
      emitter.string(changed.isoText)
    }
    emitter.endObject()
  }
}

/// The members of one object: scalars by key, and what is no scalar as a place to read on from.
extension EventReader {
  static func billing(_ scanner: inout JSONScanner) throws -> Billing {
    let members = try Members(&scanner)
    guard let plan = Plan(rawValue: try members.text("plan")) else {
      throw ContentError.badValue(member: "plan")
    }
    guard let term = BillingTerm(rawValue: try members.text("term")) else {
      throw ContentError.badValue(member: "term")
    }
    guard let zone = AccountTimeZone(identifier: try members.text("time_zone")) else {
      throw ContentError.badValue(member: "time_zone")
    }
    return Billing(
      plan: plan,
      tiers: TierSchedule(
        included: try members.integer("included"), increment: try members.integer("increment")),
      tier: try members.integer("tier"), term: term, purchased: try members.date("purchased"),
      timeZone: zone, lastUpdate: try members.date("last_update"),
      requestedTier: try members.optionalInteger("requested_tier"),
      tierGuard: try members.optionalFlag("tier_guard") ?? false, price: try price(members),
      zoneChangedAt: try zoneChangedAt(members))
  }

  private static func price(_ members: Members) throws(ContentError) -> Price? {
    guard let units = try members.optionalInteger("price") else { return nil }
    guard let price = Price(minorUnits: units, currency: try members.text("currency")) else {
      throw .badValue(member: "currency")
    }
    return price
  }

  private static func zoneChangedAt(_ members: Members) throws(ContentError) -> Instant? {
    guard let text = try members.optionalText("zone_changed_at") else { return nil }
    guard let instant = Instant(iso: text) else { throw .badValue(member: "zone_changed_at") }
    return instant
  }
}
