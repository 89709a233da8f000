extension AuditEntry {
  /// A change of more than this many values is told by its numbers only.
  package static let detailLimit = 40

  /// The entry of a transaction whose events are at hand.
  package init(
    context: ChangeContext, action: String, touched: Int, figures: AuditFigures?,
    events: [Event]
  ) {
    self.init(context: context, action: action, touched: touched, figures: figures)
    for event in events where !event.isConsequence {
      if object == nil { object = AuditObject(event) }
    }
    for event in events {
      if case .attemptRefused(let kind, _) = event { refused = kind }
      details += AuditDetail.all(of: event)
    }
    // One contact is named; of many there is only the number.
    if object?.kind == "contact", touched > 1, !events.contains(where: \.isMerge) { object = nil }
    if details.count > AuditEntry.detailLimit { details = [] }
  }
}

extension AuditObject {
  /// What an event is about; `nil` when it is about the account as a whole.
  init?(_ event: Event) {
    switch event {
    case .contactCreated(let record):
      let parts = [record.values[.firstName], record.values[.lastName]]
      let name = parts.compactMap { $0?.plainText }.joined(separator: " ")
      self.init(
        contact: record.id, name: name.isEmpty ? record.values[.email]?.plainText ?? "" : name)
    case .contactEdited(let edit): self.init(contact: edit.id)
    case .contactsDeleted(let contacts, _), .contactsRestored(let contacts),
      .contactsPurged(let contacts):
      guard contacts.count == 1 else { return nil }
      self.init(contact: contacts[0])
    case .contactsMerged(let merge): self.init(contact: merge.primary)
    case .marketingStatusChanged(let change):
      guard change.contacts.count == 1 else { return nil }
      self.init(contact: change.contacts[0])
    case .importFinished(let report):
      self.init(kind: "import", id: report.id, name: report.fileName)
    case .userAdded(let user), .userEdited(let user, _), .userRemoved(let user):
      self.init(kind: "user", id: String(user.id.rawValue), name: user.name)
    case .permissionChanged(let id, _, _), .superAdminChanged(let id, _),
      .contactAccessChanged(let id, _, _):
      self.init(kind: "user", id: String(id.rawValue), name: "")
    case .objectSaved(let object, _), .objectRemoved(let object):
      self.init(
        kind: object.kind.rawValue, id: String(object.id.rawValue), name: object.name)
    case .listMembersChanged(let list, _, _):
      self.init(kind: ObjectKind.list.rawValue, id: String(list.rawValue), name: "")
    case .workflowChanged(let event):
      self.init(
        kind: ObjectKind.workflow.rawValue, id: String(event.workflow.rawValue), name: "")
    case .billingChanged, .renewalTierRequested, .featureSwitchedOn, .updateDateReached,
      .tierChanged, .thresholdReached:
      self.init(kind: "billing", id: "", name: "")
    case .accountOpened(let opening): self.init(kind: "account", id: "", name: opening.name)
    // What was asked for is told apart; it may be about no one object.
    case .attemptRefused: return nil
    }
  }

  init(contact: ContactID, name: String = "") {
    self.init(kind: "contact", id: String(contact.rawValue), name: name)
  }
}

