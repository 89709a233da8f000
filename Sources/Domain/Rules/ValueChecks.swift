extension Account {
  /// Reads a typed text as a value of `property`; an empty text gives `nil`, which clears it.
  ///
  /// Throws for read-only properties (R1.9, R1.14) and for texts that are no value.
  package func checkedValue(
    _ text: String, of property: ContactProperty, for kind: CommandKind
  ) throws(Refusal) -> PropertyValue? {
    guard !property.definition.isReadOnly else {
      throw Refusal(kind, .readOnlyProperty(property))
    }
    switch ValueReader(account: self).value(of: text, property: property) {
    case .success(let value): return value
    case .failure(let problem): throw Refusal(kind, .invalidValue(property, problem))
    }
  }

  /// Checks that an address is one (R5.21) and belongs to no other contact (R1.6, R1.7).
  func checkEmail(
    _ value: PropertyValue?, of contact: ContactID?, for kind: CommandKind
  ) throws(Refusal) {
    guard case .text(let email) = value else { return }
    guard EmailAddress.isValid(email) else { throw Refusal(kind, .invalidEmail(email)) }
    if let row = table.row(withEmail: email), table.id(of: row) != contact {
      throw Refusal(kind, .emailInUse(by: table.id(of: row)))
    }
  }
}
