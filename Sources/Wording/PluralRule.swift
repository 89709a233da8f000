/// The plural rules of the Unicode CLDR for whole numbers, of the languages that have a place in the
/// catalogue.
package enum PluralRule: Sendable {
  /// English, German, Swedish: one is singular.
  case oneOther
  /// Italian: one is singular, whole millions have a form of their own.
  case italian
  /// Polish: one; few for 2 to 4 but not 12 to 14; many for all other whole numbers.
  case polish

  /// The rule of a language by its two-letter code; that of English for languages not listed.
  package init(language: String) {
    switch language {
    case "it": self = .italian
    case "pl": self = .polish
    default: self = .oneOther
    }
  }

  /// The forms that a language's texts must have.
  package var categories: [PluralCategory] {
    switch self {
    case .oneOther: [.one, .other]
    case .italian: [.one, .many, .other]
    case .polish: [.one, .few, .many, .other]
    }
  }

  /// The form that goes with `count`.
  package func category(of count: Int) -> PluralCategory {
    let n = count.magnitude
    switch self {
    case .oneOther:
      return n == 1 ? .one : .other
    case .italian:
      if n == 1 { return .one }
      return n != 0 && n % 1_000_000 == 0 ? .many : .other
    case .polish:
      if n == 1 { return .one }
      let isFew = (2...4).contains(n % 10) && !(12...14).contains(n % 100)
      return isFew ? .few : .many
    }
  }
}

/// The plural forms by their names in the language files.
package enum PluralCategory: String, CaseIterable, Sendable {
  case one
  case few
  case many
  case other
}
