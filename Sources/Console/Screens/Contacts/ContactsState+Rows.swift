import Domain

extension ConsoleState {
  /// Shows an account for the first time: all rows that the acting user may view as they stand,
  /// sorted as soon as that is done.
  mutating func show(_ snapshot: AccountSnapshot, in world: World) -> [Effect] {
    let account = snapshot.account
    let rows = account.listedRows(
      in: FilterContext(account: account, actingUser: world.actor, now: world.now))
    contacts.total = rows.count
    contacts.snapshot = SnapshotHandle(snapshot)
    contacts.matching = rows
    contacts.order = RowOrder(rows)
    (contacts.focus, contacts.top) = (0, 0)
    // Nobody chose the first row as it stands in the table: the cursor goes to the first of the
    // sorted list, unless it is moved before that is there.
    contacts.focusedContact = nil
    return list(in: world)
  }

  /// The account changed: looks for the rows anew; what is on the screen stays until they are found.
  mutating func follow(_ snapshot: AccountSnapshot, in world: World) -> [Effect] {
    guard phase == .ready, let shown = contacts.snapshot else { return [] }
    settleDetail(in: world)
    if shown.snapshot.load == snapshot.load {
      contacts.snapshot = SnapshotHandle(snapshot)
      contacts.dropDeleted(from: snapshot.account.table)
      reviseFilter(in: world)
      return list(in: world)
    }
    return reload(from: shown, to: snapshot, in: world)
  }

  /// The store was loaded anew, so that rows have other numbers: the selection is found again by
  /// Record ID, and whatever was begun with old numbers is given up.
  private mutating func reload(
    from old: SnapshotHandle, to snapshot: AccountSnapshot, in world: World
  ) -> [Effect] {
    let new = SnapshotHandle(snapshot)
    let order = CarryOrder(
      from: old, to: new, selection: contacts.selection, lastSelection: contacts.lastSelection)
    let needsCarrying = contacts.selectedCount > 0 || !contacts.lastSelection.isEmpty
    dialogs.removeAll { $0.holdsRows }
    contacts.range = nil
    contacts.only = nil
    contacts.lastSelection = RowSet()
    let focused = contacts.focusedContact
    let place = contacts.focus
    var effects = show(snapshot, in: world)
    contacts.select(RowSet())
    contacts.focusedContact = focused
    contacts.settleFocus(near: place)
    if needsCarrying { effects.append(start(.carry(order))) }
    return effects
  }

  /// Looks for the rows of the present filter in the present order; an earlier search is stopped.
  mutating func list(in world: World) -> [Effect] {
    guard let snapshot = contacts.snapshot else { return [] }
    let query = ListQuery(
      snapshot: snapshot, filter: contacts.filter.expression, within: contacts.only,
      sort: contacts.sort, known: contacts.sorted, actor: world.actor, now: world.now)
    return cancel(.list) + [start(.list(query))]
  }

  /// Rows were found: they replace those on the screen, and the cursor stays on its contact.
  mutating func take(_ answer: ListAnswer) {
    guard answer.snapshot.snapshot.load == contacts.snapshot?.snapshot.load else { return }
    let offset = contacts.focus - contacts.top
    if answer.order.count == answer.total {
      contacts.sorted = SortedRows(
        snapshot: answer.snapshot, sort: contacts.sort, order: answer.order)
    }
    contacts.total = answer.total
    contacts.matching = answer.matching
    contacts.order = answer.order
    contacts.range = nil
    contacts.recount()
    contacts.settleFocus(near: contacts.focus)
    contacts.top = max(0, contacts.focus - offset)
    keepFocusVisible()
  }
}

extension ContactsState {
  /// Takes deleted contacts off the screen and out of the selection.
  mutating func dropDeleted(from table: ContactTable) {
    let live = table.liveRows
    if !selection.subtracting(live).isEmpty { select(selection.intersection(live)) }
    lastSelection.formIntersection(live)
    guard !matching.subtracting(live).isEmpty else { return }
    matching.formIntersection(live)
    order = RowOrder(rows: order.rows.filter { live.contains(Int($0)) })
    range = nil
    recount()
    settleFocus(near: focus)
  }

  /// Puts the cursor on its contact; when the list does not show it, on the place it was at.
  mutating func settleFocus(near place: Int) {
    guard let table = snapshot?.account.table else { return }
    let row = focusedContact.flatMap { table.row(of: $0) }
    if let row, matching.contains(row), let position = order.position(of: row) {
      focus = position
    } else {
      moveFocus(to: place)
    }
  }

  /// Moves the cursor to a position, to the nearest one when there are fewer rows.
  mutating func moveFocus(to position: Int) {
    focus = max(0, min(position, order.count - 1))
    focusedContact = focusedRow.flatMap { row in snapshot?.account.table.id(of: row) }
  }
}

extension Dialog {
  /// Whether row numbers are part of it.
  fileprivate var holdsRows: Bool {
    switch self {
    case .waiting, .actionMenu: true
    case .picker(let picker):
      switch picker.purpose {
      case .property, .option: true
      case .help, .palette, .sort: false
      }
    case .form(let form): form.purpose != .create
    case .confirmation, .statement, .columns: false
    }
  }
}
