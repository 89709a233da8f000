/// Which contacts somebody wants: the tree behind a text of the filter language.
package struct FilterExpression: Hashable, Sendable {
  /// `nil` for the filter that everything passes.
  package let root: FilterNode?

  package init(_ root: FilterNode?) {
    self.root = root
  }

  /// The filter without conditions; its text is empty.
  package static let everything = FilterExpression(nil)

  /// The filter that nothing passes, as a text of the language: every contact has a Record ID.
  package static let nothing = FilterExpression(
    .not(.condition(FilterCondition(.recordID, .known))))

  /// How many conditions and search words one filter may have (R6.6).
  package static let conditionLimit = 250

  /// How deep parentheses and `not` may nest.
  package static let depthLimit = 64

  /// Contacts that pass this filter and the other one.
  package func and(_ other: FilterExpression) -> FilterExpression {
    guard let root else { return other }
    guard let otherRoot = other.root else { return self }
    return FilterExpression(.and(FilterExpression.parts(root) + FilterExpression.parts(otherRoot)))
  }

  private static func parts(_ node: FilterNode) -> [FilterNode] {
    if case .and(let parts) = node { return parts }
    return [node]
  }
}

/// One node of a filter's tree.
package indirect enum FilterNode: Hashable, Sendable {
  /// Two nodes or more, all of which must hold.
  case and([FilterNode])
  /// Two nodes or more, one of which must hold.
  case or([FilterNode])
  /// The complement: `not` includes contacts without a value (R6.9).
  case not(FilterNode)
  case condition(FilterCondition)
  /// Free-text search for a word or a phrase that is not empty (R6.4).
  case search(String)
  /// Members of a list (R6.16); the name is the one the list had when the text was read.
  case inList(ObjectID, name: String)
}

extension FilterNode {
  /// Calls `visit` for every leaf, and tells whether it stands under an odd number of `not`.
  func forEachLeaf(isExcluded: Bool = false, _ visit: (FilterNode, Bool) -> Void) {
    switch self {
    case .and(let nodes), .or(let nodes):
      for node in nodes { node.forEachLeaf(isExcluded: isExcluded, visit) }
    case .not(let node): node.forEachLeaf(isExcluded: !isExcluded, visit)
    case .condition, .search, .inList: visit(self, isExcluded)
    }
  }
}
