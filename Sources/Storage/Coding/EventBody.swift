internal import Domain

/// The members of an event on disk before its type says which of them it needs.
struct EventBody {
  var contact: ContactRecord?
  var changes: [ContactEdit.Change]?
  var contacts: [ContactID]?
  var removedContacts: [ContactID]?
  var object: AccountObject?
  var oldObject: AccountObject?
  var billing: Billing?
  var oldBilling: Billing?
  var user: User?
  var oldUser: User?
  var members = Members()

  func event(_ type: EventType) throws(ContentError) -> Event {
    switch type {
    case .accountOpened:
      return .accountOpened(
        AccountOpening(
          name: try members.text("name"), billing: try need(billing, "billing"),
          hasMarketingContacts: try members.flag("has_marketing_contacts"),
          firstUser: try need(user, "user")))
    case .contactCreated: return .contactCreated(try need(contact, "contact"))
    case .contactEdited:
      let id = ContactID(Int64(try members.integer("id")))
      return .contactEdited(ContactEdit(id: id, changes: try need(changes, "values")))
    case .marketingStatusChanged:
      return .marketingStatusChanged(
        StatusChange(
          from: try members.status("from"), to: try members.status("to"),
          contacts: try need(contacts, "runs"), source: try source()))
    case .updateDateReached:
      return .updateDateReached(try members.date("date"), demoted: try need(contacts, "runs"))
    case .tierChanged:
      return .tierChanged(from: try members.integer("from"), to: try members.integer("to"))
    case .renewalTierRequested:
      return .renewalTierRequested(try members.optionalInteger("tier"))
    case .importFinished: return .importFinished(try members.importReport(id: "id"))
    case .userAdded: return .userAdded(try need(user, "user"))
    case .permissionChanged:
      guard let permission = Permission(rawValue: try members.text("permission")) else {
        throw .badValue(member: "permission")
      }
      return .permissionChanged(try userID(), permission, isOn: try members.flag("on"))
    case .superAdminChanged:
      return .superAdminChanged(try userID(), isOn: try members.flag("on"))
    case .contactAccessChanged:
      return .contactAccessChanged(
        try userID(), try UserCoding.access(members, "contacts"),
        old: try UserCoding.access(members, "old_contacts"))
    case .userEdited:
      return .userEdited(try need(user, "user"), old: try need(oldUser, "old_user"))
    case .userRemoved: return .userRemoved(try need(user, "user"))
    case .contactsDeleted:
      return .contactsDeleted(
        try need(contacts, "runs"), permanently: try members.flag("permanently"))
    case .contactsRestored: return .contactsRestored(try need(contacts, "runs"))
    case .contactsPurged: return .contactsPurged(try need(contacts, "runs"))
    case .contactsMerged:
      return .contactsMerged(
        ContactMerge(
          primary: ContactID(Int64(try members.integer("primary"))),
          other: ContactID(Int64(try members.integer("other"))),
          changes: try need(changes, "values"), status: try members.status("status"),
          source: try source()))
    case .attemptRefused:
      guard let kind = CommandKind(rawValue: try members.text("command")),
        let right = RightWord.right(try members.text("lacking"))
      else { throw .badValue(member: "command") }
      return .attemptRefused(kind, lacking: right)
    case .objectSaved: return .objectSaved(try need(object, "object"), old: oldObject)
    case .objectRemoved: return .objectRemoved(try need(object, "object"))
    case .billingChanged:
      return .billingChanged(
        try need(billing, "billing"), old: try need(oldBilling, "old_billing"))
    case .featureSwitchedOn: return .featureSwitchedOn
    case .thresholdReached:
      return .thresholdReached(
        ThresholdReached(
          percent: try members.integer("percent"), count: try members.integer("count"),
          tier: try members.integer("tier")))
    case .workflowEnrolled, .workflowActionsDone, .workflowActionsFailed, .workflowChainStopped,
      .workflowRetried, .workflowChecked:
      return try workflowEvent(type)
    case .listMembersChanged:
      return .listMembersChanged(
        ObjectID(Int64(try members.integer("list"))), added: try need(contacts, "runs"),
        removed: try need(removedContacts, "removed_runs"))
    }
  }

  private func need<Part>(_ part: Part?, _ member: String) throws(ContentError) -> Part {
    guard let part else { throw .missing(member: member) }
    return part
  }

  private func userID() throws(ContentError) -> UserID {
    UserID(Int64(try members.integer("user")))
  }

  private func source() throws(ContentError) -> MarketingSource? {
    guard let parts = try members.optionalTexts("source") else { return nil }
    guard parts.count == 3, let type = parts[0].flatMap(MarketingSourceType.init(rawValue:)) else {
      throw .badValue(member: "source")
    }
    return MarketingSource(type: type, id: parts[1], name: parts[2])
  }
}
