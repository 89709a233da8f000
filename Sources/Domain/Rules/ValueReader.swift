/// Reads texts from forms, arguments and files as values of properties.
package struct ValueReader: Sendable {
  private let users: [User]
  private let timeZone: AccountTimeZone
  private let stages: [PropertyOption]
  private let leadStatuses: [PropertyOption]

  package init(account: Account) {
    users = account.users
    timeZone = account.billing.timeZone
    stages = account.lifecycleStages
    leadStatuses = account.leadStatuses
  }

  /// The value that `text` names; `nil` for a text of nothing but white space.
  package func value(
    of text: String, property: ContactProperty
  ) -> Result<PropertyValue?, ValueProblem> {
    let text = EmailAddress.trimmed(text)
    guard !text.isEmpty else { return .success(nil) }
    guard text.utf8.count <= TextColumn.maximumLength else {
      return .failure(.tooLong(bytes: text.utf8.count, limit: TextColumn.maximumLength))
    }
    guard !text.utf8.contains(0) else { return .failure(.containsNUL) }
    switch property.place.type {
    case .string: return .success(.text(text))
    case .number: return number(text)
    case .datetime: return instant(text)
    case .bool: return flag(text)
    case .enumeration: return option(text, property)
    }
  }

  private func number(_ text: String) -> Result<PropertyValue?, ValueProblem> {
    guard let number = Int64(text), number != ContactTable.noNumber else {
      return .failure(.notANumber(text))
    }
    return .success(.number(number))
  }

  /// ISO 8601; without a zone the account's is meant, without a time midnight (8.1).
  private func instant(_ text: String) -> Result<PropertyValue?, ValueProblem> {
    guard let local = LocalDateTime(text) else { return .failure(.notADate(text)) }
    if let offset = local.offsetMinutes {
      return .success(.instant(local.instant(offsetMinutes: offset)))
    }
    let instant = timeZone.instant(
      date: local.date, millisecondOfDay: local.millisecondOfDay)
    return .success(.instant(instant))
  }

  private func flag(_ text: String) -> Result<PropertyValue?, ValueProblem> {
    if let flag = PropertyOptions.flag(named: text) { return .success(.flag(flag)) }
    return .failure(.notABoolean(text))
  }

  /// An option as `PropertyOptions.option` finds it; several joined by `;` for
  /// properties that take several.
  private func option(
    _ text: String, _ property: ContactProperty
  ) -> Result<PropertyValue?, ValueProblem> {
    switch property.definition.options {
    case .none, .open: return .success(.text(text))
    case .users: return owner(text)
    case .account:
      return named(text, in: property == .lifecycleStage ? stages : leadStatuses)
    case .fixed(let options):
      guard property.definition.field == .checkbox else { return named(text, in: options) }
      var values: [String] = []
      for part in text.split(separator: ";") {
        switch named(EmailAddress.trimmed(String(part)), in: options) {
        case .success(let value): values.append(value?.plainText ?? "")
        case .failure(let problem): return .failure(problem)
        }
      }
      return .success(.text(values.joined(separator: ";")))
    }
  }

  private func named(
    _ text: String, in options: [PropertyOption]
  ) -> Result<PropertyValue?, ValueProblem> {
    let key = text.lowercased()
    if let match = PropertyOptions.option(named: text, among: options) {
      return .success(.text(match.value))
    }
    let nearest = nearestName(to: key, among: options.flatMap { [$0.value, $0.label] })
    let suggestion = options.first { $0.value == nearest || $0.label == nearest }
    return .failure(.unknownOption(text, nearest: suggestion))
  }

  /// An owner by e-mail address (R5.17), number or full name.
  private func owner(_ text: String) -> Result<PropertyValue?, ValueProblem> {
    let key = text.lowercased()
    let user = users.first {
      EmailAddress.key($0.email) == key || String($0.id.rawValue) == key
        || $0.name.lowercased() == key
    }
    guard let user else { return .failure(.unknownOwner(text)) }
    return .success(.text(String(user.id.rawValue)))
  }
}
