/// Drawing into a part of a grid; whatever falls outside the part is cut.
///
/// Positions are relative to the part. A canvas owns its grid; take the finished picture from
/// `grid`.
package struct Canvas: Sendable {
  /// The picture so far.
  package private(set) var grid: Grid
  /// What widgets draw frames and marks with.
  package let glyphs: Glyphs
  /// The part drawn into, in cells of the grid; may reach outside of it.
  private var area: Rect
  /// The part of `area` that may be changed.
  private var clip: Rect

  /// A canvas over a new, blank grid.
  package init(size: Size, glyphs: Glyphs = .unicode) {
    grid = Grid(size: size)
    self.glyphs = glyphs
    area = Rect(size)
    clip = area
  }

  /// Extent of the part drawn into.
  package var size: Size { area.size }
  /// Columns of the part.
  package var columns: Int { area.columns }
  /// Rows of the part.
  package var rows: Int { area.rows }
  /// The part drawn into, in its own coordinates.
  package var bounds: Rect { Rect(area.size) }

  /// Where the part stands in the grid, to compare with the position of a mouse event.
  package var origin: Position { Position(row: area.row, column: area.column) }

  /// Draws into `rect` of this part with coordinates of its own.
  @discardableResult
  package mutating func within<Result>(
    _ rect: Rect, _ draw: (inout Canvas) -> Result
  ) -> Result {
    let (outerArea, outerClip) = (area, clip)
    area = Rect(
      row: area.row + rect.row, column: area.column + rect.column, columns: rect.columns,
      rows: rect.rows)
    clip = outerClip.intersection(area)
    let result = draw(&self)
    (area, clip) = (outerArea, outerClip)
    return result
  }

  /// Draws text from a position to the right; cut with an ellipsis when it is longer than
  /// `maxWidth`, and at the edge of the part.
  ///
  /// Returns the columns that the text took, drawn or cut off by the edge.
  @discardableResult
  package mutating func text(
    _ text: SafeText, row: Int, column: Int, style: Style = .plain, maxWidth: Int? = nil
  ) -> Int {
    var text = text
    if let maxWidth { text = text.truncated(to: maxWidth, mark: glyphs.ellipsis) }
    guard row >= 0, row < rows else { return text.width }
    if text.isASCII { return ascii(text.string.utf8, row: row, column: column, style: style) }
    var x = column
    for character in text.string {
      let width = TextWidth.columns(of: character)
      guard isWhole(column: x, width: width) else {
        for offset in 0..<width { put(Cell(blank: style), row: row, column: x + offset) }
        x += width
        continue
      }
      TextWidth.forEachCell(of: character) { piece in
        put(Cell(text: piece.text, width: UInt8(piece.width), style: style), row: row, column: x)
        x += piece.width
      }
    }
    return x - column
  }

  /// Draws text in parts of different style; see `text`.
  @discardableResult
  package mutating func line(
    _ line: StyledText, row: Int, column: Int, maxWidth: Int? = nil
  ) -> Int {
    let line = maxWidth.map { line.truncated(to: $0, mark: glyphs.ellipsis) } ?? line
    return line.spans.reduce(0) { used, span in
      used + text(span.text, row: row, column: column + used, style: span.style)
    }
  }

  /// Fills `rect`, or everything, with blanks of a style.
  package mutating func fill(_ rect: Rect? = nil, style: Style = .plain) {
    let rect = rect ?? bounds
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        put(Cell(blank: style), row: row, column: column)
      }
    }
  }

  /// Changes the style of what `rect` holds, keeping its text.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let target = Rect(
      row: area.row + rect.row, column: area.column + rect.column, columns: rect.columns,
      rows: rect.rows
    ).intersection(clip)
    for row in target.row..<target.endRow {
      for column in target.column..<target.endColumn {
        grid.restyle(row: row, column: column, change)
      }
    }
  }

  /// Draws a line from left to right; the whole width when no extent is given.
  package mutating func rule(
    row: Int, column: Int = 0, columns: Int? = nil, style: Style = Style(.border)
  ) {
    let count = columns ?? self.columns - column
    text(glyphs.horizontal.repeated(count), row: row, column: column, style: style)
  }

  /// Draws a frame along the edge of `rect`; nothing when it has less than two rows or columns.
  package mutating func box(_ rect: Rect, style: Style = Style(.border)) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let line = glyphs.horizontal.repeated(rect.columns - 2)
    text(glyphs.topLeft + line + glyphs.topRight, row: rect.row, column: rect.column, style: style)
    for row in rect.row + 1..<rect.endRow - 1 {
      text(glyphs.vertical, row: row, column: rect.column, style: style)
      text(glyphs.vertical, row: row, column: rect.endColumn - 1, style: style)
    }
    text(
      glyphs.bottomLeft + line + glyphs.bottomRight, row: rect.endRow - 1, column: rect.column,
      style: style)
  }

  /// Sets where the real cursor stands after the frame; the last call wins.
  ///
  /// A position outside the part is moved to the nearest cell inside; an empty part changes nothing.
  package mutating func setCursor(row: Int, column: Int, isVisible: Bool) {
    guard !clip.isEmpty else { return }
    let row = min(max(area.row + row, clip.row), clip.endRow - 1)
    let column = min(max(area.column + column, clip.column), clip.endColumn - 1)
    grid.setCursor(Position(row: row, column: column), isVisible: isVisible)
  }

  private mutating func ascii(
    _ bytes: String.UTF8View, row: Int, column: Int, style: Style
  ) -> Int {
    var x = column
    for byte in bytes {
      put(.ascii(byte, style), row: row, column: x)
      x += 1
    }
    return x - column
  }

  /// True when no edge of the part cuts a character of this many columns.
  private func isWhole(column: Int, width: Int) -> Bool {
    let start = area.column + column
    return start >= clip.column && start + width <= clip.endColumn
  }

  /// Puts one cell if it lies inside; wide ones come only where they fit.
  private mutating func put(_ cell: Cell, row: Int, column: Int) {
    let position = Position(row: area.row + row, column: area.column + column)
    if clip.contains(position) { grid.put(cell, row: position.row, column: position.column) }
  }
}
