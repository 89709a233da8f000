/// Choices side by side, one of them focused; the focused one stands in brackets.
package struct ButtonRow: Hashable, Sendable {
  /// One choice.
  package struct Button: Hashable, Sendable {
    /// What it does, in words.
    package var title: SafeText
    /// False where it cannot be chosen now.
    package var isEnabled: Bool

    /// A choice.
    package init(_ title: SafeText, isEnabled: Bool = true) {
      self.title = title
      self.isEnabled = isEnabled
    }
  }

  /// From left to right.
  package var buttons: [Button]
  /// Index in `buttons`.
  package var focus: Int

  /// Choices with one of them focused.
  package init(_ buttons: [Button], focus: Int) {
    self.buttons = buttons
    self.focus = focus
  }

  /// Columns of the row: two around each title and three between.
  package var width: Int {
    buttons.reduce(0) { $0 + $1.title.width + 4 } + max(0, buttons.count - 1)
  }

  /// Draws the buttons into a row, right-aligned, and puts the cursor on the focused one.
  ///
  /// When they do not fit, they are left-aligned from the focused one on. Returns the place of each
  /// drawn button.
  @discardableResult
  package func draw(in canvas: inout Canvas, row: Int) -> [(index: Int, rect: Rect)] {
    let fits = width <= canvas.columns
    var x = fits ? canvas.columns - width : 0
    var places: [(index: Int, rect: Rect)] = []
    let first = fits ? 0 : min(max(0, focus), max(0, buttons.count - 1))
    for index in buttons.indices.dropFirst(first) where x < canvas.columns {
      let button = buttons[index]
      let isFocused = index == focus
      let text: SafeText = isFocused ? "[ " + button.title + " ]" : "  " + button.title + "  "
      let role: Role = isFocused ? .cursorRow : button.isEnabled ? .text : .disabled
      let width = canvas.text(
        text, row: row, column: x, style: Style(role), maxWidth: canvas.columns - x)
      places.append((index, Rect(row: row, column: x, columns: width, rows: 1)))
      if isFocused { canvas.setCursor(row: row, column: x + 2, isVisible: false) }
      x += width + 1
    }
    return places
  }
}
