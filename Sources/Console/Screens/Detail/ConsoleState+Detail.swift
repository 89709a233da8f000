import Domain
import Terminal
import Wording

extension ConsoleState {
  /// What an intent means in the detail view.
  mutating func perform(_ intent: Intent, _ detail: DetailState, in world: World) -> [Effect] {
    var detail = detail
    guard let snapshot = world.snapshot, let (_, row) = world.find(detail.contact) else {
      return []
    }
    let lines = DetailLines.lines(
      of: row, in: snapshot.account, columns: layout.body.columns, world)
    if let focus = intent.moved(
      from: detail.position.focus, count: lines.count, page: detailRowsVisible)
    {
      detail.position.focus = focus
      detail.property = lines.indices.contains(focus) ? lines[focus].property : nil
      screens[screens.count - 1] = .detail(detail)
      keepFocusVisible()
      return []
    }
    let target = ActionTarget(
      snapshot: SnapshotHandle(snapshot), rows: RowSet([row]), count: 1, isSelection: false)
    switch intent {
    case .actions: openActions(target, in: world)
    case .edit:
      let line = lines.indices.contains(detail.position.focus) ? lines[detail.position.focus] : nil
      guard let property = line?.property, !property.definition.isReadOnly else {
        return begin(.edit, target, in: world)
      }
      if let obstacle = obstacle(to: .edit, in: world) {
        notices.say(.error, obstacle, at: world.now)
        return []
      }
      return edit(property, of: target, in: world)
    case .copyRow:
      return [
        start(
          .collect(
            CollectOrder(
              snapshot: target.snapshot, rows: target.rows, content: .table(shownColumns))))
      ]
    case .copyEmails:
      return [
        start(
          .collect(
            CollectOrder(snapshot: target.snapshot, rows: target.rows, content: .emails)))
      ]
    default: break
    }
    return []
  }

  /// The account changed: the cursor of the detail view stays on its property.
  mutating func settleDetail(in world: World) {
    guard case .detail(var detail) = screens.last, let property = detail.property,
      let (account, row) = world.find(detail.contact)
    else { return }
    let lines = DetailLines.lines(of: row, in: account, columns: layout.body.columns, world)
    guard let line = lines.firstIndex(where: { $0.property == property }) else { return }
    detail.position.top = max(0, detail.position.top + line - detail.position.focus)
    detail.position.focus = line
    screens[screens.count - 1] = .detail(detail)
    keepFocusVisible()
  }

  /// What an intent means in the list of messages.
  mutating func perform(_ intent: Intent, _ position: ListPosition) -> [Effect] {
    var position = position
    guard
      let focus = intent.moved(
        from: position.focus, count: notices.entries.count, page: detailRowsVisible)
    else { return [] }
    position.focus = focus
    screens[screens.count - 1] = .messages(position)
    keepFocusVisible()
    return []
  }
}
