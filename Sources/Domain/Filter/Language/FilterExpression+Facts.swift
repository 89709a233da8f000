extension FilterExpression {
  /// The properties whose values decide what passes: when none of them changes, neither does the
  /// result.
  ///
  /// Computed properties bring those they are computed from; what the criteria of `lists` ask is not
  /// among them.
  package var properties: Set<ContactProperty> {
    var properties: Set<ContactProperty> = []
    root?.forEachLeaf { leaf, _ in
      switch leaf {
      case .condition(let condition):
        properties.formUnion(FilterExpression.inputs(of: condition.property))
      case .inList: break
      default: properties.formUnion(FilterExpression.searchedProperties)
      }
    }
    return properties
  }

  /// The words and phrases of free-text search that a contact must have, for highlighting;
  /// excluded ones are left out.
  package var searchWords: [String] {
    var words: [String] = []
    root?.forEachLeaf { leaf, isExcluded in
      if case .search(let word) = leaf, !isExcluded, !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// The lists named directly, each once.
  package var lists: [ObjectID] {
    var lists: [ObjectID] = []
    root?.forEachLeaf { leaf, _ in
      if case .inList(let list, _) = leaf, !lists.contains(list) { lists.append(list) }
    }
    return lists
  }

  /// Whether the result changes by the mere passing of time (`today`, `3 days ago`);
  /// lists are not looked into.
  package var dependsOnClock: Bool {
    var depends = false
    root?.forEachLeaf { leaf, _ in
      if case .condition(let condition) = leaf, condition.test.dependsOnClock { depends = true }
    }
    return depends
  }

  /// Where free-text search looks (R6.4).
  package static let searchedProperties: [ContactProperty] = [
    .firstName, .lastName, .email, .phone, .company,
  ]

  private static func inputs(of property: ContactProperty) -> [ContactProperty] {
    switch property {
    case .emailDomain: [.emailDomain, .email]
    case .marketingStatus, .marketingUntilUpdate: [.marketingStatus, .marketingUntilUpdate]
    case .mailable:
      [
        .mailable, .email, .optedOut, .hardBounceReason, .badAddress, .quarantined, .ineligible,
      ]
    default: [property]
    }
  }
}
