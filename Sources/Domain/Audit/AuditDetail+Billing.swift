extension AuditDetail {
  /// What is different in what is bought.
  static func changes(from old: Billing, to new: Billing) -> [AuditDetail] {
    zip(values(of: old), values(of: new)).compactMap { before, after in
      before.value == after.value
        ? nil : AuditDetail(before.name, before: before.value, after: after.value)
    }
  }

  /// A threshold of the tier that the count came up to (R3.16).
  static func reached(_ reached: ThresholdReached) -> AuditDetail {
    AuditDetail(
      "threshold", before: nil, after: "\(reached.percent) % (\(reached.count)/\(reached.tier))")
  }

  private static func values(of billing: Billing) -> [(name: String, value: String?)] {
    [
      ("plan", billing.plan.rawValue), ("term", billing.term.rawValue),
      ("included", String(billing.tiers.included)),
      ("increment", String(billing.tiers.increment)), ("tier", String(billing.tier)),
      ("price_per_step", billing.price.map { $0.amount + " " + $0.currency }),
      ("purchased", billing.purchased.isoText), ("time_zone", billing.timeZone.identifier),
      ("tier_guard", billing.tierGuard ? "on" : "off"),
      ("requested_tier", billing.requestedTier.map { String($0) }),
    ]
  }
}
