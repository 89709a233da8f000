extension PropertyCatalogue {
  /// The property with this internal name, label or alias, in any letter case.
  package static func property(named name: String) -> ContactProperty? {
    propertyByName[name.lowercased()]
  }

  /// The property with exactly this internal name.
  package static func property(internalName name: String) -> ContactProperty? {
    propertyByInternalName[name]
  }

  private static let propertyByInternalName = Dictionary(
    uniqueKeysWithValues: definitions.map { ($0.internalName, $0.property) })

  /// The property with this internal name or label, in any letter case: what a file's header and
  /// `--set` may use.
  package static func property(header name: String) -> ContactProperty? {
    propertyByHeader[name.lowercased()]
  }

  /// Every name that `property(named:)` knows, for suggestions.
  package static var allNames: [String] { Array(propertyByName.keys) }

  private static let propertyByHeader: [String: ContactProperty] = {
    var names: [String: ContactProperty] = [:]
    for definition in definitions {
      names[definition.internalName] = definition.property
      names[definition.label.lowercased()] = definition.property
    }
    return names
  }()

  private static let propertyByName: [String: ContactProperty] = {
    var names = propertyByHeader
    for definition in definitions {
      for alias in definition.aliases { names[alias] = definition.property }
    }
    return names
  }()
}
