import Domain

/// The names under which files know the properties (8.1, 8.4).
enum HeaderNames {
  /// The property of a header: exactly, by internal name or label, or by another name for it.
  static func match(_ header: String) -> (property: ContactProperty, isExact: Bool)? {
    let key = key(header)
    if let property = exact[key] { return (property, true) }
    return synonyms[key].map { ($0, false) }
  }

  /// The properties of which a file has to have one, to say who a contact is (R1.3).
  static let identities: Set<ContactProperty> = [.recordID, .email, .firstName, .lastName]

  /// The header without surrounding blanks.
  static func trimmed(_ header: String) -> String {
    EmailAddress.trimmed(header)
  }

  /// The form in which headers are compared: without a remark in parentheses at the end, in lower
  /// case, without accents, with single blanks for blanks, hyphens and low lines.
  static func key(_ header: String) -> String {
    var text = Substring(trimmed(header).lowercased())
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex,
      text[text.index(before: open)] == " "
    {
      text = text[..<open]
    }
    let words = text.split { $0.isWhitespace || $0 == "_" || $0 == "-" }
    return PropertyOptions.folded(words.joined(separator: " "))
  }

  /// Whether the column is one of those that our own error files add.
  static func isErrorColumn(_ header: String) -> Bool {
    let key = key(header)
    return ErrorFileColumn.allCases.contains { HeaderNames.key($0.rawValue) == key }
  }

  private static let exact: [String: ContactProperty] = {
    var names: [String: ContactProperty] = [:]
    for definition in PropertyCatalogue.definitions {
      names[key(definition.property.internalName)] = definition.property
      names[key(definition.label)] = definition.property
    }
    return names
  }()

  private static let synonyms: [String: ContactProperty] = {
    var names: [String: ContactProperty] = [:]
    for (property, list) in otherNames + translatedNames {
      for name in list { names[key(name)] = property }
    }
    return names
  }()
}
