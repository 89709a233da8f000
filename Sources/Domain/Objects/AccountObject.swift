/// The number of an account object; one counter for all kinds, never given twice.
package struct ObjectID: RawRepresentable, Hashable, Comparable, Sendable {
  package var rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The kinds of account objects; the raw value is the word on disk and in the audit log (R13.5).
package enum ObjectKind: String, CaseIterable, Sendable {
  case savedFilter = "saved-filter"
  case list
  case team
  case app
  case form
  case chatflow
  case workflow
  case cleanUpRule = "clean-up-rule"
}

/// What every account object has.
package protocol NamedObject: Hashable, Sendable {
  static var kind: ObjectKind { get }
  var id: ObjectID { get }
  var name: String { get set }
  /// Everything but kind and number.
  var fields: ObjectFields { get }
  init(id: ObjectID, fields: ObjectFields) throws(FieldProblem)
}

/// Something that people set up in the account, besides contacts and users.
package enum AccountObject: Hashable, Sendable {
  case savedFilter(SavedFilter)
  case list(ContactList)
  case team(Team)
  case app(ConnectedApp)
  case form(Form)
  case chatflow(Chatflow)
  case workflow(Workflow)
  case cleanUpRule(CleanUpRule)

  package var object: any NamedObject {
    switch self {
    case .savedFilter(let object): object
    case .list(let object): object
    case .team(let object): object
    case .app(let object): object
    case .form(let object): object
    case .chatflow(let object): object
    case .workflow(let object): object
    case .cleanUpRule(let object): object
    }
  }

  package var id: ObjectID { object.id }
  package var name: String { object.name }
  package var kind: ObjectKind { type(of: object).kind }
  package var fields: ObjectFields { object.fields }

  /// The object of this kind with these fields.
  package init(
    kind: ObjectKind, id: ObjectID, fields: ObjectFields
  ) throws(FieldProblem) {
    switch kind {
    case .savedFilter: self = .savedFilter(try SavedFilter(id: id, fields: fields))
    case .list: self = .list(try ContactList(id: id, fields: fields))
    case .team: self = .team(try Team(id: id, fields: fields))
    case .app: self = .app(try ConnectedApp(id: id, fields: fields))
    case .form: self = .form(try Form(id: id, fields: fields))
    case .chatflow: self = .chatflow(try Chatflow(id: id, fields: fields))
    case .workflow: self = .workflow(try Workflow(id: id, fields: fields))
    case .cleanUpRule: self = .cleanUpRule(try CleanUpRule(id: id, fields: fields))
    }
  }
}
