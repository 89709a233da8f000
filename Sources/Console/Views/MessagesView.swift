import Domain
import Terminal
import Wording

/// Draws everything the console said in this session, the newest last.
struct MessagesView {
  let state: ConsoleState
  let position: ListPosition
  let world: World

  func drawTitle(in canvas: inout Canvas) {
    canvas.text(
      SafeText(world.catalogue.text(ConsoleWords.messagesTitle)), row: 0, column: 1,
      style: Style(.header, .bold))
  }

  func draw(in canvas: inout Canvas) {
    let entries = state.notices.entries
    guard !entries.isEmpty else {
      canvas.text(
        SafeText(world.catalogue.text(ConsoleWords.messagesEmpty)), row: 1, column: 3,
        style: Style(.dim))
      canvas.setCursor(row: 1, column: 3, isVisible: false)
      return
    }
    let window = ScrollWindow(
      top: position.top, height: canvas.rows, count: entries.count, cursor: position.focus)
    let zone = world.snapshot?.account.billing.timeZone ?? .utc
    ListWidget(count: entries.count, top: window.top, focus: position.focus)
      .draw(in: &canvas) { index in
        let entry = entries[index]
        let style: Style =
          switch entry.kind {
          case .information: .plain
          case .success: Style(.success)
          case .warning: Style(.warning)
          case .error: Style(.error)
          }
        return ListWidget.Item(
          StyledText([
            Span(
              SafeText(world.catalogue.moment(entry.at, in: zone) + "  "), Style(.dim)),
            Span(SafeText(entry.text, form: world.textForm), style),
          ]))
      }
  }
}
