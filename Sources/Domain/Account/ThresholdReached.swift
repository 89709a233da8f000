/// A share of the tier that the count has come up to (R3.16).
package struct ThresholdReached: Hashable, Sendable {
  /// One of `percentages`.
  package var percent: Int
  package var count: Int
  /// The tier that the share is of.
  package var tier: Int

  package init(percent: Int, count: Int, tier: Int) {
    self.percent = percent
    self.count = count
    self.tier = tier
  }

  /// The shares that are told, in per cent of the tier.
  package static let percentages = [75, 90, 100]

  /// The shares of `tier` that `count` has come up to, lowest first.
  package static func all(count: Int, tier: Int) -> [ThresholdReached] {
    percentages.filter { reaches($0, count: count, tier: tier) }
      .map { ThresholdReached(percent: $0, count: count, tier: tier) }
  }

  /// Whether `count` is at least this share of the tier, reckoned without rounding.
  static func reaches(_ percent: Int, count: Int, tier: Int) -> Bool {
    count * 100 >= percent * tier
  }
}