extension AuditDetail {
  /// The values that an event changed.
  static func all(of event: Event) -> [AuditDetail] {
    switch event {
    case .contactCreated(let record):
      record.values.map { .init($0.property.internalName, before: nil, after: $0.value.plainText) }
    case .contactEdited(let edit):
      edit.changes.map {
        .init(
          $0.property.internalName, before: $0.old?.plainText, after: $0.new?.plainText)
      }
    case .contactsMerged(let merge):
      [.init("merged", before: String(merge.other.rawValue), after: String(merge.primary.rawValue))]
        + merge.changes.map {
          .init(
            $0.property.internalName, before: $0.old?.plainText, after: $0.new?.plainText)
        }
    case .marketingStatusChanged(let change):
      [.init("hs_marketable_status", before: change.from.word, after: change.to.word)]
    case .tierChanged(let from, let to):
      [.init("tier", before: String(from), after: String(to))]
    case .billingChanged(let billing, let old): changes(from: old, to: billing)
    case .thresholdReached(let reached): [.reached(reached)]
    case .featureSwitchedOn: [.init("marketing_contacts", before: "off", after: "on")]
    case .renewalTierRequested(let tier):
      [.init("requested_tier", before: nil, after: tier.map { String($0) })]
    case .permissionChanged(_, let permission, let isOn):
      [.init(permission.rawValue, before: isOn ? "off" : "on", after: isOn ? "on" : "off")]
    case .superAdminChanged(_, let isOn):
      [.init("super-admin", before: isOn ? "off" : "on", after: isOn ? "on" : "off")]
    case .contactAccessChanged(_, let access, let old): changes(from: old, to: access)
    case .userEdited(let user, let old): changes(from: old, to: user)
    case .attemptRefused(_, let right): [.init("lacking", before: nil, after: right.word)]
    case .objectSaved(let object, let old): changes(from: old?.fields, to: object.fields)
    case .objectRemoved(let object): changes(from: object.fields, to: nil)
    case .listMembersChanged(_, let added, let removed):
      [
        .init("members added", before: nil, after: String(added.count)),
        .init("members removed", before: nil, after: String(removed.count)),
      ]
    case .accountOpened(let opening): opened(opening)
    case .updateDateReached(let date, let demoted):
      [
        .init("update_date", before: nil, after: date.isoText),
        .init("demoted", before: nil, after: String(demoted.count)),
      ]
    case .importFinished(let report): counts(of: report)
    case .contactsDeleted(_, let permanently):
      [.init("state", before: "present", after: permanently ? "erased" : "deleted")]
    case .contactsRestored: [.init("state", before: "deleted", after: "present")]
    case .contactsPurged: [.init("state", before: "deleted", after: "erased")]
    case .userAdded(let user): changes(from: nil, to: user)
    case .userRemoved(let user): changes(from: user, to: nil)
    case .workflowChanged(let event): [.happened(event)]
    }
  }

  /// The fields that differ, in the order of the newer object.
  private static func changes(
    from old: ObjectFields?, to new: ObjectFields?
  ) -> [AuditDetail] {
    var names = new?.fields.map(\.name) ?? []
    for field in old?.fields ?? [] where !names.contains(field.name) { names.append(field.name) }
    return names.compactMap { name in
      let (before, after) = (old?[name], new?[name])
      // A digest tells that a token changed; nobody needs its digits.
      let isSecret = name == "token_digest"
      return before == after
        ? nil
        : AuditDetail(
          name, before: before.map { isSecret ? "set" : $0.text },
          after: after.map { isSecret ? "set" : $0.text })
    }
  }
}

extension Event {
  /// Whether the event follows from the count that others lead to: an entry is about those.
  fileprivate var isConsequence: Bool {
    switch self {
    case .tierChanged, .thresholdReached: true
    default: false
    }
  }

  fileprivate var isMerge: Bool {
    if case .contactsMerged = self { true } else { false }
  }
}

extension FieldValue {
  /// The value as a word.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .texts(let texts): texts.joined(separator: ", ")
    }
  }
}

extension MarketingStatus {
  /// The word for the state in the audit log.
  package var word: String {
    switch self {
    case .nonMarketing: "non-marketing"
    case .marketing: "marketing"
    case .marketingUntilUpdate: "marketing until next update"
    }
  }
}

extension MissingRight {
  /// The word for the right, as on the command line.
  package var word: String {
    switch self {
    case .permission(let permission): permission.rawValue
    case .superAdmin: "super-admin"
    case .contacts(let action): "contacts." + action.rawValue
    case .ownership(let kind): "owner:" + kind.rawValue
    }
  }
}
