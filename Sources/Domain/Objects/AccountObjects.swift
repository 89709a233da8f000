/// The objects of an account by kind, each kind in the order in which they were made.
package struct AccountObjects: Sendable {
  package private(set) var filters: [SavedFilter] = []
  package private(set) var lists: [ContactList] = []
  package private(set) var teams: [Team] = []
  package private(set) var apps: [ConnectedApp] = [.accountKey]
  package private(set) var forms: [Form] = [.nonHubSpotForms]
  package private(set) var chatflows: [Chatflow] = []
  package private(set) var workflows: [Workflow] = []
  package private(set) var cleanUpRules: [CleanUpRule] = []
  /// The highest number ever given.
  package private(set) var highestID = AccountObjects.lastReservedID

  /// Numbers up to this one belong to objects that every account has.
  package static let lastReservedID: Int64 = 99

  package init() {}

  /// The number of the next object.
  package var nextID: ObjectID { ObjectID(highestID + 1) }

  package mutating func reserveIDs(upTo id: Int64) {
    highestID = max(highestID, id)
  }

  /// Puts in a new object or the new state of a known one.
  package mutating func save(_ object: AccountObject) {
    highestID = max(highestID, object.id.rawValue)
    switch object {
    case .savedFilter(let object): AccountObjects.put(object, in: &filters)
    case .list(let object): AccountObjects.put(object, in: &lists)
    case .team(let object): AccountObjects.put(object, in: &teams)
    case .app(let object): AccountObjects.put(object, in: &apps)
    case .form(let object): AccountObjects.put(object, in: &forms)
    case .chatflow(let object): AccountObjects.put(object, in: &chatflows)
    case .workflow(let object): AccountObjects.put(object, in: &workflows)
    case .cleanUpRule(let object): AccountObjects.put(object, in: &cleanUpRules)
    }
  }

  /// Marks a list as changed.
  mutating func touch(list id: ObjectID, at: Instant) {
    guard let index = lists.firstIndex(where: { $0.id == id }) else { return }
    lists[index].updatedAt = at
  }

  package mutating func remove(_ kind: ObjectKind, _ id: ObjectID) {
    switch kind {
    case .savedFilter: filters.removeAll { $0.id == id }
    case .list: lists.removeAll { $0.id == id }
    case .team: teams.removeAll { $0.id == id }
    case .app: apps.removeAll { $0.id == id }
    case .form: forms.removeAll { $0.id == id }
    case .chatflow: chatflows.removeAll { $0.id == id }
    case .workflow: workflows.removeAll { $0.id == id }
    case .cleanUpRule: cleanUpRules.removeAll { $0.id == id }
    }
  }

  /// All objects of a kind.
  package func all(_ kind: ObjectKind) -> [AccountObject] {
    switch kind {
    case .savedFilter: filters.map(AccountObject.savedFilter)
    case .list: lists.map(AccountObject.list)
    case .team: teams.map(AccountObject.team)
    case .app: apps.map(AccountObject.app)
    case .form: forms.map(AccountObject.form)
    case .chatflow: chatflows.map(AccountObject.chatflow)
    case .workflow: workflows.map(AccountObject.workflow)
    case .cleanUpRule: cleanUpRules.map(AccountObject.cleanUpRule)
    }
  }

  /// All objects, by kind.
  package var all: [AccountObject] { ObjectKind.allCases.flatMap { all($0) } }

  package func object(_ kind: ObjectKind, _ id: ObjectID) -> AccountObject? {
    all(kind).first { $0.id == id }
  }

  /// The object with this name in any letter case.
  package func object(_ kind: ObjectKind, named name: String) -> AccountObject? {
    let key = AccountObjects.key(name)
    return all(kind).first { AccountObjects.key($0.name) == key }
  }

  /// The form in which names are compared: trimmed, in lower case.
  package static func key(_ name: String) -> String {
    EmailAddress.trimmed(name).lowercased()
  }

  private static func put<Object: NamedObject>(_ object: Object, in objects: inout [Object]) {
    if let index = objects.firstIndex(where: { $0.id == object.id }) {
      objects[index] = object
    } else {
      objects.append(object)
    }
  }
}
