/// What is wrong with a text of the filter language, and where.
package struct FilterDiagnostic: Error, Equatable, Sendable {
  /// Bytes of the text's UTF-8; empty, at the end of the text, when something is missing there.
  package var range: Range<Int>
  package var kind: Kind

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  package enum Kind: Equatable, Sendable {
    /// `nearest` is the name that looks most like it.
    case unknownProperty(String, nearest: String?)
    /// A property's name must be followed by an operator.
    case unknownOperator(String, ContactProperty)
    case operatorNotForType(FilterOperator, ContactProperty)
    case unknownOption(String, ContactProperty, nearest: PropertyOption?)
    case notADate(String, ContactProperty)
    case notANumber(String, ContactProperty?)
    case notABoolean(String, ContactProperty)
    case numberTooLarge(String, limit: Int)
    /// A quote at byte `at` has no partner.
    case unclosedQuote(at: Int)
    /// Nothing stands between the quotes.
    case emptyText
    /// A word of the language where none can stand; in quotes it can be searched for.
    case misplacedKeyword(String)
    /// `found` is `nil` at the end of the text.
    case expected(FilterExpectation, found: String?)
    /// More conditions than a filter may have (R6.6).
    case tooManyConditions(limit: Int)
    case nestedTooDeep(limit: Int)
    /// No list that may be named here has the name.
    case unknownList(String, nearest: String?)
    /// The criteria of the list are no filter any more: it matches nothing (R6.18).
    case brokenList(String)
    /// The names of lists that refer to one another, in order, the first one again at the end
    /// (R7.8).
    case listCircle([String])
  }

  /// Whether the text is right as far as it goes and only lacks its end.
  package var isIncomplete: Bool {
    switch kind {
    case .expected(_, found: nil), .unclosedQuote: true
    default: false
    }
  }

  /// The range in characters of `text`, which must be the text that was read.
  package func characterRange(in text: String) -> Range<Int> {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(range.lowerBound, bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(range.upperBound, bytes.count))
    return text[..<start].count..<text[..<end].count
  }
}

/// What could stand at a place of a filter's text.
package enum FilterExpectation: Equatable, Sendable {
  /// A condition, a search word or an opening parenthesis.
  case condition
  case `operator`(ContactProperty)
  case value(ContactProperty)
  case listName
  /// One of these words.
  case keyword([String])
  case number
  case openingParenthesis
  case closingParenthesis
  /// A comma or the closing parenthesis of a list.
  case endOfList
  /// `and`, `or` or nothing.
  case endOfText
}
