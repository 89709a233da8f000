extension FilterParser {
  /// Reads a condition or a search word that begins with `token`, a word or a quoted text.
  mutating func conditionOrSearch(_ token: FilterToken) throws(FilterDiagnostic) -> FilterNode {
    if isListCondition { return try listCondition() }
    if token.isKeyword(among: FilterKeyword.misplaced) {
      throw FilterDiagnostic(.misplacedKeyword(token.text), token.range)
    }
    if token.kind == .word, let limited = try fieldTerm(token) { return limited }
    let property = PropertyCatalogue.property(named: token.text)
    position += 1
    if let property, token.kind == .word || hasOperatorAhead {
      return try condition(on: property)
    }
    if hasOperatorAhead {
      throw FilterDiagnostic(unknownProperty(token.text), token.range)
    }
    guard !token.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      throw FilterDiagnostic(.emptyText, token.range)
    }
    return .search(token.text)
  }

  private func unknownProperty(_ name: String) -> FilterDiagnostic.Kind {
    .unknownProperty(name, nearest: nearestName(to: name, among: PropertyCatalogue.allNames))
  }

  /// Reads `field:term`, the short form of `field contains term`.
  ///
  /// `nil` when the word before the colon is nothing like a property: then the whole is a search
  /// word, such as an address of the web.
  private mutating func fieldTerm(_ token: FilterToken) throws(FilterDiagnostic) -> FilterNode? {
    guard let colon = token.text.firstIndex(of: ":"), colon > token.text.startIndex else {
      return nil
    }
    let name = String(token.text[..<colon])
    let nameRange = token.range.lowerBound..<(token.range.lowerBound + name.utf8.count)
    guard let property = PropertyCatalogue.property(named: name) else {
      let kind = unknownProperty(name)
      if case .unknownProperty(_, nearest: nil) = kind { return nil }
      throw FilterDiagnostic(kind, nameRange)
    }
    let term = String(token.text[token.text.index(after: colon)...])
    position += 1
    let value: FilterToken
    if !term.isEmpty {
      let start = nameRange.upperBound + 1
      value = FilterToken(kind: .word, text: term, range: start..<token.range.upperBound)
    } else if let next = peek(), next.kind == .quoted,
      next.range.lowerBound == token.range.upperBound
    {
      position += 1
      value = next
    } else {
      let end = token.range.upperBound
      throw FilterDiagnostic(
        .expected(.value(property), found: nil), peek() == nil ? textLength..<textLength : end..<end
      )
    }
    guard property.filterOperators.contains(.contains) else {
      return try equality(property, with: value)
    }
    return .condition(FilterCondition(property, .contains(try text(value))))
  }

  private mutating func condition(on property: ContactProperty) throws(FilterDiagnostic)
    -> FilterNode
  {
    let start = position
    guard let (sign, isNegated) = try readOperator(of: property) else {
      guard let token = peek(), token.kind == .word, !token.isKeyword(among: FilterKeyword.joining)
      else { throw expected(.operator(property)) }
      throw FilterDiagnostic(.unknownOperator(token.text, property), token.range)
    }
    guard property.filterOperators.contains(sign) else {
      let range = tokens[start].range.lowerBound..<tokens[position - 1].range.upperBound
      throw FilterDiagnostic(.operatorNotForType(sign, property), range)
    }
    let node = try operand(of: sign, property)
    return isNegated ? .not(node) : node
  }

  /// Reads what follows the operator.
  private mutating func operand(
    of sign: FilterOperator, _ property: ContactProperty
  ) throws(FilterDiagnostic) -> FilterNode {
    func condition(_ test: FilterTest) -> FilterNode { .condition(.init(property, test)) }
    switch sign {
    case .equal: return try equality(property, with: try valueToken(property))
    case .notEqual: return .not(try equality(property, with: try valueToken(property)))
    case .less: return condition(.compare(.less, try value(property)))
    case .lessOrEqual: return condition(.compare(.lessOrEqual, try value(property)))
    case .greater: return condition(.compare(.greater, try value(property)))
    case .greaterOrEqual: return condition(.compare(.greaterOrEqual, try value(property)))
    case .contains: return condition(.contains(try text(try valueToken(property))))
    case .startsWith: return condition(.startsWith(try text(try valueToken(property))))
    case .endsWith: return condition(.endsWith(try text(try valueToken(property))))
    case .oneOf: return condition(.anyOf(try list(property)))
    case .between:
      let low = try value(property)
      _ = try require(["and"])
      return condition(.between(low, try value(property)))
    case .isKnown: return condition(.known)
    case .isUnknown: return .not(condition(.known))
    case .isTrue: return yesOrNo(property, true)
    case .isFalse: return yesOrNo(property, false)
    case .moreThan, .lessThan:
      return condition(.during(try relative(isWithin: sign == .lessThan)))
    case .inTheLast: return condition(.during(try period(.past)))
    case .inTheNext: return condition(.during(try period(.future)))
    case .ever: return try ever(property)
    }
  }

  /// `=` with a value; a hard bounce may also be asked for by yes and no.
  private func equality(
    _ property: ContactProperty, with token: FilterToken
  ) throws(FilterDiagnostic) -> FilterNode {
    if property == .hardBounceReason, let answer = FilterParser.answer(token.text) {
      return yesOrNo(property, answer)
    }
    return .condition(.init(property, .anyOf([try value(of: token, property)])))
  }

  private func yesOrNo(_ property: ContactProperty, _ answer: Bool) -> FilterNode {
    switch property.filterType {
    case .status:
      return .condition(.init(property, .anyOf([.status(answer ? .yes : .no)])))
    case .flag: return .condition(.init(property, .anyOf([.flag(answer)])))
    default:
      let known = FilterNode.condition(.init(property, .known))
      return answer ? known : .not(known)
    }
  }

  private mutating func list(
    _ property: ContactProperty
  ) throws(FilterDiagnostic) -> [FilterValue] {
    guard peek()?.kind == .openingParenthesis else { throw expected(.openingParenthesis) }
    position += 1
    var values: [FilterValue] = []
    while true {
      values.append(try value(property))
      switch peek()?.kind {
      case .comma: position += 1
      case .closingParenthesis:
        position += 1
        return values
      default: throw expected(.endOfList)
      }
    }
  }

  private mutating func ever(_ property: ContactProperty) throws(FilterDiagnostic) -> FilterNode {
    guard let token = peek(), token.kind == .sign(.equal) || token.kind == .sign(.notEqual) else {
      throw expected(.keyword(["=", "!="]))
    }
    position += 1
    guard case .status(let answer) = try value(property) else { throw expected(.value(property)) }
    let node = FilterNode.condition(.init(property, .ever(answer)))
    return token.kind == .sign(.equal) ? node : .not(node)
  }
}
