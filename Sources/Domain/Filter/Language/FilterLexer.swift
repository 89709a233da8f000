/// Cuts a filter's text into tokens.
///
/// A word ends at white space, quotes, parentheses, commas and signs of comparison. Between quotes
/// `\"` is a quote and `\\` a backslash; any other backslash stands for itself.
struct FilterLexer {
  private let scalars: String.UnicodeScalarView
  private var index: String.Index
  /// Bytes before `index`.
  private var offset = 0

  private init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
  }

  static func tokens(in text: String) throws(FilterDiagnostic) -> [FilterToken] {
    var lexer = FilterLexer(text)
    var tokens: [FilterToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private var current: Unicode.Scalar? {
    index < scalars.endIndex ? scalars[index] : nil
  }

  private var following: Unicode.Scalar? {
    guard index < scalars.endIndex else { return nil }
    let next = scalars.index(after: index)
    return next < scalars.endIndex ? scalars[next] : nil
  }

  private mutating func advance() {
    offset += UTF8.width(scalars[index])
    index = scalars.index(after: index)
  }

  private mutating func next() throws(FilterDiagnostic) -> FilterToken? {
    while let scalar = current, scalar.properties.isWhitespace { advance() }
    guard let scalar = current else { return nil }
    switch scalar {
    case "(": return single(.openingParenthesis)
    case ")": return single(.closingParenthesis)
    case ",": return single(.comma)
    case "\"": return try quoted()
    case "=": return sign(.equal, orWithEqual: .equal)
    case "<": return sign(.less, orWithEqual: .lessOrEqual)
    case ">": return sign(.greater, orWithEqual: .greaterOrEqual)
    case "!":
      return following == "=" ? sign(.notEqual, orWithEqual: .notEqual) : single(.exclamation)
    default: return word()
    }
  }

  private mutating func single(_ kind: FilterToken.Kind) -> FilterToken {
    let start = (index, offset)
    advance()
    return token(kind, from: start)
  }

  private mutating func sign(
    _ plain: FilterOperator, orWithEqual withEqual: FilterOperator
  ) -> FilterToken {
    let start = (index, offset)
    advance()
    guard current == "=" else { return token(.sign(plain), from: start) }
    advance()
    return token(.sign(withEqual), from: start)
  }

  private mutating func word() -> FilterToken {
    let start = (index, offset)
    while let scalar = current, !endsWord(scalar) { advance() }
    return token(.word, from: start)
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", ",", "\"", "=", "<", ">": true
    case "!": following == "="
    default: scalar.properties.isWhitespace
    }
  }

  private mutating func quoted() throws(FilterDiagnostic) -> FilterToken {
    let start = offset
    advance()
    var content = String.UnicodeScalarView()
    while let scalar = current {
      if scalar == "\"" {
        advance()
        return FilterToken(kind: .quoted, text: String(content), range: start..<offset)
      }
      if scalar == "\\", following == "\"" || following == "\\" { advance() }
      if let taken = current { content.append(taken) }
      advance()
    }
    throw FilterDiagnostic(.unclosedQuote(at: start), start..<offset)
  }

  private func token(
    _ kind: FilterToken.Kind, from start: (index: String.Index, offset: Int)
  ) -> FilterToken {
    FilterToken(
      kind: kind, text: String(scalars[start.index..<index]), range: start.offset..<offset)
  }
}
