/// The plans that have marketing contacts (R12.1).
package enum Plan: String, CaseIterable, Sendable {
  case starter
  case professional
  case enterprise

  /// Whether the plan may be bought for a month at a time (R3.3).
  package var allowsMonthlyTerm: Bool { self == .starter }

  /// The initial tiers of the plan, copied into a new store and changeable there (R3.1).
  ///
  /// The increment of Enterprise is an assumption that no source confirms.
  package var initialTiers: TierSchedule {
    switch self {
    case .starter: TierSchedule(included: 1000, increment: 1000)
    case .professional: TierSchedule(included: 2000, increment: 5000)
    case .enterprise: TierSchedule(included: 10_000, increment: 10_000)
    }
  }
}

/// What not every plan has (R12.6).
package enum PlanFeature: String, CaseIterable, Sendable {
  case workflows
  /// Teams below teams.
  case nestedTeams = "nested-teams"
  /// Lists that only a team sees (R7.9).
  case teamLists = "team-lists"
}

extension Plan {
  package func has(_ feature: PlanFeature) -> Bool {
    switch feature {
    case .workflows: self != .starter
    case .nestedTeams, .teamLists: self == .enterprise
    }
  }

  /// How many objects of a kind the plan allows; `nil` for no limit (R7.6, R12.6).
  package func limit(of kind: ObjectKind) -> Int? {
    switch (kind, self) {
    case (.team, .starter): 1
    case (.team, .professional): 25
    case (.team, .enterprise): 200
    case (.list, .starter): 25
    case (.list, _): 1500
    default: nil
    }
  }
}

/// The tiers of an account: `included`, then steps of `increment` marketing contacts (R3.1).
package struct TierSchedule: Hashable, Sendable {
  package var included: Int
  package var increment: Int

  package init(included: Int, increment: Int) {
    self.included = max(1, included)
    self.increment = max(1, increment)
  }

  /// The lowest tier that holds `count`; exactly at a tier is not over it (R3.7).
  package func tier(holding count: Int) -> Int {
    guard count > included else { return included }
    return included + (count - included + increment - 1) / increment * increment
  }

  /// Whether `tier` is one of the steps.
  package func contains(_ tier: Int) -> Bool {
    tier >= included && (tier - included) % increment == 0
  }
}

/// How long a term is and so when update dates fall (R2.17, R2.18).
package enum BillingTerm: String, CaseIterable, Sendable {
  case monthly
  case annual
}
