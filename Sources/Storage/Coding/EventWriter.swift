package import Domain

/// Writes events as JSON objects with a `type`; the layout of each is in `write`.
package enum EventWriter {
  /// Record IDs that one event on a line may hold; longer lists are split over several events.
  static let contactsPerEvent = 100_000

  package static func write(_ event: Event, to emitter: inout JSONEmitter) {
    emitter.beginObject()
    emitter.key("type")
    emitter.string(EventType(event).rawValue)
    switch event {
    case .accountOpened(let opening): write(opening, &emitter)
    case .contactCreated(let record):
      emitter.key("contact")
      ContactWriter.write(record, to: &emitter)
    case .contactEdited(let edit): write(edit, &emitter)
    case .marketingStatusChanged(let change):
      emitter.key("from")
      emitter.integer(change.from.rawValue)
      emitter.key("to")
      emitter.integer(change.to.rawValue)
      if let source = change.source { write(source, &emitter) }
      write(change.contacts, &emitter)
    case .updateDateReached(let date, let demoted):
      emitter.key("date")
      emitter.string(date.isoText)
      write(demoted, &emitter)
    case .tierChanged(let from, let to):
      emitter.key("from")
      emitter.integer(from)
      emitter.key("to")
      emitter.integer(to)
    case .renewalTierRequested(let tier):
      emitter.key("tier")
      if let tier { emitter.integer(tier) } else { emitter.null() }
    case .importFinished(let report):
      emitter.key("id")
      emitter.string(report.id)
      write(report, to: &emitter)
    case .userAdded(let user): UserCoding.write(user, old: nil, to: &emitter)
    case .permissionChanged(let user, let permission, let isOn):
      emitter.key("user")
      emitter.integer(user.rawValue)
      emitter.key("permission")
      emitter.string(permission.rawValue)
      emitter.key("on")
      emitter.boolean(isOn)
    case .superAdminChanged(let user, let isOn):
      emitter.key("user")
      emitter.integer(user.rawValue)
      emitter.key("on")
      emitter.boolean(isOn)
    case .contactAccessChanged(let user, let access, let old):
      UserCoding.write(access, old: old, of: user, to: &emitter)
    case .userEdited(let user, let old): UserCoding.write(user, old: old, to: &emitter)
    case .userRemoved(let user): UserCoding.write(user, old: nil, to: &emitter)
    case .contactsDeleted(let contacts, let permanently):
      emitter.key("permanently")
      emitter.boolean(permanently)
      write(contacts, &emitter)
    case .contactsRestored(let contacts), .contactsPurged(let contacts): write(contacts, &emitter)
    case .contactsMerged(let merge): write(merge, &emitter)
    case .attemptRefused(let kind, let right):
      emitter.key("command")
      emitter.string(kind.rawValue)
      emitter.key("lacking")
      emitter.string(RightWord.word(of: right))
    case .objectSaved(let object, let old):
      emitter.key("object")
      ObjectCoding.write(object, to: &emitter)
      if let old {
        emitter.key("old")
        ObjectCoding.write(old, to: &emitter)
      }
    case .objectRemoved(let object):
      emitter.key("object")
      ObjectCoding.write(object, to: &emitter)
    case .billingChanged(let billing, let old):
      emitter.key("billing")
      write(billing, to: &emitter)
      emitter.key("old_billing")
      write(old, to: &emitter)
    case .featureSwitchedOn: break
    case .thresholdReached(let reached):
      for (key, number) in [
        ("percent", reached.percent), ("count", reached.count), ("tier", reached.tier),
      ] {
        emitter.key(key)
        emitter.integer(number)
      }
    case .listMembersChanged(let list, let added, let removed):
      emitter.key("list")
      emitter.integer(list.rawValue)
      write(added, &emitter)
      write(removed, &emitter, key: "removed_runs")
    case .workflowChanged(let event): write(event, &emitter)
    }
    emitter.endObject()
  }

  /// The same events with long lists of Record IDs split, so that each fits on a line.
  package static func split(_ event: Event) -> [Event] {
    switch event {
    case .marketingStatusChanged(let change):
      return parts(change.contacts).map {
        .marketingStatusChanged(
          StatusChange(from: change.from, to: change.to, contacts: $0, source: change.source))
      }
    case .updateDateReached(let date, let demoted):
      return parts(demoted).map { .updateDateReached(date, demoted: $0) }
    case .listMembersChanged(let list, let added, let removed):
      guard added.count + removed.count > contactsPerEvent else { return [event] }
      return parts(added).map { .listMembersChanged(list, added: $0, removed: []) }
        + parts(removed).map { .listMembersChanged(list, added: [], removed: $0) }
    case .workflowChanged(let inner): return split(inner, into: parts(inner.contacts))
    case .contactsDeleted(let contacts, let permanently):
      return parts(contacts).map { .contactsDeleted($0, permanently: permanently) }
    case .contactsRestored(let contacts): return parts(contacts).map(Event.contactsRestored)
    case .contactsPurged(let contacts): return parts(contacts).map(Event.contactsPurged)
    default: return [event]
    }
  }

  private static func parts(_ ids: [ContactID]) -> [[ContactID]] {
    guard ids.count > contactsPerEvent else { return [ids] }
    return stride(from: 0, to: ids.count, by: contactsPerEvent).map {
      Array(ids[$0..<min($0 + contactsPerEvent, ids.count)])
    }
  }

  // MARK: Parts of events

  private static func write(_ opening: AccountOpening, _ emitter: inout JSONEmitter) {
    emitter.key("name")
    emitter.string(opening.name)
    emitter.key("has_marketing_contacts")
    emitter.boolean(opening.hasMarketingContacts)
    emitter.key("billing")
    write(opening.billing, to: &emitter)
    emitter.key("user")
    UserCoding.write(opening.firstUser, to: &emitter)
  }

  private static func write(_ edit: ContactEdit, _ emitter: inout JSONEmitter) {
    emitter.key("id")
    emitter.integer(edit.id.rawValue)
    write(edit.changes, &emitter)
  }

  private static func write(_ merge: ContactMerge, _ emitter: inout JSONEmitter) {
    emitter.key("primary")
    emitter.integer(merge.primary.rawValue)
    emitter.key("other")
    emitter.integer(merge.other.rawValue)
    emitter.key("status")
    emitter.integer(merge.status.rawValue)
    if let source = merge.source { write(source, &emitter) }
    write(merge.changes, &emitter)
  }

  /// Values before and after by property.
  private static func write(_ changes: [ContactEdit.Change], _ emitter: inout JSONEmitter) {
    emitter.key("values")
    emitter.beginObject()
    for change in changes {
      emitter.key(change.property.internalName)
      emitter.beginArray()
      ContactWriter.write(change.old, &emitter)
      ContactWriter.write(change.new, &emitter)
      emitter.endArray()
    }
    emitter.endObject()
  }

  private static func write(_ source: MarketingSource, _ emitter: inout JSONEmitter) {
    emitter.key("source")
    emitter.beginArray()
    emitter.string(source.type.rawValue)
    for part in [source.id, source.name] {
      if let part { emitter.string(part) } else { emitter.null() }
    }
    emitter.endArray()
  }

  /// Ascending Record IDs as pairs: the gap from the end of the run before, then the run's length.
  static func write(_ ids: [ContactID], _ emitter: inout JSONEmitter, key: String = "runs") {
    emitter.key(key)
    emitter.beginArray()
    var end: Int64 = 0
    var index = 0
    while index < ids.count {
      let first = ids[index].rawValue
      var length: Int64 = 1
      while index + 1 < ids.count, ids[index + 1].rawValue == first + length {
        length += 1
        index += 1
      }
      emitter.integer(first - end)
      emitter.integer(length)
      end = first + length
      index += 1
    }
    emitter.endArray()
  }
}
