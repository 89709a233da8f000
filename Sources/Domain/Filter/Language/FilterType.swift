/// How the filter language treats a property.
package enum FilterType: Sendable {
  case text
  /// An enumeration with known options.
  case option
  case user
  case number
  case moment
  /// Yes or no.
  case flag
  /// The marketing status (2.1).
  case status
}

extension ContactProperty {
  package var filterType: FilterType {
    switch self {
    case .marketingStatus: return .status
    case .marketingUntilUpdate: return .flag
    default: break
    }
    switch definition.type {
    case .string: return .text
    case .number: return .number
    case .datetime: return .moment
    case .bool: return .flag
    case .enumeration:
      return switch definition.options {
      case .fixed, .account: .option
      case .users: .user
      case .none, .open: .text
      }
    }
  }

  /// The name by which the canonical text calls the property: the shortest among the internal name
  /// and the aliases of one word.
  package var filterName: String {
    let names = definition.aliases.filter { !$0.contains(" ") }
    return names.reduce(internalName) { $1.utf8.count < $0.utf8.count ? $1 : $0 }
  }

  /// Whether the value is a list joined by `;`.
  var holdsList: Bool {
    definition.field == .checkbox || self == .additionalEmails || self == .mergedIDs
  }

  /// Whether the value is the number of a user.
  var holdsUserNumber: Bool {
    self == .createdBy || self == .updatedBy || self == .recordSourceUser
  }
}
