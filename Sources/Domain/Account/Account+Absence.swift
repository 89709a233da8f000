extension Account {
  /// How long a deleted contact can be restored, in days (R2.26).
  package static let daysToRestore = 90

  /// The last day on which a contact deleted at this moment can be restored.
  package func lastDayToRestore(_ deletion: Deletion) -> CalendarDate {
    billing.timeZone.date(at: deletion.at).adding(days: Account.daysToRestore)
  }

  /// The events that remove for good what was deleted more than 90 days before `at` (R2.26).
  ///
  /// Empty when there is nothing, so that running it again changes nothing.
  package func purge(at: Instant) -> [Event] {
    let today = billing.timeZone.date(at: at)
    let isOver = { (deletion: Deletion) in lastDayToRestore(deletion) < today }
    guard table.absent.hasDeletion(where: isOver) else { return [] }
    let ids = table.deletedRows.filter { table.deletion(row: $0).map(isOver) ?? false }
      .map { table.id(of: $0) }
    return ids.isEmpty ? [] : [.contactsPurged(ids.sorted())]
  }

  mutating func delete(_ contacts: [ContactID], permanently: Bool, _ context: ChangeContext) {
    let deletion = Deletion(at: context.at, by: context.actor)
    for id in contacts {
      if permanently {
        if let row = table.row(of: id) ?? table.deletedRow(of: id) { erase(row) }
      } else if let row = table.row(of: id) {
        table.delete(row: row, deletion)
        markChanged(row: row)
      }
    }
  }

  mutating func restore(_ contacts: [ContactID]) {
    for id in contacts {
      guard let row = table.deletedRow(of: id) else { continue }
      table.restore(row: row)
      markChanged(row: row)
    }
  }

  mutating func purge(_ contacts: [ContactID]) {
    for id in contacts {
      if let row = table.deletedRow(of: id) { erase(row) }
    }
  }

  mutating func apply(_ merge: ContactMerge, _ context: ChangeContext) {
    guard merge.primary != merge.other, let row = table.row(of: merge.primary),
      let other = table.row(of: merge.other)
    else { return }
    // The primary contact takes the other's place in static lists.
    for (list, rows) in listRows where rows.contains(other) { listRows[list]?.insert(row) }
    erase(other, mergedInto: merge.primary)
    for change in merge.changes {
      changeValue(change.property, row: row, to: change.new, context: context)
    }
    if merge.status != table.status(of: row) || merge.source != nil {
      changeStatus(row: row, to: merge.status, source: merge.source, context: context)
    }
    touch(row, context)
  }

  private mutating func erase(_ row: Int, mergedInto primary: ContactID? = nil) {
    table.erase(row: row, mergedInto: primary)
    history.forget(row: row)
    propertyHistory.forget(row: row)
    for (list, rows) in listRows where rows.contains(row) { listRows[list]?.remove(row) }
    markChanged(row: row)
  }
}
