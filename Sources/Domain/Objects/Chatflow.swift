/// A chatflow, live chat or bot: only contacts it creates become marketing, and only while its
/// toggle is on (R11.8).
package struct Chatflow: NamedObject {
  package static let kind = ObjectKind.chatflow

  package let id: ObjectID
  package var name: String
  /// Off by default (R11.8).
  package var setsMarketing: Bool
  /// When and by whom the toggle was last turned.
  package var toggledAt: Instant?
  package var toggledBy: UserID?
  package var createdAt: Instant?
  package var createdBy: UserID?

  package init(
    id: ObjectID, name: String, setsMarketing: Bool = false, toggledAt: Instant? = nil,
    toggledBy: UserID? = nil, createdAt: Instant? = nil, createdBy: UserID? = nil
  ) {
    self.id = id
    self.name = name
    self.setsMarketing = setsMarketing
    self.toggledAt = toggledAt
    self.toggledBy = toggledBy
    self.createdAt = createdAt
    self.createdBy = createdBy
  }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("sets_marketing", setsMarketing)
    fields.add("toggled_at", toggledAt)
    fields.add("toggled_by", toggledBy)
    fields.add("created_at", createdAt)
    fields.add("created_by", createdBy)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), setsMarketing: try fields.flag("sets_marketing"),
      toggledAt: try fields.instant("toggled_at"), toggledBy: try fields.user("toggled_by"),
      createdAt: try fields.instant("created_at"), createdBy: try fields.user("created_by"))
  }
}
