/// A form (section 11): every submitter becomes marketing while its toggle is on (R11.2).
package struct Form: NamedObject {
  package static let kind = ObjectKind.form

  package let id: ObjectID
  package var name: String
  /// "Set contacts created as marketing contacts", on by default (R11.1).
  package var setsMarketing: Bool
  /// When and by whom the toggle was last turned; `nil` for one that nobody ever reviewed.
  package var toggledAt: Instant?
  package var toggledBy: UserID?
  /// Whether a submission without an address makes a contact (R11.5).
  package var allowsNoEmail: Bool
  package var createdAt: Instant?
  package var createdBy: UserID?

  package init(
    id: ObjectID, name: String, setsMarketing: Bool = true, toggledAt: Instant? = nil,
    toggledBy: UserID? = nil, allowsNoEmail: Bool = false, createdAt: Instant? = nil,
    createdBy: UserID? = nil
  ) {
    self.id = id
    self.name = name
    self.setsMarketing = setsMarketing
    self.toggledAt = toggledAt
    self.toggledBy = toggledBy
    self.allowsNoEmail = allowsNoEmail
    self.createdAt = createdAt
    self.createdBy = createdBy
  }

  /// The one default for forms that are not the product's own (R11.3).
  package static let nonHubSpotForms = Form(id: ObjectID(2), name: "Non-HubSpot forms")

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("sets_marketing", setsMarketing)
    fields.add("toggled_at", toggledAt)
    fields.add("toggled_by", toggledBy)
    if allowsNoEmail { fields.add("allows_no_email", true) }
    fields.add("created_at", createdAt)
    fields.add("created_by", createdBy)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), setsMarketing: try fields.flag("sets_marketing"),
      toggledAt: try fields.instant("toggled_at"), toggledBy: try fields.user("toggled_by"),
      allowsNoEmail: try fields.flag("allows_no_email", false),
      createdAt: try fields.instant("created_at"), createdBy: try fields.user("created_by"))
  }
}
