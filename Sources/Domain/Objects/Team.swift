/// A team of users (9.3).
package struct Team: NamedObject {
  package static let kind = ObjectKind.team

  package let id: ObjectID
  package var name: String
  /// The team above: its members see what this team's members own (R9.9).
  package var parent: ObjectID?

  package init(id: ObjectID, name: String, parent: ObjectID? = nil) {
    self.id = id
    self.name = name
    self.parent = parent
  }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("parent", parent)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(id: id, name: try fields.text("name"), parent: try fields.object("parent"))
  }
}
