/// The saved filters that every account has; they are not stored, and nobody changes or deletes
/// them (R6.15).
extension SavedFilter {
  package static let allContacts = builtIn(3, "All contacts", "")
  package static let myContacts = builtIn(4, "My contacts", "owner = me")
  package static let unassignedContacts = builtIn(5, "Unassigned contacts", "owner is unknown")

  /// All of them, in the order in which they are offered.
  package static let standard = [allContacts, myContacts, unassignedContacts]

  /// Whether every account has it.
  package var isStandard: Bool { id.rawValue <= AccountObjects.lastReservedID }

  private static func builtIn(_ id: Int64, _ name: String, _ filter: String) -> SavedFilter {
    SavedFilter(
      id: ObjectID(id), name: name, filter: filter, visibility: .everyone, owner: .nobody)
  }
}

extension AccountObjects {
  /// The objects of a kind that every account has without storing them.
  package func standard(_ kind: ObjectKind) -> [AccountObject] {
    kind == .savedFilter ? SavedFilter.standard.map(AccountObject.savedFilter) : []
  }
}
