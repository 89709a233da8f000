import Terminal

/// The place of a dialog: a frame in the middle, or the whole area where there is no room for one.
struct DialogPanel {
  var title: SafeText
  /// Columns and rows that the content wants.
  var content: Size
  var style = Style(.border)

  /// Draws frame and title into `area` and calls `body` with the room inside.
  func draw(in canvas: inout Canvas, area: Rect, _ body: (inout Canvas) -> Void) {
    canvas.within(area) { area in
      let hasRoom = area.rows >= 12 || area.rows >= content.rows + 2
      if hasRoom, area.columns >= 44 {
        let wanted = Size(columns: max(content.columns, 36), rows: content.rows)
        DialogFrame(title: title, content: wanted, style: style).draw(in: &area, body)
        return
      }
      area.fill()
      area.text(
        title, row: 0, column: 1, style: Style(.header, .bold), maxWidth: area.columns - 2)
      area.within(
        Rect(row: 1, column: 1, columns: area.columns - 2, rows: area.rows - 1), body)
    }
  }
}

/// Lines of a dialog, broken to a width.
struct DialogText {
  private(set) var lines: [StyledText] = []
  let columns: Int
  let form: SafeText.Form

  init(columns: Int, form: SafeText.Form) {
    self.columns = max(1, columns)
    self.form = form
  }

  mutating func add(_ text: String, _ style: Style = .plain) {
    for line in SafeText(text, form: form).wrapped(to: columns) {
      lines.append(StyledText(line, style))
    }
  }

  mutating func add(_ line: StyledText) {
    lines.append(line)
  }

  mutating func addBlank() {
    lines.append(StyledText())
  }

  /// Draws as many lines as there are rows, from the top.
  func draw(in canvas: inout Canvas, rows: Int, from first: Int = 0) {
    for (row, line) in lines.dropFirst(first).prefix(max(0, rows)).enumerated() {
      canvas.line(line, row: row, column: 0, maxWidth: canvas.columns)
    }
  }
}
