/// Who the members of lists are.
enum ListMembers {
  /// The members of these lists and of all that their criteria name; `nil` when one of them is
  /// broken, or when `isCancelled` says so.
  ///
  /// An active list is asked with the eyes of its owner, who is also `me` in its criteria: its
  /// members are the same whoever looks.
  static func members(
    of lists: [ObjectID], in account: Account, context: FilterContext,
    isCancelled: () -> Bool = { false }
  ) -> [ObjectID: RowSet]? {
    let own = FilterContext(
      account: account, actingUser: context.actingUser, listViewer: nil, now: context.now)
    var graph = ListGraph(own)
    for list in lists where graph.problem(of: list) != nil { return nil }
    var members: [ObjectID: RowSet] = [:]
    for list in graph.order {
      guard list.isActive else {
        members[list.id] = account.staticRows(of: list.id)
        continue
      }
      guard let criteria = graph.criteria(of: list.id) else { return nil }
      let program = FilterProgram(
        criteria, account: account, context: own.seen(by: list.owner), members: members)
      guard let rows = program.rows(isCancelled: isCancelled) else { return nil }
      members[list.id] = rows
    }
    return members
  }
}

extension Account {
  /// The rows of a static list, without those of deleted contacts.
  func staticRows(of list: ObjectID) -> RowSet {
    (listRows[list] ?? RowSet()).intersection(table.liveRows)
  }

  /// The members of a list, exactly (R7.5); a broken active list has none (R6.18).
  package func members(
    of list: ObjectID, now: Instant, isCancelled: () -> Bool = { false }
  ) -> RowSet {
    let context = FilterContext(account: self, actingUser: nil, now: now)
    let members = ListMembers.members(
      of: [list], in: self, context: context, isCancelled: isCancelled)
    return members?[list] ?? RowSet()
  }
}
