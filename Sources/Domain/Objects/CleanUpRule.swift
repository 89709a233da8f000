/// A clean-up rule: the contacts of a filter are pre-set to non-marketing, on demand or at opening
/// (section 15, item 10).
package struct CleanUpRule: NamedObject {
  package static let kind = ObjectKind.cleanUpRule

  package let id: ObjectID
  package var name: String
  /// Which contacts, in the filter language.
  package var filter: String
  /// Runs by itself when the store is opened this many days or fewer before the update date; `nil`
  /// runs on demand only.
  package var daysBeforeUpdate: Int?
  package var owner: UserID
  package var lastRun: Instant?

  package init(
    id: ObjectID, name: String, filter: String, daysBeforeUpdate: Int? = nil, owner: UserID,
    lastRun: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.filter = filter
    self.daysBeforeUpdate = daysBeforeUpdate
    self.owner = owner
    self.lastRun = lastRun
  }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("filter", filter)
    fields.add("days_before_update", daysBeforeUpdate.map { .number(Int64($0)) })
    fields.add("owner", owner)
    fields.add("last_run", lastRun)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), filter: try fields.text("filter"),
      daysBeforeUpdate: try fields.optionalNumber("days_before_update").map(Int.init),
      owner: UserID(try fields.number("owner")), lastRun: try fields.instant("last_run"))
  }
}
