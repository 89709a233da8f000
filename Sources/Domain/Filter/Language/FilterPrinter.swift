extension FilterExpression {
  /// The canonical text: reading it gives an equal expression.
  package var text: String { root.map { FilterPrinter.text($0) } ?? "" }
}

/// Writes the canonical text of a filter.
enum FilterPrinter {
  static func text(_ node: FilterNode) -> String {
    switch node {
    case .or(let nodes):
      nodes.map { text($0, inParentheses: $0.isOr) }.joined(separator: " or ")
    case .and(let nodes): conjunction(nodes)
    case .not(.condition(let condition)): negation(condition)
    case .not(let inner): "not " + text(inner, inParentheses: inner.isOr || inner.isAnd)
    case .condition(let condition): text(condition)
    case .search(let word): quotedIfNeeded(word, isSearch: true)
    case .inList(_, let name): "in list " + quoted(name)
    }
  }

  private static func text(_ node: FilterNode, inParentheses: Bool) -> String {
    inParentheses ? "(" + text(node) + ")" : text(node)
  }

  /// Search words stand side by side, everything else is joined by `and`.
  private static func conjunction(_ nodes: [FilterNode]) -> String {
    var result = ""
    for (index, node) in nodes.enumerated() {
      if index > 0 { result += node.isSearch && nodes[index - 1].isSearch ? " " : " and " }
      result += text(node, inParentheses: node.isOr || node.isAnd)
    }
    return result
  }

  private static func text(_ condition: FilterCondition) -> String {
    let name = condition.property.filterName
    return switch condition.test {
    case .known: name + " is known"
    case .anyOf(let values):
      values.count == 1 ? name + " = " + text(values[0]) : name + " in " + list(values)
    case .compare(let comparison, let value): name + " \(comparison.rawValue) " + text(value)
    case .between(let low, let high): name + " between " + text(low) + " and " + text(high)
    case .contains(let part): name + " contains " + quotedIfNeeded(part)
    case .startsWith(let part): name + " starts with " + quotedIfNeeded(part)
    case .endsWith(let part): name + " ends with " + quotedIfNeeded(part)
    case .during(let period): name + " " + text(period)
    case .ever(let answer): name + " ever = " + answer.rawValue
    }
  }

  /// The negative operator where there is one, and `not` before the condition where there is not.
  private static func negation(_ condition: FilterCondition) -> String {
    let name = condition.property.filterName
    return switch condition.test {
    case .known: name + " is unknown"
    case .anyOf(let values):
      values.count == 1 ? name + " != " + text(values[0]) : name + " not in " + list(values)
    case .between(let low, let high): name + " not between " + text(low) + " and " + text(high)
    case .contains(let part): name + " not contains " + quotedIfNeeded(part)
    case .startsWith(let part): name + " not starts with " + quotedIfNeeded(part)
    case .endsWith(let part): name + " not ends with " + quotedIfNeeded(part)
    case .ever(let answer): name + " ever != " + answer.rawValue
    case .compare, .during: "not " + text(condition)
    }
  }

  private static func list(_ values: [FilterValue]) -> String {
    "(" + values.map(text).joined(separator: ", ") + ")"
  }

  private static func text(_ period: FilterPeriod) -> String {
    let unit = period.count == 1 ? String(period.unit.rawValue.dropLast()) : period.unit.rawValue
    return switch (period.isWithin, period.direction) {
    case (true, .past): "in the last \(period.count) \(unit)"
    case (true, .future): "in the next \(period.count) \(unit)"
    case (false, .past): "more than \(period.count) \(unit) ago"
    case (false, .future): "more than \(period.count) \(unit) from now"
    }
  }

  private static func text(_ value: FilterValue) -> String {
    switch value {
    case .text(let text), .option(let text): quotedIfNeeded(text)
    case .user(_, let email): quotedIfNeeded(email)
    case .me: "me"
    case .number(let number): String(number)
    case .moment(let moment): moment.text
    case .flag(let flag): flag ? "yes" : "no"
    case .status(let answer): answer.rawValue
    }
  }

  /// The text as a bare word where it is read back as that, in quotes elsewhere.
  static func quotedIfNeeded(_ text: String, isSearch: Bool = false) -> String {
    let keywords = isSearch ? FilterKeyword.quoted : FilterKeyword.joining
    let isBare =
      !text.isEmpty && text.unicodeScalars.allSatisfy(isPlain)
      && !keywords.contains(text.lowercased())
    if isBare, !isSearch { return text }
    if isBare, !text.contains(":"), PropertyCatalogue.property(named: text) == nil { return text }
    return quoted(text)
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", ",", "\"", "=", "<", ">", "!": false
    default: !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
  }
}

extension FilterNode {
  fileprivate var isOr: Bool {
    if case .or = self { return true }
    return false
  }

  fileprivate var isAnd: Bool {
    if case .and = self { return true }
    return false
  }

  fileprivate var isSearch: Bool {
    if case .search = self { return true }
    return false
  }
}
