/// A list of contacts (section 7).
package struct ContactList: NamedObject {
  package static let kind = ObjectKind.list

  package let id: ObjectID
  package var name: String
  /// The criteria of an active list in the filter language; `nil` for a static list (R7.1).
  package var filter: String?
  package var visibility: SavedFilter.Visibility
  package var owner: UserID
  package var createdAt: Instant
  package var updatedAt: Instant

  package init(
    id: ObjectID, name: String, filter: String? = nil,
    visibility: SavedFilter.Visibility = .everyone, owner: UserID, createdAt: Instant,
    updatedAt: Instant
  ) {
    self.id = id
    self.name = name
    self.filter = filter
    self.visibility = visibility
    self.owner = owner
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  package var isActive: Bool { filter != nil }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("filter", filter)
    fields.add("visibility", visibility.rawValue)
    fields.add("owner", owner)
    fields.add("created_at", createdAt)
    fields.add("updated_at", updatedAt)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), filter: try fields.optionalText("filter"),
      visibility: try fields.word("visibility", SavedFilter.Visibility.self),
      owner: UserID(try fields.number("owner")),
      createdAt: Instant(milliseconds: try fields.number("created_at")),
      updatedAt: Instant(milliseconds: try fields.number("updated_at")))
  }
}
