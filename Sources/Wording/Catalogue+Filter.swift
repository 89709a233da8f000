package import Domain

extension Catalogue {
  /// A mistake in a filter: what is wrong at the place, what was expected there, and the nearest
  /// name.
  package func message(
    _ diagnostic: FilterDiagnostic, in context: FilterContext
  ) -> Explanation {
    switch diagnostic.kind {
    case .unknownProperty(let token, let nearest):
      return unknownProperty(token, nearest, .unknownPropertyHint)
    case .unknownOperator(let token, let property):
      return explain(.unknownOperator, .operatorHint, operators(property, token))
    case .operatorNotForType(let operation, let property):
      return explain(.operatorNotForType, .operatorHint, operators(property, operation.text))
    case .unknownOption(let token, let property, let nearest):
      let facts: [String: PhraseArgument] = [
        "token": .data(token), "property": .text(label(of: property)),
        "nearest": .data(nearest?.label ?? ""), "value": .data(nearest?.value ?? ""),
        "options": .text(enumeration(context.options(of: property).map(\.label))),
      ]
      return explain(
        .unknownOption, nearest == nil ? .unknownOptionHint : .unknownOptionNearest, facts)
    case .notADate(let token, let property):
      return explain(.notADate, .notADateHint, facts(token, property))
    case .notANumber(let token, let property):
      return explain(.notANumber, .notANumberHint, facts(token, property))
    case .notABoolean(let token, let property):
      return explain(.notABoolean, .notABooleanHint, facts(token, property))
    case .numberTooLarge(let token, let limit):
      return explain(
        .numberTooLarge, .numberTooLargeHint, ["token": .data(token), "limit": .number(limit)])
    case .unclosedQuote: return explain(.unclosedQuote, .unclosedQuoteHint)
    case .emptyText: return explain(.emptyText, .emptyTextHint)
    case .misplacedKeyword(let word):
      return explain(.misplacedKeyword, .misplacedKeywordHint, ["token": .data(word)])
    case .expected(let expectation, let found): return expected(expectation, found)
    case .tooManyConditions(let limit):
      return explain(.tooManyConditions, .tooManyConditionsHint, ["limit": .number(limit)])
    case .nestedTooDeep(let limit):
      return explain(.nestedTooDeep, .nestedTooDeepHint, ["limit": .number(limit)])
    case .unknownList(let token, let nearest):
      return explain(
        .unknownList, nearest == nil ? .unknownListHint : .unknownListNearest,
        ["token": .data(token), "nearest": .data(nearest ?? "")])
    case .brokenList(let name):
      return explain(.brokenList, .brokenListHint, ["name": .data(name)])
    case .listCircle(let names):
      let circle = names.map { "\"\($0)\"" }.joined(separator: " > ")
      return explain(.listCircle, .listCircleHint, ["names": .data(circle)])
    }
  }

  /// A mistake in a sort order.
  package func message(_ diagnostic: SortDiagnostic) -> Explanation {
    switch diagnostic.kind {
    case .unknownProperty(let token, let nearest):
      return unknownProperty(token, nearest, .sortUnknownPropertyHint)
    case .unknownDirection(let token):
      return explain(.sortUnknownDirection, .sortUnknownDirectionHint, ["token": .data(token)])
    case .expectedProperty: return explain(.sortExpectedProperty, .sortExpectedPropertyHint)
    case .repeatedProperty(let property):
      return explain(
        .sortRepeated, .sortRepeatedHint, ["property": .text(label(of: property))])
    case .tooManyKeys(let limit):
      return explain(.sortTooMany, .sortTooManyHint, ["limit": .number(limit)])
    }
  }

  private func unknownProperty(
    _ token: String, _ nearest: String?, _ hint: FilterPhrase
  ) -> Explanation {
    explain(
      .unknownProperty, nearest == nil ? hint : .unknownPropertyNearest,
      ["token": .data(token), "nearest": .text(nearest ?? "")])
  }

  private func expected(_ expectation: FilterExpectation, _ found: String?) -> Explanation {
    let what: String
    var hint: String?
    switch expectation {
    case .condition:
      what = text(FilterPhrase.expectedCondition)
      hint = text(FilterPhrase.expectedConditionHint)
    case .operator(let property):
      what = text(FilterPhrase.expectedOperator, ["property": .text(label(of: property))])
      hint = text(FilterPhrase.operatorHint, operators(property, ""))
    case .value(let property):
      what = text(FilterPhrase.expectedValue, ["property": .text(label(of: property))])
    case .listName: what = text(FilterPhrase.expectedListName)
    case .keyword(let words):
      what = text(FilterPhrase.expectedKeyword, ["words": .text(alternatives(words, atMost: 9))])
    case .number: what = text(FilterPhrase.expectedNumber)
    case .openingParenthesis: what = text(FilterPhrase.expectedOpening)
    case .closingParenthesis: what = text(FilterPhrase.expectedClosing)
    case .endOfList: what = text(FilterPhrase.expectedListEnd)
    case .endOfText: what = text(FilterPhrase.expectedTextEnd)
    }
    let facts: [String: PhraseArgument] = ["what": .text(what), "found": .data(found ?? "")]
    return Explanation(
      text(found == nil ? FilterPhrase.expectedAtEnd : .expected, facts), hint: hint)
  }

  private func operators(
    _ property: ContactProperty, _ token: String
  ) -> [String: PhraseArgument] {
    let words = property.filterOperators.map(\.text)
    return [
      "token": .data(token), "property": .text(label(of: property)),
      "operators": .text(words.joined(separator: ", ")),
    ]
  }

  private func facts(_ token: String, _ property: ContactProperty?) -> [String: PhraseArgument] {
    ["token": .data(token), "property": .text(property.map { label(of: $0) } ?? "")]
  }

  private func explain(
    _ key: FilterPhrase, _ hint: FilterPhrase, _ facts: [String: PhraseArgument] = [:]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }
}
