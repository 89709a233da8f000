/// A saved filter: what the articles call a saved view (R6.13 to R6.18).
package struct SavedFilter: NamedObject {
  package static let kind = ObjectKind.savedFilter

  package let id: ObjectID
  package var name: String
  /// The text of the filter language.
  package var filter: String
  /// Internal names in their order; empty for the default columns (R6.3).
  package var columns: [String]
  /// The text of the sort order; empty for none.
  package var sort: String
  package var visibility: Visibility
  /// Who made it and may change it (R6.18).
  package var owner: UserID

  /// Who sees an object that has an owner (R6.14, R7.9).
  package enum Visibility: String, CaseIterable, Sendable {
    case `private`
    /// Users who share a team with the owner.
    case team
    case everyone
  }

  package init(
    id: ObjectID, name: String, filter: String, columns: [String] = [], sort: String = "",
    visibility: Visibility = .private, owner: UserID
  ) {
    self.id = id
    self.name = name
    self.filter = filter
    self.columns = columns
    self.sort = sort
    self.visibility = visibility
    self.owner = owner
  }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("filter", filter)
    if !columns.isEmpty { fields.add("columns", .texts(columns)) }
    if !sort.isEmpty { fields.add("sort", sort) }
    fields.add("visibility", visibility.rawValue)
    fields.add("owner", owner)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), filter: try fields.text("filter"),
      columns: try fields.texts("columns"), sort: try fields.optionalText("sort") ?? "",
      visibility: try fields.word("visibility", Visibility.self),
      owner: UserID(try fields.number("owner")))
  }
}
