/// The names that users and objects have at each point of the journal (R13.5).
///
/// Feed it the events in order; ask it after each transaction.
package struct AuditNames: Sendable {
  private struct Key: Hashable {
    var kind: String
    var id: String
  }

  private var names: [Key: String] = [:]

  package init() {}

  /// Whether transactions of this operation may give names.
  package static func isGiven(by operation: String) -> Bool {
    switch CommandKind(rawValue: operation) {
    case .createContact, .editContacts, .setAsMarketing, .setAsNonMarketing, .keepAsMarketing,
      .deleteContacts, .deletePermanently, .restoreContacts, .mergeContacts, .takeIn:
      false
    default: SystemAction(rawValue: operation) == nil
    }
  }

  package mutating func read(_ events: [Event]) {
    for event in events {
      switch event {
      case .accountOpened(let opening): note(opening.firstUser)
      case .userAdded(let user), .userEdited(let user, _), .userRemoved(let user): note(user)
      case .objectSaved(let object, _), .objectRemoved(let object):
        names[Key(kind: object.kind.rawValue, id: String(object.id.rawValue))] = object.name
      default: break
      }
    }
  }

  private mutating func note(_ user: User) {
    names[Key(kind: "user", id: String(user.id.rawValue))] = user.name
  }

  /// The object with its name, where its events did not say it.
  package func named(_ object: AuditObject?) -> AuditObject? {
    guard var object, object.name.isEmpty else { return object }
    object.name = names[Key(kind: object.kind, id: object.id)] ?? ""
    return object
  }
}
