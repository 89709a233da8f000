/// A contact-based workflow with the action "Set marketing contact status" (section 10).
package struct Workflow: NamedObject {
  package static let kind = ObjectKind.workflow

  package let id: ObjectID
  package var name: String
  /// The enrolment triggers in the filter language (R10.5).
  package var trigger: String
  /// The value that the action sets (R10.2).
  package var action: Action
  /// Whether a contact that meets the triggers again is enrolled again (R10.7).
  package var reEnrols: Bool
  package var isOn: Bool
  package var createdAt: Instant
  package var createdBy: UserID
  /// When and by whom it was last turned on or off.
  package var turnedAt: Instant?
  package var turnedBy: UserID?

  /// The values of the action (R10.2).
  package enum Action: String, CaseIterable, Sendable {
    case setMarketing = "marketing"
    case setNonMarketing = "non-marketing"
  }

  package init(
    id: ObjectID, name: String, trigger: String, action: Action, reEnrols: Bool = false,
    isOn: Bool = false, createdAt: Instant, createdBy: UserID, turnedAt: Instant? = nil,
    turnedBy: UserID? = nil
  ) {
    self.id = id
    self.name = name
    self.trigger = trigger
    self.action = action
    self.reEnrols = reEnrols
    self.isOn = isOn
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.turnedAt = turnedAt
    self.turnedBy = turnedBy
  }

  package var fields: ObjectFields {
    var fields = ObjectFields()
    fields.add("name", name)
    fields.add("trigger", trigger)
    fields.add("action", action.rawValue)
    fields.add("re_enrols", reEnrols)
    fields.add("on", isOn)
    fields.add("created_at", createdAt)
    fields.add("created_by", createdBy)
    fields.add("turned_at", turnedAt)
    fields.add("turned_by", turnedBy)
    return fields
  }

  package init(id: ObjectID, fields: ObjectFields) throws(FieldProblem) {
    self.init(
      id: id, name: try fields.text("name"), trigger: try fields.text("trigger"),
      action: try fields.word("action", Action.self), reEnrols: try fields.flag("re_enrols"),
      isOn: try fields.flag("on"),
      createdAt: Instant(milliseconds: try fields.number("created_at")),
      createdBy: UserID(try fields.number("created_by")),
      turnedAt: try fields.instant("turned_at"), turnedBy: try fields.user("turned_by"))
  }
}
