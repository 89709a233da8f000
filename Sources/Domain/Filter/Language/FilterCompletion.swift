/// Finds what could be written at the cursor of a filter's text.
package enum FilterCompletion {
  /// Suggestions for the word before `cursor`, a byte of the text's UTF-8, best first.
  ///
  /// What stands behind the cursor plays no part. Empty where nothing fits or the text before is
  /// wrong.
  package static func suggestions(
    for text: String, cursor: Int, in context: FilterContext
  ) -> [FilterSuggestion] {
    let (before, word) = divide(text, cursor)
    let range = before.utf8.count..<(before.utf8.count + word.utf8.count)
    return candidates(after: before, word, context)
      .filter { begins($0, with: bare(word)) }
      .map { FilterSuggestion(range: range, text: $0.text, meaning: $0.meaning) }
  }

  private typealias Candidate = (
    text: String, names: [String], meaning: FilterSuggestion.Meaning
  )

  /// The text before the word at the cursor, and this word; a quoted text is one word.
  private static func divide(_ text: String, _ cursor: Int) -> (before: String, word: String) {
    let end = text.utf8.index(
      text.startIndex, offsetBy: max(0, cursor), limitedBy: text.endIndex)
    let head = String(text[..<(end ?? text.endIndex)])
    let bytes = head.utf8
    let start: Int
    do throws(FilterDiagnostic) {
      let last = try FilterLexer.tokens(in: head).last
      guard let last, last.kind == .word, last.range.upperBound == bytes.count else {
        return (head, "")
      }
      start = last.range.lowerBound
    } catch {
      start = error.range.lowerBound
    }
    let index = bytes.index(bytes.startIndex, offsetBy: start)
    return (String(head[..<index]), String(head[index...]))
  }

  /// The word without the quote with which it begins.
  private static func bare(_ word: String) -> String {
    word.hasPrefix("\"") ? String(word.dropFirst()) : word
  }

  private static func begins(_ candidate: Candidate, with word: String) -> Bool {
    let matcher = word.isEmpty ? nil : TextMatcher(.startsWith, word)
    return candidate.names.contains { matcher?.matches($0) ?? true }
  }

  /// What the grammar allows after `text`.
  private static func candidates(
    after text: String, _ word: String, _ context: FilterContext
  ) -> [Candidate] {
    switch FilterExpression.parse(text, in: context) {
    case .success(let expression):
      if expression == .everything { return conditions }
      return [keyword("and"), keyword("or")] + conditions
    case .failure(let diagnostic):
      if case .misplacedKeyword(let word) = diagnostic.kind, word.lowercased() == "in" {
        return [keyword("list")]
      }
      guard case .expected(let expectation, found: nil) = diagnostic.kind else { return [] }
      return candidates(for: expectation, context)
    }
  }

  private static func candidates(
    for expectation: FilterExpectation, _ context: FilterContext
  ) -> [Candidate] {
    switch expectation {
    case .condition: conditions
    case .operator(let property): operators(of: property)
    case .value(let property): values(of: property, context)
    case .listName:
      context.lists.map { (FilterPrinter.quoted($0.name), [$0.name], .list($0.id)) }
    case .keyword(let words): words.map(keyword)
    case .openingParenthesis: [keyword("(")]
    case .closingParenthesis:
      [keyword(")"), keyword("and"), keyword("or")] + conditions
    case .endOfList: [keyword(","), keyword(")")]
    case .number, .endOfText: []
    }
  }

  private static func keyword(_ word: String) -> Candidate {
    (word, [word], .keyword)
  }

  /// What a condition may begin with.
  private static var conditions: [Candidate] {
    properties + [keyword("not"), keyword("in list")]
  }

  private static let properties: [Candidate] = PropertyCatalogue.definitions.map { definition in
    let property = definition.property
    return (
      property.filterName,
      [property.filterName, definition.label, property.internalName] + definition.aliases,
      .property(property)
    )
  }

  private static func operators(of property: ContactProperty) -> [Candidate] {
    let all = property.filterOperators
    let plain = all.map { Candidate($0.text, [$0.text], .operator($0)) }
    let negated = all.filter(\.takesNot).map {
      Candidate("not " + $0.text, ["not " + $0.text], .operator($0))
    }
    return plain + negated
  }

  private static func values(
    of property: ContactProperty, _ context: FilterContext
  ) -> [Candidate] {
    func value(_ text: String, _ label: String) -> Candidate {
      (
        FilterPrinter.quotedIfNeeded(text), text == label ? [text] : [text, label],
        .value(property, label: label)
      )
    }
    switch property.filterType {
    case .option:
      return context.options(of: property).map { value($0.value, $0.label) }
        + (property == .hardBounceReason ? [value("yes", "yes"), value("no", "no")] : [])
    case .user:
      return [value("me", "me")] + context.options(of: property).map { value($0.value, $0.label) }
    case .flag: return ["yes", "no"].map { value($0, $0) }
    case .status: return MarketingAnswer.allCases.map { value($0.rawValue, $0.rawValue) }
    case .moment: return ["today", "yesterday", "tomorrow"].map { value($0, $0) }
    case .number: return property.holdsUserNumber ? [value("me", "me")] : []
    case .text: return []
    }
  }
}
