internal import Domain

/// The words for rights on disk: those of the command line.
enum RightWord {
  static func word(of right: MissingRight) -> String {
    switch right {
    case .permission(let permission): permission.rawValue
    case .superAdmin: "super-admin"
    case .contacts(let action): contactsPrefix + action.rawValue
    case .ownership(let kind): ownershipPrefix + kind.rawValue
    }
  }

  static func right(_ word: String) -> MissingRight? {
    if word == "super-admin" { return .superAdmin }
    if word.hasPrefix(contactsPrefix) {
      let action = ContactAction(rawValue: String(word.dropFirst(contactsPrefix.count)))
      return action.map(MissingRight.contacts)
    }
    if word.hasPrefix(ownershipPrefix) {
      let kind = ObjectKind(rawValue: String(word.dropFirst(ownershipPrefix.count)))
      return kind.map(MissingRight.ownership)
    }
    return Permission(rawValue: word).map(MissingRight.permission)
  }

  private static let contactsPrefix = "contacts."
  private static let ownershipPrefix = "owner:"
}
