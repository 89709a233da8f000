extension ContactTable {
  /// The rows that lists, filters, selections and exports see: those whose contact is there.
  package var liveRows: RowSet {
    var rows = RowSet(allOf: rowCount)
    if absent.count > 0 { rows.subtract(absent.rows) }
    return rows
  }

  /// Whether the contact of a row is there: neither deleted nor gone for good.
  package func isLive(row: Int) -> Bool {
    !absent.rows.contains(row)
  }

  /// Whether the ID was ever given, whatever became of its contact (R1.1).
  package func hasGiven(_ id: ContactID) -> Bool {
    anyRow(of: id) != nil
  }

  /// The row of a contact that was deleted and may be restored (R2.26).
  package func deletedRow(of id: ContactID) -> Int? {
    anyRow(of: id).flatMap { absent.deletion(row: $0) == nil ? nil : $0 }
  }

  /// The row of a contact that is there or may be restored; `nil` when it is gone for good.
  package func keptRow(of id: ContactID) -> Int? {
    anyRow(of: id).flatMap { isErased(row: $0) ? nil : $0 }
  }

  /// When and by whom the contact of a row was deleted; `nil` when it is there or gone for good.
  package func deletion(row: Int) -> Deletion? {
    absent.deletion(row: row)
  }

  /// Whether nothing but the Record ID is left of a row.
  package func isErased(row: Int) -> Bool {
    absent.isErased(row: row)
  }

  /// The contacts that may be restored, as rows in ascending order.
  package var deletedRows: [Int] {
    absent.rows.filter { absent.deletion(row: $0) != nil }
  }

  /// The contact that one that is gone was merged into, through later merges too; `nil` when it
  /// was not merged away (2.5).
  package func mergedInto(_ id: ContactID) -> ContactID? {
    var last: ContactID?
    var next = absent.mergedInto[id]
    // A primary contact was there when another was merged into it, so the way has an end.
    while let found = next, found != id {
      last = found
      next = absent.mergedInto[found]
    }
    return last
  }

  /// The contact that this very one was merged into.
  package func directlyMergedInto(_ id: ContactID) -> ContactID? {
    absent.mergedInto[id]
  }

  /// Takes the contact of a row out of everything: counts (R2.10), addresses (R1.6), lists.
  package mutating func delete(row: Int, _ deletion: Deletion) {
    guard isLive(row: row) else { return }
    unindexEmails(of: row)
    count(status(of: row), by: -1)
    absent.markDeleted(row: row, deletion)
  }

  /// Puts a deleted contact back as it was (R2.11); the caller sees to it that its addresses are
  /// free.
  package mutating func restore(row: Int) {
    guard absent.deletion(row: row) != nil else { return }
    absent.markThere(row: row)
    count(status(of: row), by: 1)
    indexEmails(of: row)
  }

  /// Removes everything of a contact but its Record ID (R2.26).
  package mutating func erase(row: Int, mergedInto primary: ContactID? = nil) {
    if isLive(row: row) {
      unindexEmails(of: row)
      count(status(of: row), by: -1)
    }
    absent.markErased(row: row)
    for definition in PropertyCatalogue.definitions
    where storedValue(definition.property, row: row) != nil {
      set(definition.property, row: row, to: nil)
    }
    setStatus(.nonMarketing, row: row)
    if let primary { absent.setMerged(id(of: row), into: primary) }
  }
}
