/// Contacts that a transaction touched, and how many workflows in a row led to it.
package struct WorkflowLink: Sendable {
  package var rows: RowSet
  package var depth: Int

  package init(rows: RowSet, depth: Int) {
    self.rows = rows
    self.depth = depth
  }
}

extension Account {
  /// The state that the events of one transaction lead to, and the enrolments that follow from
  /// them: part of the same transaction, and applied already.
  ///
  /// `links` are the touched contacts by depth; `nil` for what no workflow did. The answer is `nil`
  /// when no workflow is at work, so that nothing follows.
  package func following(
    _ events: [Event], context: ChangeContext, links: [WorkflowLink]? = nil
  ) -> (account: Account, enrolments: [Event])? {
    guard !activeWorkflows.isEmpty else { return nil }
    var after = self
    after.apply(events, context: context)
    let links = links ?? [WorkflowLink(rows: after.touchedRows(by: events), depth: 0)]
    let enrolments = after.enrolments(from: self, links: links, at: context.at)
    after.apply(enrolments, context: context)
    return (after, enrolments)
  }

  /// The enrolments that follow from a change of contacts, to be asked of the state after it.
  ///
  /// A contact is enrolled when it meets the triggers and did not before: whoever met them when the
  /// workflow was turned on comes in then or not at all (R10.6), not with the next change of a
  /// telephone number. Where contacts are enrolled again, "is known" fires on any change of the
  /// value (R10.7).
  package func enrolments(
    from before: Account, links: [WorkflowLink], at: Instant
  ) -> [Event] {
    var events: [Event] = []
    for workflow in activeWorkflows {
      guard let trigger = trigger(of: workflow, at: at) else { continue }
      for link in links {
        let candidates = free(link.rows, for: workflow)
        guard !candidates.isEmpty else { continue }
        var rows = rows(meeting: trigger, among: candidates, at: at)
        guard !rows.isEmpty else { continue }
        let same = before.rows(meeting: trigger, among: rows, at: at)
        rows.subtract(same)
        if workflow.reEnrols {
          rows.formUnion(changed(trigger.knownProperties, among: same, since: before))
        }
        guard !rows.isEmpty else { continue }
        let depth = link.depth + 1
        let what: WorkflowEvent.What =
          depth > WorkflowEvent.depthLimit ? .chainStopped : .enrolled(.trigger, depth: depth)
        events.append(
          .workflowChanged(WorkflowEvent(workflow.id, what, contacts: contactIDs(rows))))
      }
    }
    return events
  }

  /// The enrolments that follow from a transaction that touched these contacts and that no workflow
  /// made.
  package func enrolments(
    from before: Account, touching contacts: [ContactID], at: Instant
  ) -> [Event] {
    enrolments(from: before, links: [WorkflowLink(rows: rows(of: contacts), depth: 0)], at: at)
  }

  /// Those of `rows` where one of the properties has another value than before.
  private func changed(
    _ properties: [ContactProperty], among rows: RowSet, since before: Account
  ) -> RowSet {
    guard !properties.isEmpty else { return RowSet() }
    return RowSet(
      rows.filter { row in
        properties.contains {
          table.value($0, row: row) != before.table.value($0, row: row)
        }
      })
  }

  /// The rows of the contacts that events created or changed.
  func touchedRows(by events: [Event]) -> RowSet {
    var rows = RowSet()
    for event in events {
      event.forEachTouchedContact { id in
        if let row = table.row(of: id) { rows.insert(row) }
      }
    }
    return rows
  }
}

extension Event {
  /// Calls `body` with every contact whose values, status or lists the event changes.
  package func forEachTouchedContact(_ body: (ContactID) -> Void) {
    switch self {
    case .contactCreated(let record): body(record.id)
    case .contactEdited(let edit): body(edit.id)
    case .marketingStatusChanged(let change): change.contacts.forEach(body)
    case .updateDateReached(_, let demoted): demoted.forEach(body)
    case .listMembersChanged(_, let added, let removed):
      added.forEach(body)
      removed.forEach(body)
    case .contactsRestored(let contacts): contacts.forEach(body)
    case .contactsMerged(let merge): body(merge.primary)
    default: break
    }
  }
}
