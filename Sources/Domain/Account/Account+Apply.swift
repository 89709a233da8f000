extension Account {
  /// Applies one event.
  ///
  /// Total: what an event names and the account lacks is passed over, because a journal is checked
  /// when it is read and not again here.
  package mutating func apply(_ event: Event, context: ChangeContext) {
    sequence = context.sequence
    let contactsBefore = table.count
    change(event, context)
    if table.count < contactsBefore { leaveWorkflows(context) }
    usage.record(table, billing, at: context.at)
  }

  private mutating func change(_ event: Event, _ context: ChangeContext) {
    switch event {
    case .accountOpened(let opening): open(opening)
    case .contactCreated(let record): create(record, context)
    case .contactEdited(let edit): apply(edit, context)
    case .marketingStatusChanged(let change): apply(change, context)
    case .updateDateReached(let date, let demoted):
      billing.lastUpdate = date
      let change = StatusChange(from: .marketingUntilUpdate, to: .nonMarketing, contacts: demoted)
      apply(change, context)
    case .tierChanged(_, let tier): billing.tier = tier
    case .renewalTierRequested(let tier): billing.requestedTier = tier
    case .importFinished(let report): record(report, context)
    case .userAdded(let user): add(user)
    case .permissionChanged(let id, let permission, let isOn):
      updateUser(id) { user in
        if isOn {
          user.permissions.insert(permission)
        } else {
          user.permissions.remove(permission)
        }
      }
    case .superAdminChanged(let id, let isOn): updateUser(id) { $0.isSuperAdmin = isOn }
    case .contactAccessChanged(let id, let access, _): updateUser(id) { $0.contacts = access }
    case .userEdited(let user, _): edit(user)
    case .userRemoved(let user): users.removeAll { $0.id == user.id }
    case .objectSaved(let object, let old):
      objects.save(object)
      if case .workflow(let workflow) = object { noteStart(of: workflow, old: old, context) }
    case .objectRemoved(let object):
      objects.remove(object.kind, object.id)
      listRows[object.id] = nil
      workflowStates[object.id] = nil
    case .billingChanged(let billing, _): self.billing = billing
    case .listMembersChanged(let list, let added, let removed):
      changeMembers(of: list, added: added, removed: removed)
      objects.touch(list: list, at: context.at)
    case .workflowChanged(let event): apply(event, context)
    case .contactsDeleted(let contacts, let permanently):
      delete(contacts, permanently: permanently, context)
    case .contactsRestored(let contacts): restore(contacts)
    case .contactsPurged(let contacts): purge(contacts)
    case .contactsMerged(let merge): apply(merge, context)
    case .featureSwitchedOn: switchFeatureOn(context)
    case .thresholdReached, .attemptRefused: break
    }
  }

  /// Applies the events of one transaction in order.
  package mutating func apply(_ events: [Event], context: ChangeContext) {
    for event in events { apply(event, context: context) }
  }

  private mutating func open(_ opening: AccountOpening) {
    name = opening.name
    billing = opening.billing
    hasMarketingContacts = opening.hasMarketingContacts
    add(opening.firstUser)
  }

  private mutating func create(_ record: ContactRecord, _ context: ChangeContext) {
    guard !table.hasGiven(record.id) else { return }
    let row = table.append(id: record.id)
    for (property, value) in record.values { table.set(property, row: row, to: value) }
    if record.status != .nonMarketing {
      changeStatus(row: row, to: record.status, source: record.source, context: context)
    } else if let source = record.source {
      setMarketingSource(source, row: row)
    }
    markChanged(row: row)
  }

  private mutating func apply(_ edit: ContactEdit, _ context: ChangeContext) {
    guard let row = table.row(of: edit.id) else { return }
    for change in edit.changes {
      changeValue(change.property, row: row, to: change.new, context: context)
    }
    touch(row, context)
  }

  private mutating func apply(_ change: StatusChange, _ context: ChangeContext) {
    for id in change.contacts {
      guard let row = table.row(of: id) else { continue }
      changeStatus(row: row, to: change.to, source: change.source, context: context)
      touch(row, context)
    }
  }

  /// All contacts begin as non-marketing ones, with the source that says so (R2.16).
  private mutating func switchFeatureOn(_ context: ChangeContext) {
    hasMarketingContacts = true
    let source = MarketingSource(type: .initialState)
    for row in 0..<table.rowCount {
      if table.status(of: row).counts {
        changeStatus(row: row, to: .nonMarketing, source: source, context: context)
      }
      setMarketingSource(source, row: row)
      markChanged(row: row)
    }
  }

  mutating func touch(_ row: Int, _ context: ChangeContext) {
    table.set(.lastModifiedDate, row: row, to: .instant(context.at))
    if case .user(let id) = context.actor {
      table.set(.updatedBy, row: row, to: .number(id.rawValue))
    }
    markChanged(row: row)
  }

  private mutating func changeMembers(
    of list: ObjectID, added: [ContactID], removed: [ContactID]
  ) {
    for id in removed {
      if let row = table.row(of: id) { listRows[list]?.remove(row) }
    }
    for id in added {
      if let row = table.row(of: id) { listRows[list, default: RowSet()].insert(row) }
    }
  }

  private mutating func updateUser(_ id: UserID, _ change: (inout User) -> Void) {
    guard let index = users.firstIndex(where: { $0.id == id }) else { return }
    change(&users[index])
  }
}
