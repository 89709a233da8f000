import Domain
import Terminal
import Wording

extension ConsoleState {
  /// What a mouse event does: everything it can do, keys can do too.
  mutating func mouse(_ event: MouseEvent, in world: World) -> [Effect] {
    guard phase == .ready else { return [] }
    pendingKeys = []
    switch event.action {
    case .wheelUp: return wheel(-3, in: world)
    case .wheelDown: return wheel(3, in: world)
    case .press(.left): return click(event.position, in: world)
    default: return []
    }
  }

  private mutating func wheel(_ step: Int, in world: World) -> [Effect] {
    if dialogs.isEmpty, screens.isEmpty {
      guard contacts.prompt == nil else { return [] }
      // The wheel moves the list under the pointer; the cursor comes along at the edges.
      let last = max(0, contacts.order.count - contactRowsVisible)
      contacts.top = max(0, min(contacts.top + step, last))
      let visible = contacts.top...max(contacts.top, contacts.top + contactRowsVisible - 1)
      if !visible.contains(contacts.focus) {
        contacts.moveFocus(
          to: min(max(contacts.focus, visible.lowerBound), visible.upperBound))
      }
      return []
    }
    let intent: Intent = step < 0 ? .moveUp : .moveDown
    return place.chain.contains(.lists) || place == .picker
      ? (0..<abs(step)).flatMap { _ in perform(intent, in: world) } : []
  }

  private mutating func click(_ position: Position, in world: World) -> [Effect] {
    let layout = layout
    if layout.legend.contains(position) { return clickLegend(position, in: world) }
    guard dialogs.isEmpty, screens.isEmpty, contacts.prompt == nil else { return [] }
    if layout.status.contains(position) { return perform(.filter, in: world) }
    guard layout.body.contains(position) else { return [] }
    let place = Position(
      row: position.row - layout.body.row, column: position.column - layout.body.column)
    let view = ContactsView(state: self, world: world)
    switch view.table.hit(place, in: layout.body.size) {
    case .header(let column):
      let columns = view.visible.settings
      return columns.indices.contains(column) ? sort(by: columns[column].column, in: world) : []
    case .mark(let row):
      moveFocus(to: row)
      if let row = contacts.focusedRow, contacts.range == nil { contacts.toggle(row) }
    case .row(let row): moveFocus(to: row)
    case nil: break
    }
    return []
  }

  private mutating func clickLegend(_ position: Position, in world: World) -> [Effect] {
    let (legend, intents) = legend(in: world)
    let place = legend.places(in: size.columns).first {
      ($0.start..<$0.start + $0.width).contains(position.column)
    }
    guard let place else { return [] }
    return perform(intents[place.entry], in: world)
  }
}
