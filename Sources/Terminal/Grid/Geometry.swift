/// Extent of a screen or a part of it, in cells; never negative.
package struct Size: Hashable, Sendable {
  /// Cells from left to right.
  package var columns: Int
  /// Cells from top to bottom.
  package var rows: Int

  /// Negative extents count as zero.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Columns, then rows, as in "80x24".
  package init(_ columns: Int, _ rows: Int) {
    self.init(columns: columns, rows: rows)
  }

  /// True when no cell fits.
  package var isEmpty: Bool { columns == 0 || rows == 0 }
}

/// A cell by row and column, both counted from zero at the top left.
package struct Position: Hashable, Sendable {
  /// Rows above it.
  package var row: Int
  /// Columns left of it.
  package var column: Int

  /// A position; it may lie outside of any grid.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells; empty when it has no row or no column.
package struct Rect: Hashable, Sendable {
  /// Rows above it.
  package var row: Int
  /// Columns left of it.
  package var column: Int
  /// Its extent.
  package var size: Size

  /// Negative extents count as zero.
  package init(row: Int, column: Int, columns: Int, rows: Int) {
    self.row = row
    self.column = column
    size = Size(columns: columns, rows: rows)
  }

  /// The rectangle of this size at the top left.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, columns: size.columns, rows: size.rows)
  }

  /// Columns that it covers.
  package var columns: Int { size.columns }
  /// Rows that it covers.
  package var rows: Int { size.rows }
  /// The first row below.
  package var endRow: Int { row + rows }
  /// The first column to the right.
  package var endColumn: Int { column + columns }
  /// True when it covers no cell.
  package var isEmpty: Bool { size.isEmpty }

  /// True when the cell lies inside.
  package func contains(_ position: Position) -> Bool {
    (row..<endRow).contains(position.row) && (column..<endColumn).contains(position.column)
  }

  /// The part that both rectangles share; empty when they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// The rectangle made smaller on each side; empty rather than inside out.
  package func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: row + rows, column: column + columns,
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// A rectangle of at most `size`, in the middle of this one.
  package func centred(_ size: Size) -> Rect {
    let columns = min(size.columns, self.columns)
    let rows = min(size.rows, self.rows)
    return Rect(
      row: row + (self.rows - rows) / 2, column: column + (self.columns - columns) / 2,
      columns: columns, rows: rows)
  }
}
