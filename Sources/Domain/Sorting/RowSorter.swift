/// Puts rows in the order of sort keys.
///
/// The order is that of `SortOrdinals`; contacts without a value come last in both directions, and
/// contacts that are equal in every key stand in ascending order of the Record ID. Every step is
/// linear in the number of rows but for texts that mostly differ.
package enum RowSorter {
  /// The rows in order; `nil` when `isCancelled`, asked every few milliseconds, says so.
  package static func order(
    rows: RowSet, by keys: [SortKey], in account: Account,
    isCancelled: () -> Bool = { false }
  ) -> RowOrder? {
    guard !isCancelled() else { return nil }
    var items: [OrdinalItem] = []
    items.reserveCapacity(rows.count)
    for row in rows where row < account.table.rowCount && account.table.isLive(row: row) {
      items.append(OrdinalItem(ordinal: 0, row: UInt32(row)))
    }
    // From the last key to the first: each pass is stable and keeps the order of those before it.
    let ascending = items.map(\.row)
    for key in [SortKey(.recordID)] + keys.reversed() {
      let ordinals = SortOrdinals(key.property, rows: ascending, in: account, isCancelled)
      guard let values = ordinals?.directed(descending: key.isDescending), !isCancelled() else {
        return nil
      }
      var isSorted = true
      var last: UInt64 = 0
      for index in items.indices {
        let ordinal = values[Int(items[index].row)]
        items[index].ordinal = ordinal
        isSorted = isSorted && last <= ordinal
        last = ordinal
      }
      guard !isSorted else { continue }
      guard OrdinalItem.sort(&items, isCancelled) else { return nil }
    }
    return RowOrder(rows: items.map(\.row))
  }
}
