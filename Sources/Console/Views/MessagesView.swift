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
    // The focused message can be read whole below the list.
    let tail = min(5, max(1, canvas.rows / 3))
    let height = max(1, canvas.rows - tail)
    canvas.within(Rect(row: 0, column: 0, columns: canvas.columns, rows: height)) {
      drawList(entries, in: &$0)
    }
    guard entries.indices.contains(position.focus) else { return }
    let entry = entries[position.focus]
    canvas.rule(row: height)
    let lines = SafeText(entry.text, form: world.textForm).wrapped(to: canvas.columns - 4)
    for (index, line) in lines.prefix(tail - 1).enumerated() {
      canvas.text(line, row: height + 1 + index, column: 3, style: entry.style)
    }
  }

  private func drawList(_ entries: [NoticeLog.Entry], in canvas: inout Canvas) {
    let window = ScrollWindow(
      top: position.top, height: canvas.rows, count: entries.count, cursor: position.focus)
    let zone = world.snapshot?.account.billing.timeZone ?? .utc
    ListWidget(count: entries.count, top: window.top, focus: position.focus)
      .draw(in: &canvas) { index in
        let entry = entries[index]
        return ListWidget.Item(
          StyledText([
            Span(
              SafeText(world.catalogue.moment(entry.at, in: zone) + "  "), Style(.dim)),
            Span(SafeText(entry.text, form: world.textForm), entry.style),
          ]))
      }
  }
}
