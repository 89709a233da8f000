package import Domain

/// Finds rows of one load of the store in another, by Record ID.
package struct CarryOrder: Equatable, Sendable {
  package var from: SnapshotHandle
  package var to: SnapshotHandle
  package var selection: RowSet
  package var lastSelection: RowSet
}

/// The rows by their new numbers; contacts that are gone are left out.
package struct CarryAnswer: Equatable, Sendable {
  package var to: SnapshotHandle
  package var selection: RowSet
  package var lastSelection: RowSet
}

extension CarryOrder {
  /// The same contacts; `nil` when cancelled.
  package func answer(isCancelled: @Sendable () -> Bool) -> CarryAnswer? {
    guard let selection = carried(selection, isCancelled),
      let lastSelection = carried(lastSelection, isCancelled)
    else { return nil }
    return CarryAnswer(to: to, selection: selection, lastSelection: lastSelection)
  }

  private func carried(_ rows: RowSet, _ isCancelled: () -> Bool) -> RowSet? {
    var result = RowSet()
    for (index, row) in rows.enumerated() {
      if index & 0xffff == 0, isCancelled() { return nil }
      if let new = to.account.table.row(of: from.account.table.id(of: row)) { result.insert(new) }
    }
    return result
  }
}
