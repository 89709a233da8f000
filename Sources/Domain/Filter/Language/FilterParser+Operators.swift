extension FilterParser {
  /// Whether an operator stands next, so that the word before it must be a property.
  var hasOperatorAhead: Bool {
    guard let token = peek() else { return false }
    if case .sign = token.kind { return true }
    if token.isKeyword("not") { return isWordOperator(at: 1, afterNot: true) }
    return isWordOperator(at: 0, afterNot: false)
  }

  private func isWordOperator(at distance: Int, afterNot: Bool) -> Bool {
    guard let token = peek(distance), token.kind == .word else { return false }
    func follows(_ keywords: Set<String>) -> Bool {
      peek(distance + 1)?.isKeyword(among: keywords) == true
    }
    switch token.text.lowercased() {
    case "contains", "between": return true
    case "starts", "ends": return follows(["with"])
    case "in":
      return peek(distance + 1)?.kind == .openingParenthesis || (!afterNot && follows(["the"]))
    case "is": return !afterNot
    case "more", "less": return !afterNot && follows(["than"])
    default: return false
    }
  }

  /// Steps over the operator that follows a property, and over the `not` before it; `nil` when
  /// there is none.
  mutating func readOperator(
    of property: ContactProperty
  ) throws(FilterDiagnostic) -> (sign: FilterOperator, isNegated: Bool)? {
    guard let token = peek() else { return nil }
    if case .sign(let sign) = token.kind {
      position += 1
      return (sign, false)
    }
    if token.isKeyword("not") {
      guard peek(1)?.isKeyword(among: ["contains", "starts", "ends", "in", "between"]) == true
      else {
        return nil
      }
      position += 1
      return try wordOperator(isNegated: true).map { ($0, true) }
    }
    if accept("is") { return try stateOperator() }
    if property == .marketingStatus, accept("ever") { return (.ever, false) }
    return try wordOperator(isNegated: false).map { ($0, false) }
  }

  private mutating func wordOperator(isNegated: Bool) throws(FilterDiagnostic) -> FilterOperator? {
    if accept("contains") { return .contains }
    if accept("between") { return .between }
    if accept("starts") {
      _ = try require(["with"])
      return .startsWith
    }
    if accept("ends") {
      _ = try require(["with"])
      return .endsWith
    }
    if accept("in") {
      guard !isNegated, accept("the") else { return .oneOf }
      return try require(["last", "next"]) == "last" ? .inTheLast : .inTheNext
    }
    for (word, sign) in [("more", FilterOperator.moreThan), ("less", .lessThan)] where accept(word)
    {
      _ = try require(["than"])
      return sign
    }
    return nil
  }

  /// Reads what follows `is`.
  private mutating func stateOperator() throws(FilterDiagnostic) -> (FilterOperator, Bool) {
    let isNegated = accept("not")
    let states = ["known", "unknown", "true", "false"]
    let state = try require(isNegated ? states : states + ["not"])
    return switch state {
    case "known": (.isKnown, isNegated)
    case "unknown": (.isUnknown, isNegated)
    case "true": (.isTrue, isNegated)
    default: (.isFalse, isNegated)
    }
  }
}
