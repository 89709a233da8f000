/// A list of one line an item, with the marks of a table but no columns.
package struct ListWidget {
  /// One line of the list.
  package struct Item: Hashable, Sendable {
    /// Cut with a mark where it does not fit.
    package var text: StyledText
    /// Stands at the right edge when there is room for both.
    package var note: StyledText
    /// Shows the mark of a selection.
    package var isSelected: Bool
    /// False where it cannot be chosen now.
    package var isEnabled: Bool

    /// A line, by default neither selected nor disabled.
    package init(
      _ text: StyledText, note: StyledText = StyledText(), isSelected: Bool = false,
      isEnabled: Bool = true
    ) {
      self.text = text
      self.note = note
      self.isSelected = isSelected
      self.isEnabled = isEnabled
    }
  }

  /// Items in the whole list.
  package var count: Int
  /// The first visible item; see `ScrollWindow`.
  package var top: Int
  /// The focused item; nil when the list has none.
  package var focus: Int?

  /// A list of this many items.
  package init(count: Int, top: Int = 0, focus: Int? = nil) {
    self.count = max(0, count)
    self.top = max(0, top)
    self.focus = focus
  }

  /// Draws the visible items, and puts the cursor on the focused one.
  ///
  /// `item` is called once for each visible item, in rising order.
  package func draw(in canvas: inout Canvas, item: (Int) -> Item) {
    for index in top..<max(top, min(count, top + canvas.rows)) {
      draw(item(index), isFocused: index == focus, line: index - top, in: &canvas)
    }
    if let focus, (top..<top + canvas.rows).contains(focus), focus < count {
      canvas.setCursor(row: focus - top, column: 0, isVisible: false)
    }
  }

  /// The item at a position of a canvas of this size.
  package func hit(_ position: Position, in size: Size) -> Int? {
    guard Rect(size).contains(position), top + position.row < count else { return nil }
    return top + position.row
  }

  private func draw(_ item: Item, isFocused: Bool, line: Int, in canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let style: Style =
      if isFocused {
        Style(.cursorRow, item.isSelected ? .bold : [])
      } else if !item.isEnabled {
        Style(.disabled)
      } else if item.isSelected {
        Style(.selection)
      } else {
        .plain
      }
    canvas.fill(Rect(row: line, column: 0, columns: canvas.columns, rows: 1), style: style)
    if isFocused { canvas.text(glyphs.focusMark, row: line, column: 0, style: style) }
    if item.isSelected { canvas.text(glyphs.selectionMark, row: line, column: 1, style: style) }
    let start = TableWidget.markColumns
    let room = max(0, canvas.columns - start)
    let noteWidth = item.note.width
    let showsNote = noteWidth > 0 && item.text.width + 2 + noteWidth <= room
    canvas.line(restyled(item.text, style), row: line, column: start, maxWidth: room)
    if showsNote {
      canvas.line(restyled(item.note, style), row: line, column: canvas.columns - noteWidth)
    }
  }

  private func restyled(_ text: StyledText, _ style: Style) -> StyledText {
    StyledText(text.spans.map { Span($0.text, $0.style.inside(row: style)) })
  }
}
