/// One piece of a filter's text.
struct FilterToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case word
    case quoted
    /// `=`, `!=` or an order relation.
    case sign(FilterOperator)
    case openingParenthesis
    case closingParenthesis
    case comma
    /// `!` before a word: the short form of `not`.
    case exclamation
  }

  let kind: Kind
  /// What was written, for a quoted text what stands between the quotes.
  let text: String
  /// Bytes of the whole text's UTF-8, quotes included.
  let range: Range<Int>

  /// Whether this is the word `keyword`, which is in lower case, in any letter case.
  func isKeyword(_ keyword: String) -> Bool {
    kind == .word && text.utf8.count == keyword.utf8.count && text.lowercased() == keyword
  }

  func isKeyword(among keywords: Set<String>) -> Bool {
    kind == .word && keywords.contains(text.lowercased())
  }

  var isWordOrQuoted: Bool { kind == .word || kind == .quoted }
}

/// The words of the filter language.
enum FilterKeyword {
  /// Those that join conditions: they are never values and never search words.
  static let joining: Set<String> = ["and", "or", "not"]

  /// Those that cannot begin a condition; quoted they are search words.
  static let misplaced: Set<String> = joining.union(["in", "is", "between", "contains"])

  /// Those that the printer puts in quotes when they are search words, so that what is printed is
  /// read back as it was whatever stands next to it.
  static let quoted: Set<String> = misplaced.union([
    "starts", "ends", "more", "less", "ever", "with", "than", "the",
  ])
}
