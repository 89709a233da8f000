/// Draws a one-line field: as much of the text as fits, scrolled so that the cursor is seen.
package struct TextField: Hashable, Sendable {
  /// Text and cursor.
  package var state: TextFieldState
  /// True when the cursor belongs to this field.
  package var isFocused: Bool
  /// Shown while the field is empty.
  package var placeholder: SafeText
  /// Of text and blanks.
  package var style: Style
  /// How characters outside ASCII are shown.
  package var form: SafeText.Form

  /// A field showing this state.
  package init(
    _ state: TextFieldState, isFocused: Bool, placeholder: SafeText = "",
    style: Style = Style(.field), form: SafeText.Form = .unicode
  ) {
    self.state = state
    self.isFocused = isFocused
    self.placeholder = placeholder
    self.style = style
    self.form = form
  }

  /// Draws the field into a row of the canvas and, when it is focused, puts the cursor into it.
  package func draw(in canvas: inout Canvas, row: Int, column: Int, columns: Int) {
    guard columns > 0 else { return }
    let shown = shownText()
    let scroll = scroll(shown, columns: columns)
    let place = Rect(row: row, column: column, columns: columns, rows: 1)
    let glyphs = canvas.glyphs
    canvas.within(place) { field in
      field.fill(style: style)
      if state.text.isEmpty {
        field.text(placeholder, row: 0, column: 0, style: Style(.dim), maxWidth: columns)
      }
      field.text(shown.text, row: 0, column: -scroll, style: style)
      if columns >= 3 {
        if scroll > 0 { field.text(glyphs.moreLeft, row: 0, column: 0, style: Style(.dim)) }
        if shown.text.width - scroll > columns {
          field.text(glyphs.moreRight, row: 0, column: columns - 1, style: Style(.dim))
        }
      }
      if isFocused {
        field.setCursor(row: 0, column: shown.columns[state.cursor] - scroll, isVisible: true)
      }
    }
  }

  /// The position in the text of the character drawn at `offset` columns from the left of a field
  /// of `columns` columns.
  package func position(at offset: Int, columns: Int) -> Int {
    let shown = shownText()
    let target = offset + scroll(shown, columns: columns)
    return max(0, (shown.columns.firstIndex { $0 > target } ?? shown.columns.count) - 1)
  }

  /// The cleaned text and the column at which each character of the text starts, and one more for
  /// the end.
  private func shownText() -> (text: SafeText, columns: [Int]) {
    let units = state.text.unicodeScalars.map { TextCleaner.Unit.scalar($0) }
    let cleaned = TextCleaner.clean(units, form: form)
    let bytes = Array(cleaned.text.utf8)
    var columns: [Int] = [0]
    var scalars = 0
    var width = 0
    var from = 0
    for character in state.text {
      scalars += character.unicodeScalars.count
      let end = cleaned.offsets[scalars]
      width += SafeText(cleaned: String(decoding: bytes[from..<end], as: UTF8.self)).width
      columns.append(width)
      from = end
    }
    return (SafeText(cleaned: cleaned.text), columns)
  }

  private func scroll(_ shown: (text: SafeText, columns: [Int]), columns: Int) -> Int {
    // One column more than the text, for the cursor behind it.
    let total = (shown.columns.last ?? 0) + 1
    guard total > columns else { return 0 }
    return min(max(0, shown.columns[state.cursor] - columns / 2), total - columns)
  }
}
