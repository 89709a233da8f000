/// A picture of the screen: cells by row and column, and the cursor.
///
/// Invariant: a cell of width 2 is followed by its right half in the same row, and a right half
/// follows a cell of width 2.
package struct Grid: Hashable, Sendable {
  /// Where the real cursor stands after the frame, seen or not.
  package struct Cursor: Hashable, Sendable {
    /// Always inside the grid, except in an empty one.
    package var position: Position
    /// False where the terminal should hide it; it stands there all the same.
    package var isVisible: Bool

    /// A cursor at a position.
    package init(position: Position, isVisible: Bool) {
      self.position = position
      self.isVisible = isVisible
    }
  }

  /// Extent in cells.
  package let size: Size
  /// Row by row, `columns * rows` of them.
  package private(set) var cells: [Cell]
  /// Kept inside the grid; at the top left and unseen until somebody sets it.
  package private(set) var cursor = Cursor(position: Position(row: 0, column: 0), isVisible: false)

  /// A grid of blanks.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
  }

  /// The cell at a position; a blank outside.
  package subscript(row: Int, column: Int) -> Cell {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return Cell() }
    return cells[row * size.columns + column]
  }

  /// The cells of a row; none outside.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Moves the cursor, to the nearest cell when the position is outside.
  package mutating func setCursor(_ position: Position, isVisible: Bool) {
    let row = min(max(0, position.row), max(0, size.rows - 1))
    let column = min(max(0, position.column), max(0, size.columns - 1))
    cursor = Cursor(position: Position(row: row, column: column), isVisible: isVisible)
  }

  /// Puts a cell; a wide character that loses one half is blanked in the other.
  ///
  /// Outside the grid, and for a wide cell in the last column, nothing happens.
  mutating func put(_ cell: Cell, row: Int, column: Int) {
    let width = max(1, Int(cell.width))
    guard (0..<size.rows).contains(row), column >= 0, column + width <= size.columns else { return }
    let index = row * size.columns + column
    separate(at: index, column: column)
    if width == 2 { separate(at: index + 1, column: column + 1) }
    cells[index] = cell
    if width == 2 { cells[index + 1] = .rightHalf(cell.style) }
  }

  /// Changes the style of a cell and of the other half of a wide one.
  mutating func restyle(row: Int, column: Int, _ change: (Style) -> Style) {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return }
    let index = row * size.columns + column
    cells[index].style = change(cells[index].style)
  }

  /// Replaces the cells of a run as they are; the run keeps whole wide characters.
  mutating func replace(row: Int, column: Int, with run: ArraySlice<Cell>) {
    let start = row * size.columns + column
    cells.replaceSubrange(start..<start + run.count, with: run)
  }

  /// Blanks the far half of a wide character that the cell at `index` belongs to.
  private mutating func separate(at index: Int, column: Int) {
    if cells[index].isRightHalf, column > 0 {
      cells[index - 1] = Cell(blank: cells[index - 1].style)
    }
    if cells[index].width == 2, column + 1 < size.columns {
      cells[index + 1] = Cell(blank: cells[index + 1].style)
    }
  }
}
