/// The cells that differ between two pictures, as runs within a row.
package struct GridDiff: Hashable, Sendable {
  /// Neighbouring changed cells of one row; never half a wide character.
  package struct Run: Hashable, Sendable {
    /// Counted from zero.
    package let row: Int
    /// Column of the first cell.
    package let column: Int
    /// The new cells.
    package let cells: ArraySlice<Cell>
  }

  /// In rising order of row and column.
  package let runs: [Run]
  /// Set when the cursor moves, appears or disappears.
  package let cursor: Grid.Cursor?

  /// What turns `old` into `new`; everything when `old` is missing or of another size.
  package init(from old: Grid?, to new: Grid) {
    guard let old, old.size == new.size else {
      runs = (0..<new.size.rows).map { Run(row: $0, column: 0, cells: new.row($0)) }
        .filter { !$0.cells.isEmpty }
      cursor = new.cursor
      return
    }
    cursor = old.cursor == new.cursor ? nil : new.cursor
    var runs: [Run] = []
    for row in 0..<new.size.rows {
      Self.collect(row: row, before: old.row(row), after: new.row(row), into: &runs)
    }
    self.runs = runs
  }

  /// True when nothing needs to be written.
  package var isEmpty: Bool { runs.isEmpty && cursor == nil }

  /// The picture after the change; `old` must be the picture that the change starts from.
  package func applied(to old: Grid) -> Grid {
    var grid = old
    for run in runs { grid.replace(row: run.row, column: run.column, with: run.cells) }
    if let cursor { grid.setCursor(cursor.position, isVisible: cursor.isVisible) }
    return grid
  }

  private static func collect(
    row: Int, before: ArraySlice<Cell>, after: ArraySlice<Cell>, into runs: inout [Run]
  ) {
    let base = after.startIndex
    let shift = before.startIndex - base
    var index = base
    while index < after.endIndex {
      guard after[index] != before[index + shift] else {
        index += 1
        continue
      }
      var start = index
      if after[start].isRightHalf, start > base { start -= 1 }
      var end = index + 1
      while end < after.endIndex, after[end].isRightHalf || after[end] != before[end + shift] {
        end += 1
      }
      runs.append(Run(row: row, column: start - base, cells: after[start..<end]))
      index = end
    }
  }
}
