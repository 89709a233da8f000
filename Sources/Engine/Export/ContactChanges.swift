package import Domain

/// Which values of which contacts changed in a period: what an admin carries back into the CRM.
package struct ContactChanges: Equatable, Sendable {
  /// For each contact a bit for each property, by its position in the catalogue.
  private var properties: [ContactID: UInt128] = [:]
  /// Contacts that were made here: the CRM does not know their Record IDs.
  private var created: Set<ContactID> = []

  package init() {}

  /// Counts in an event; adopted contacts and what came with them are as the CRM has them.
  package mutating func add(_ event: Event, isAdoption: Bool) {
    switch event {
    case .contactCreated(let record) where !isAdoption: created.insert(record.id)
    case .contactEdited(let edit):
      for change in edit.changes { mark(change.property, of: edit.id) }
    case .marketingStatusChanged(let change):
      for id in change.contacts { mark(.marketingStatus, of: id) }
    case .updateDateReached(_, let demoted):
      for id in demoted { mark(.marketingStatus, of: id) }
    case .contactsMerged(let merge):
      for change in merge.changes { mark(change.property, of: merge.primary) }
      mark(.marketingStatus, of: merge.primary)
    default: break
    }
  }

  private mutating func mark(_ property: ContactProperty, of id: ContactID) {
    properties[id, default: 0] |= 1 << UInt128(property.rawValue)
  }

  /// Whether the contact was made here.
  package func isNew(_ id: ContactID) -> Bool {
    created.contains(id)
  }

  /// Whether the value changed; of a contact that was made here every value did.
  package func contains(_ property: ContactProperty, of id: ContactID) -> Bool {
    if created.contains(id) { return true }
    return (properties[id] ?? 0) >> UInt128(property.rawValue) & 1 == 1
  }
}

/// An export of changes only: what stands in the cells of values that did not change.
package struct ExportDecisions: Sendable {
  package var changes: ContactChanges
  /// Whether unchanged values are written too, because the columns were chosen by name.
  package var writesUnchanged: Bool

  package init(changes: ContactChanges, writesUnchanged: Bool) {
    self.changes = changes
    self.writesUnchanged = writesUnchanged
  }

  /// The columns that an export for the vendor's importer has without a choice: what may be
  /// imported there, and the marketing status as the decision that was made.
  package static let columns: [ContactProperty] =
    ContactProperty.allCases.filter { !$0.definition.isReadOnly } + [.marketingStatus]

  /// The rows of which a value in one of `columns` changed.
  package func rows(
    of rows: RowOrder, columns: [ContactProperty], in account: Account
  ) -> RowOrder {
    RowOrder(
      rows: rows.rows.filter { row in
        let id = account.table.id(of: Int(row))
        return changes.isNew(id) || columns.contains { changes.contains($0, of: id) }
      })
  }

  /// The columns in which one of `rows` changed.
  package func columns(
    of columns: [ContactProperty], rows: RowOrder, in account: Account
  ) -> [ContactProperty] {
    columns.filter { property in
      rows.rows.contains { row in
        let id = account.table.id(of: Int(row))
        guard changes.contains(property, of: id) else { return false }
        return !changes.isNew(id) || account.table.value(property, row: Int(row)) != nil
      }
    }
  }

  /// How many values were removed: a blank cell says nothing, so a file cannot carry them back.
  package func removedValues(
    rows: RowOrder, columns: [ContactProperty], in account: Account
  ) -> Int {
    rows.rows.reduce(0) { sum, row in
      let id = account.table.id(of: Int(row))
      guard !changes.isNew(id) else { return sum }
      return sum
        + columns.count {
          changes.contains($0, of: id) && account.table.value($0, row: Int(row)) == nil
        }
    }
  }

  /// Whether the cell of a contact is written.
  func writes(_ property: ContactProperty, of id: ContactID) -> Bool {
    switch property {
    case .recordID: !changes.isNew(id)
    case .email: true
    default: writesUnchanged || changes.contains(property, of: id)
    }
  }
}
