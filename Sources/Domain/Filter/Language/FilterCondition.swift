/// One test on one property.
///
/// Negative operators are a `FilterNode.not` around the condition: that is why they include
/// contacts without a value (R6.9).
package struct FilterCondition: Hashable, Sendable {
  package var property: ContactProperty
  package var test: FilterTest

  package init(_ property: ContactProperty, _ test: FilterTest) {
    self.property = property
    self.test = test
  }
}

/// What is asked of a property's value; a contact without a value passes none of these.
package enum FilterTest: Hashable, Sendable {
  case known
  /// At least one value; the contact has one of them.
  case anyOf([FilterValue])
  case compare(FilterComparison, FilterValue)
  /// Both ends included.
  case between(FilterValue, FilterValue)
  case contains(String)
  case startsWith(String)
  case endsWith(String)
  case during(FilterPeriod)
  /// The marketing status is or was this one (R6.8).
  case ever(MarketingAnswer)

  var dependsOnClock: Bool {
    switch self {
    case .during: true
    case .anyOf(let values): values.contains(where: \.dependsOnClock)
    case .compare(_, let value): value.dependsOnClock
    case .between(let low, let high): low.dependsOnClock || high.dependsOnClock
    default: false
    }
  }
}

/// An order relation; the raw value is its sign in the filter language.
package enum FilterComparison: String, CaseIterable, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
