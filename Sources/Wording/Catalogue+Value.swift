package import Domain

extension Catalogue {
  /// Why a text is not a value of `property`, and what would be one.
  package func message(
    _ problem: ValueProblem, of property: ContactProperty, in account: Account
  ) -> Explanation {
    let label = PhraseArgument.text(label(of: property))
    switch problem {
    case .notANumber(let token):
      return explain(.notANumber, .notANumberHint, token, label)
    case .notADate(let token):
      return explain(.notADate, .notADateHint, token, label)
    case .notABoolean(let token):
      return explain(.notABoolean, .notABooleanHint, token, label)
    case .unknownOption(let token, let nearest):
      let facts: [String: PhraseArgument] = [
        "token": .data(token), "property": label, "nearest": .data(nearest?.label ?? ""),
        "value": .data(nearest?.value ?? ""),
        "options": .text(enumeration(account.options(of: property).map(\.label))),
      ]
      return Explanation(
        text(ValuePhrase.unknownOption, facts),
        hint: text(
          nearest == nil ? ValuePhrase.unknownOptionHint : .unknownOptionNearest, facts))
    case .unknownOwner(let token):
      let facts: [String: PhraseArgument] = [
        "token": .data(token), "property": label,
        "users": .text(alternatives(account.users.map(\.email))),
      ]
      return Explanation(
        text(ValuePhrase.unknownOwner, facts), hint: text(ValuePhrase.unknownOwnerHint, facts))
    case .tooLong(let bytes, let limit):
      let facts: [String: PhraseArgument] = [
        "property": label, "bytes": .number(bytes), "limit": .number(limit),
      ]
      return Explanation(
        text(ValuePhrase.tooLong, facts), hint: text(ValuePhrase.tooLongHint, facts))
    case .containsNUL:
      return Explanation(
        text(ValuePhrase.containsNUL, ["property": label]),
        hint: text(ValuePhrase.containsNULHint))
    }
  }

  private func explain(
    _ key: ValuePhrase, _ hint: ValuePhrase, _ token: String, _ label: PhraseArgument
  ) -> Explanation {
    Explanation(text(key, ["token": .data(token), "property": label]), hint: text(hint))
  }
}
