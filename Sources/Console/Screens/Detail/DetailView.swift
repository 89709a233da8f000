import Domain
import Terminal
import Wording

/// Draws all about one contact.
struct DetailView {
  let detail: DetailState
  let world: World

  /// The line over the view: who it is about.
  func drawTitle(in canvas: inout Canvas) {
    guard let (account, row) = world.find(detail.contact) else { return }
    let name =
      ContactName.listed(of: row, in: account) ?? world.catalogue.text(NamePhrase.unnamed)
    let id = world.catalogue.text(
      ConsoleWords.detailRecord, ["id": .digits(detail.contact.rawValue)])
    canvas.line(
      StyledText([
        Span(SafeText(name, form: world.textForm), Style(.header, .bold)),
        Span(SafeText("  " + id, form: world.textForm), Style(.dim)),
      ]), row: 0, column: 1, maxWidth: canvas.columns - 2)
  }

  func draw(in canvas: inout Canvas) {
    guard let (account, row) = world.find(detail.contact) else {
      canvas.text(
        SafeText(world.catalogue.text(ConsoleWords.detailGone)), row: 1, column: 3,
        style: Style(.warning))
      canvas.setCursor(row: 1, column: 3, isVisible: false)
      return
    }
    let lines = DetailLines.lines(of: row, in: account, columns: canvas.columns, world)
    let window = ScrollWindow(
      top: detail.position.top, height: canvas.rows, count: lines.count,
      cursor: min(detail.position.focus, lines.count - 1))
    let labels = DetailLines.labelColumns(in: canvas.columns)
    for index in window.range {
      draw(
        lines[index], isFocused: index == detail.position.focus, line: index - window.top,
        labels: labels, in: &canvas)
    }
    Scrollbar.draw(window, in: &canvas, column: canvas.columns - 1)
  }

  private func draw(
    _ line: DetailLine, isFocused: Bool, line row: Int, labels: Int, in canvas: inout Canvas
  ) {
    let width = canvas.columns - 1
    if isFocused {
      canvas.fill(
        Rect(row: row, column: 0, columns: width, rows: 1), style: Style(.cursorRow))
      canvas.text(world.glyphs.focusMark, row: row, column: 0, style: Style(.cursorRow))
      canvas.setCursor(row: row, column: 0, isVisible: false)
    }
    func style(_ own: Style) -> Style { isFocused ? own.inside(row: Style(.cursorRow)) : own }
    switch line.content {
    case .blank: break
    case .heading(let text):
      canvas.text(
        SafeText(text, form: world.textForm), row: row, column: 2,
        style: style(Style(.header, .bold)), maxWidth: width - 3)
    case .value(let label, let value):
      canvas.text(
        SafeText(label, form: world.textForm), row: row, column: 4, style: style(Style(.dim)),
        maxWidth: value == "" ? width - 5 : labels)
      let text = value.map { SafeText($0, form: world.textForm) } ?? "-"
      canvas.text(
        text, row: row, column: 4 + labels + 2,
        style: style(value == nil ? Style(.dim) : line.style), maxWidth: width - labels - 7)
    }
  }
}
