package import Domain

/// Which contacts a list shall show, and in which order.
package struct ListQuery: Equatable, Sendable {
  package var snapshot: SnapshotHandle
  package var filter: FilterExpression
  /// When given, only these rows are looked at.
  package var within: RowSet?
  package var sort: [SortKey]
  package var actor: UserID
  package var now: Instant
}

/// The rows that a query found.
package struct ListAnswer: Sendable {
  package var snapshot: SnapshotHandle
  /// The rows as a set.
  package var matching: RowSet
  /// The same rows in order.
  package var order: RowOrder

  package init(snapshot: SnapshotHandle, matching: RowSet, order: RowOrder) {
    self.snapshot = snapshot
    self.matching = matching
    self.order = order
  }
}

extension ListQuery {
  /// Filters and sorts; `nil` when cancelled.
  package func answer(isCancelled: @Sendable () -> Bool) -> ListAnswer? {
    let account = snapshot.account
    let context = FilterContext(account: account, actingUser: actor, now: now)
    guard var matching = filter.rows(in: account, context: context, isCancelled: isCancelled)
    else { return nil }
    if let within { matching.formIntersection(within) }
    guard
      let order = RowSorter.order(
        rows: matching, by: sort, in: account, isCancelled: isCancelled)
    else { return nil }
    return ListAnswer(snapshot: snapshot, matching: matching, order: order)
  }
}
