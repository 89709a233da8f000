extension FilterParser {
  /// Steps over the next token, which must be a value.
  mutating func valueToken(_ property: ContactProperty) throws(FilterDiagnostic) -> FilterToken {
    guard let token = peek(), token.isWordOrQuoted,
      !token.isKeyword(among: FilterKeyword.joining)
    else { throw expected(.value(property)) }
    position += 1
    return token
  }

  mutating func value(_ property: ContactProperty) throws(FilterDiagnostic) -> FilterValue {
    try value(of: try valueToken(property), property)
  }

  /// The text of a token, which must not be empty.
  func text(_ token: FilterToken) throws(FilterDiagnostic) -> String {
    guard !token.text.isEmpty else { throw FilterDiagnostic(.emptyText, token.range) }
    return token.text
  }

  func value(
    of token: FilterToken, _ property: ContactProperty
  ) throws(FilterDiagnostic) -> FilterValue {
    let text = try text(token)
    switch property.filterType {
    case .text: return .text(text)
    case .option: return .option(try option(text, property, token).value)
    case .user: return try user(text, property, token)
    case .number:
      if property.holdsUserNumber, text.lowercased() == "me" { return .me }
      guard let number = Int64(text), number != ContactTable.noNumber else {
        throw FilterDiagnostic(.notANumber(text, property), token.range)
      }
      return .number(number)
    case .moment:
      guard let moment = FilterMoment(text) else {
        throw FilterDiagnostic(.notADate(text, property), token.range)
      }
      return .moment(moment)
    case .flag:
      if let answer = FilterParser.answer(text) { return .flag(answer) }
      let label = context.options(of: property).first { $0.label == text }
      guard let label else {
        throw FilterDiagnostic(.notABoolean(text, property), token.range)
      }
      return .flag(label.value == "true")
    case .status: return .status(try status(text, property, token))
    }
  }

  /// Yes and no in the words that a flag takes.
  static func answer(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "1": true
    case "no", "false", "0": false
    default: nil
    }
  }

  private func status(
    _ text: String, _ property: ContactProperty, _ token: FilterToken
  ) throws(FilterDiagnostic) -> MarketingAnswer {
    if let answer = FilterParser.answer(text) { return answer ? .yes : .no }
    if text.lowercased() == MarketingAnswer.pending.rawValue { return .pending }
    let words = MarketingAnswer.allCases.map { PropertyOption($0.rawValue, $0.rawValue) }
    let option = try self.option(
      text, property, token, among: context.options(of: property) + words)
    return option.value == "true" ? .yes : .no
  }

  private func user(
    _ text: String, _ property: ContactProperty, _ token: FilterToken
  ) throws(FilterDiagnostic) -> FilterValue {
    let key = text.lowercased()
    if key == "me" { return .me }
    let user =
      context.users.first { EmailAddress.key($0.email) == EmailAddress.key(text) }
      ?? context.users.first { String($0.id.rawValue) == key }
      ?? context.users.first { $0.name.lowercased() == key }
    if let user { return .user(user.id, email: user.email) }
    let option = try option(text, property, token)
    let named = context.users.first { $0.email == option.value }
    return named.map { .user($0.id, email: $0.email) } ?? .me
  }

  /// The option with this internal value or, failing that, this label, in any letter case.
  private func option(
    _ text: String, _ property: ContactProperty, _ token: FilterToken,
    among given: [PropertyOption]? = nil
  ) throws(FilterDiagnostic) -> PropertyOption {
    let options = given ?? context.options(of: property)
    let key = text.lowercased()
    let match =
      options.first { $0.value.lowercased() == key }
      ?? options.first { $0.label.lowercased() == key }
    if let match { return match }
    let nearest = nearestName(to: key, among: options.flatMap { [$0.value, $0.label] })
    let suggestion = options.first { $0.value == nearest || $0.label == nearest }
    throw FilterDiagnostic(.unknownOption(text, property, nearest: suggestion), token.range)
  }
}

// MARK: - Periods

extension FilterParser {
  /// Reads `N days ago` or `N days from now`.
  mutating func relative(isWithin: Bool) throws(FilterDiagnostic) -> FilterPeriod {
    let (count, unit) = try length()
    let direction: FilterPeriod.Direction
    if try require(["ago", "from"]) == "ago" {
      direction = .past
    } else {
      _ = try require(["now"])
      direction = .future
    }
    return FilterPeriod(direction, isWithin: isWithin, count: count, unit: unit)
  }

  /// Reads the `N days` of `in the last N days`.
  mutating func period(
    _ direction: FilterPeriod.Direction
  ) throws(FilterDiagnostic) -> FilterPeriod {
    let (count, unit) = try length()
    return FilterPeriod(direction, isWithin: true, count: count, unit: unit)
  }

  private mutating func length() throws(FilterDiagnostic) -> (Int, FilterPeriod.Unit) {
    guard let token = peek(), token.kind == .word, !token.isKeyword(among: FilterKeyword.joining)
    else { throw expected(.number) }
    let limit = FilterPeriod.countLimit
    guard token.text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw FilterDiagnostic(.notANumber(token.text, nil), token.range)
    }
    guard let count = Int(token.text), count <= limit else {
      throw FilterDiagnostic(.numberTooLarge(token.text, limit: limit), token.range)
    }
    position += 1
    for unit in FilterPeriod.Unit.allCases
    where accept(unit.rawValue) || accept(String(unit.rawValue.dropLast())) {
      return (count, unit)
    }
    throw expected(.keyword(FilterPeriod.Unit.allCases.map(\.rawValue)))
  }
}
