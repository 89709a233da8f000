package import Domain

/// Which contacts a list shall show, and in which order.
package struct ListQuery: Equatable, Sendable {
  package var snapshot: SnapshotHandle
  package var filter: FilterExpression
  /// When given, only these rows are looked at.
  package var within: RowSet?
  package var sort: [SortKey]
  /// All rows in some order, found before; spares sorting when it is the order that is wanted.
  package var known: SortedRows?
  package var actor: UserID
  package var now: Instant
}

/// All rows of an account in the order of sort keys.
package struct SortedRows: Equatable, Sendable {
  package var snapshot: SnapshotHandle
  package var sort: [SortKey]
  package var order: RowOrder
}

/// The rows that a query found.
package struct ListAnswer: Sendable {
  package var snapshot: SnapshotHandle
  /// The rows as a set.
  package var matching: RowSet
  /// The same rows in order.
  package var order: RowOrder
  /// How many contacts the acting user may view.
  package var total: Int

  package init(snapshot: SnapshotHandle, matching: RowSet, order: RowOrder, total: Int) {
    self.snapshot = snapshot
    self.matching = matching
    self.order = order
    self.total = total
  }
}

extension ListQuery {
  /// Filters and sorts; `nil` when cancelled.
  package func answer(isCancelled: @Sendable () -> Bool) -> ListAnswer? {
    let account = snapshot.account
    let context = FilterContext(account: account, actingUser: actor, now: now)
    guard var matching = filter.rows(in: account, context: context, isCancelled: isCancelled)
    else { return nil }
    let total = account.listedRows(in: context).count
    if let within { matching.formIntersection(within) }
    if let known, known.snapshot == snapshot, known.sort == sort {
      let rows = known.order.rows.filter { matching.contains(Int($0)) }
      return ListAnswer(
        snapshot: snapshot, matching: matching, order: RowOrder(rows: rows), total: total)
    }
    guard
      let order = RowSorter.order(
        rows: matching, by: sort, in: account, isCancelled: isCancelled)
    else { return nil }
    return ListAnswer(snapshot: snapshot, matching: matching, order: order, total: total)
  }
}
