extension FilterExpression {
  /// Reads a text of the filter language; an empty one is `everything`.
  ///
  /// A text that names a broken list is broken itself (R6.18).
  package static func parse(
    _ text: String, in context: FilterContext
  ) -> Result<FilterExpression, FilterDiagnostic> {
    let reading = FilterReading(text, in: context)
    if let diagnostic = reading.diagnostic { return .failure(diagnostic) }
    guard !reading.references.isEmpty else { return .success(reading.expression) }
    var graph = ListGraph(context)
    for reference in reading.references {
      if let problem = graph.problem(of: reference.list) {
        return .failure(FilterDiagnostic(problem, reference.range))
      }
    }
    return .success(reading.expression)
  }
}

/// Reads tokens by recursive descent; this file holds what joins conditions, the extensions hold
/// the conditions.
struct FilterParser {
  let tokens: [FilterToken]
  let textLength: Int
  let context: FilterContext
  var position = 0
  /// The lists named so far.
  var references: [ListReference] = []
  private var conditionCount = 0

  init(tokens: [FilterToken], textLength: Int, context: FilterContext) {
    self.tokens = tokens
    self.textLength = textLength
    self.context = context
  }

  mutating func expression() throws(FilterDiagnostic) -> FilterExpression {
    guard !tokens.isEmpty else { return .everything }
    let root = try disjunction(depth: 0)
    guard position == tokens.count else { throw expected(.endOfText) }
    return FilterExpression(root)
  }

  private mutating func disjunction(depth: Int) throws(FilterDiagnostic) -> FilterNode {
    var parts = [try conjunction(depth: depth)]
    while accept("or") { parts.append(try conjunction(depth: depth)) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction(depth: Int) throws(FilterDiagnostic) -> FilterNode {
    var parts = [try negation(depth: depth)]
    while accept("and") || beginsOperand { parts.append(try negation(depth: depth)) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  /// Whether the next token goes on with the conjunction without an `and`.
  private var beginsOperand: Bool {
    guard let token = peek() else { return false }
    switch token.kind {
    case .word: return !token.isKeyword("or")
    case .quoted, .openingParenthesis, .exclamation, .sign: return true
    case .closingParenthesis, .comma: return false
    }
  }

  private mutating func negation(depth: Int) throws(FilterDiagnostic) -> FilterNode {
    guard let token = peek() else { throw expected(.condition) }
    guard depth < FilterExpression.depthLimit else {
      throw FilterDiagnostic(.nestedTooDeep(limit: FilterExpression.depthLimit), token.range)
    }
    switch token.kind {
    case .exclamation:
      position += 1
      return .not(try negation(depth: depth + 1))
    case .word where token.isKeyword("not"):
      position += 1
      return .not(try negation(depth: depth + 1))
    case .openingParenthesis:
      position += 1
      let inner = try disjunction(depth: depth + 1)
      guard peek()?.kind == .closingParenthesis else { throw expected(.closingParenthesis) }
      position += 1
      return inner
    case .word, .quoted:
      try countCondition(at: token)
      return try conditionOrSearch(token)
    case .sign, .closingParenthesis, .comma: throw expected(.condition)
    }
  }

  private mutating func countCondition(at token: FilterToken) throws(FilterDiagnostic) {
    conditionCount += 1
    let limit = FilterExpression.conditionLimit
    if conditionCount > limit {
      throw FilterDiagnostic(.tooManyConditions(limit: limit), token.range)
    }
  }
}

// MARK: - Tokens

extension FilterParser {
  func peek(_ distance: Int = 0) -> FilterToken? {
    position + distance < tokens.count ? tokens[position + distance] : nil
  }

  /// Steps over the next token when it is this word.
  mutating func accept(_ keyword: String) -> Bool {
    guard peek()?.isKeyword(keyword) == true else { return false }
    position += 1
    return true
  }

  /// Steps over one of these words and returns it.
  mutating func require(_ keywords: [String]) throws(FilterDiagnostic) -> String {
    for keyword in keywords where accept(keyword) { return keyword }
    throw expected(.keyword(keywords))
  }

  /// What to say when the next token is not what could stand there.
  func expected(_ expectation: FilterExpectation) -> FilterDiagnostic {
    guard let token = peek() else {
      return FilterDiagnostic(.expected(expectation, found: nil), textLength..<textLength)
    }
    return FilterDiagnostic(.expected(expectation, found: token.text), token.range)
  }
}
