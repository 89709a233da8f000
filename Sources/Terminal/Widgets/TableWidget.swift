/// A table of which only the visible rows are asked for.
///
/// Three columns at the left hold the mark of the focused row, the mark of a selected row and a
/// blank. Every other column starts at the same place in every row, whatever its text.
package struct TableWidget {
  /// Direction of a sorted column, shown beside its title.
  package enum Sort: Hashable, Sendable {
    case ascending
    case descending
  }

  /// How much room a column wants.
  package enum Width: Hashable, Sendable {
    /// Exactly this many columns.
    case fixed(Int)
    /// At least `min`, and a share of what is left by `weight`.
    case flexible(min: Int, weight: Int = 1)
  }

  /// What one column looks like.
  package struct Column: Hashable, Sendable {
    /// Stands in the header.
    package var title: SafeText
    /// Never changes with what the rows hold.
    package var width: Width
    /// Of title and values.
    package var alignment: Alignment
    /// Nil for a column that the rows are not sorted by.
    package var sort: Sort?

    /// A column, left-aligned and unsorted unless said otherwise.
    package init(
      _ title: SafeText, width: Width, alignment: Alignment = .left, sort: Sort? = nil
    ) {
      self.title = title
      self.width = width
      self.alignment = alignment
      self.sort = sort
    }
  }

  /// What one row holds.
  package struct Row: Hashable, Sendable {
    /// One value for each column, in order; missing ones are blank.
    package var cells: [StyledText]
    /// Shows the mark of a selection.
    package var isSelected: Bool
    /// Applies to the whole row, under the styles of selection and focus.
    package var style: Style

    /// A row of values.
    package init(_ cells: [StyledText], isSelected: Bool = false, style: Style = .plain) {
      self.cells = cells
      self.isSelected = isSelected
      self.style = style
    }
  }

  /// What a cell of the screen belongs to.
  package enum Hit: Hashable, Sendable {
    case header(column: Int)
    /// The marks at the left of a row.
    case mark(row: Int)
    case row(Int)
  }

  /// Columns that the marks at the left take.
  package static let markColumns = 3
  /// Blanks between two columns.
  package static let gap = 2

  /// From left to right.
  package var columns: [Column]
  /// Rows of the whole table.
  package var rowCount: Int
  /// The first visible row; see `ScrollWindow`.
  package var top: Int
  /// The focused row; nil when the table has none.
  package var focus: Int?
  /// Columns that always stay at the left.
  package var frozenColumns: Int
  /// Columns after the frozen ones that are scrolled away to the left.
  package var columnOffset: Int

  /// A table at its beginning, with nothing focused or scrolled unless said otherwise.
  package init(
    columns: [Column], rowCount: Int, top: Int = 0, focus: Int? = nil, frozenColumns: Int = 1,
    columnOffset: Int = 0
  ) {
    self.columns = columns
    self.rowCount = max(0, rowCount)
    self.top = max(0, top)
    self.focus = focus
    self.frozenColumns = min(max(0, frozenColumns), columns.count)
    self.columnOffset = max(0, columnOffset)
  }

  /// Rows that fit below the header.
  package static func visibleRows(in size: Size) -> Int { max(0, size.rows - 1) }

  /// Draws header and rows, and puts the cursor on the focused row.
  ///
  /// `row` is called once for each visible row, in rising order.
  package func draw(in canvas: inout Canvas, row: (Int) -> Row) {
    let places = places(in: canvas.columns)
    drawHeader(places, in: &canvas)
    let visible = top..<min(rowCount, top + Self.visibleRows(in: canvas.size))
    guard visible.lowerBound < visible.upperBound else { return }
    for index in visible {
      draw(row(index), index: index, places: places, line: 1 + index - top, in: &canvas)
    }
    if let focus, visible.contains(focus) {
      canvas.setCursor(row: 1 + focus - top, column: 0, isVisible: false)
    }
  }

  /// What stands at a position of a canvas of this size; nil for empty places.
  package func hit(_ position: Position, in size: Size) -> Hit? {
    guard Rect(size).contains(position) else { return nil }
    if position.row == 0 {
      let place = places(in: size.columns).first {
        ($0.start..<$0.start + $0.width).contains(position.column)
      }
      return place.map { .header(column: $0.column) }
    }
    let index = top + position.row - 1
    guard index < rowCount else { return nil }
    return position.column < Self.markColumns ? .mark(row: index) : .row(index)
  }

  private func drawHeader(_ places: [Place], in canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    for place in places {
      let column = columns[place.column]
      let style = Style(.header, column.sort == nil ? [] : .bold)
      let mark: SafeText =
        switch column.sort {
        case .ascending: " " + glyphs.sortAscending
        case .descending: " " + glyphs.sortDescending
        case nil: .empty
        }
      let room = place.width - mark.width
      let text =
        room > 0
        ? column.title.truncated(to: room, mark: glyphs.ellipsis) + mark
        : mark.dropping(columns: 1).prefix(columns: place.width)
      let fitted = text.fitted(
        to: place.width, alignment: column.alignment, mark: glyphs.ellipsis)
      canvas.text(fitted, row: 0, column: place.start, style: style)
    }
    if columnOffset > 0, hiddenColumnsExist(places) {
      canvas.text(glyphs.moreLeft, row: 0, column: Self.markColumns - 1, style: Style(.dim))
    }
    if places.last.map({ $0.column + 1 < columns.count || $0.isCut }) ?? !columns.isEmpty {
      canvas.text(glyphs.moreRight, row: 0, column: canvas.columns - 1, style: Style(.dim))
    }
  }

  private func hiddenColumnsExist(_ places: [Place]) -> Bool {
    places.count < columns.count
  }

  private func draw(
    _ row: Row, index: Int, places: [Place], line: Int, in canvas: inout Canvas
  ) {
    let glyphs = canvas.glyphs
    let isFocused = index == focus
    let style =
      isFocused
      ? Style(.cursorRow, row.isSelected ? .bold : [])
      : row.isSelected ? Style(.selection) : row.style
    canvas.fill(Rect(row: line, column: 0, columns: canvas.columns, rows: 1), style: style)
    if isFocused { canvas.text(glyphs.focusMark, row: line, column: 0, style: style) }
    if row.isSelected { canvas.text(glyphs.selectionMark, row: line, column: 1, style: style) }
    for place in places where place.column < row.cells.count {
      let value = row.cells[place.column].truncated(to: place.width, mark: glyphs.ellipsis)
      let room = max(0, place.width - value.width)
      let shift =
        switch columns[place.column].alignment {
        case .left: 0
        case .right: room
        case .centre: room / 2
        }
      let spans = value.spans.map { Span($0.text, $0.style.inside(row: style)) }
      canvas.within(Rect(row: line, column: place.start, columns: place.width, rows: 1)) {
        _ = $0.line(StyledText(spans), row: 0, column: shift)
      }
    }
  }
}
