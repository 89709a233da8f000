/// An operator of the filter language.
package enum FilterOperator: CaseIterable, Hashable, Sendable {
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case contains
  case startsWith
  case endsWith
  case oneOf
  case between
  case isKnown
  case isUnknown
  case isTrue
  case isFalse
  case moreThan
  case lessThan
  case inTheLast
  case inTheNext
  case ever

  /// How the operator is written.
  package var text: String {
    switch self {
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .contains: "contains"
    case .startsWith: "starts with"
    case .endsWith: "ends with"
    case .oneOf: "in"
    case .between: "between"
    case .isKnown: "is known"
    case .isUnknown: "is unknown"
    case .isTrue: "is true"
    case .isFalse: "is false"
    case .moreThan: "more than"
    case .lessThan: "less than"
    case .inTheLast: "in the last"
    case .inTheNext: "in the next"
    case .ever: "ever"
    }
  }

  /// Whether `not` may stand before the operator.
  package var takesNot: Bool {
    switch self {
    case .contains, .startsWith, .endsWith, .oneOf, .between: true
    default: false
    }
  }
}

extension ContactProperty {
  /// The operators that make sense for the property, in the order in which they are offered
  /// (R6.7).
  package var filterOperators: [FilterOperator] {
    switch filterType {
    case .text:
      [.contains, .equal, .notEqual, .startsWith, .endsWith, .oneOf, .isKnown, .isUnknown]
    case .option, .user:
      [.equal, .notEqual, .oneOf, .isKnown, .isUnknown, .contains, .startsWith, .endsWith]
        + (self == .hardBounceReason ? [.isTrue, .isFalse] : [])
    case .number:
      [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .oneOf,
        .isKnown, .isUnknown,
      ]
    case .moment:
      [
        .inTheLast, .moreThan, .lessThan, .inTheNext, .equal, .notEqual, .less, .lessOrEqual,
        .greater, .greaterOrEqual, .between, .oneOf, .isKnown, .isUnknown,
      ]
    case .flag: [.equal, .notEqual, .oneOf, .isTrue, .isFalse, .isKnown, .isUnknown]
    case .status: [.equal, .notEqual, .ever, .oneOf, .isTrue, .isFalse, .isKnown, .isUnknown]
    }
  }
}
