import CNcurses
import Terminal

/// Writes changed cells to the terminal through ncurses.
struct Painter {
  private let theme: Theme
  private let isUnicode: Bool
  private let hasColour: Bool
  private let line: TerminalLine
  private var pairs = ColourPairs()

  init(theme: Theme, isUnicode: Bool, hasColour: Bool, line: TerminalLine) {
    self.theme = theme
    self.isUnicode = isUnicode
    self.hasColour = hasColour
    self.line = line
  }

  /// Paints the runs, then leaves the real cursor where the grid has it.
  ///
  /// After each cell whose width terminals may disagree about, and after each stretch of letters
  /// that they may reorder, the cursor is placed anew by absolute position, so that what follows in
  /// the row cannot be shifted.
  mutating func paint(_ runs: [GridDiff.Run], cursor: Grid.Cursor, size: Size) {
    let screen = tl_screen()
    for run in runs {
      var column = run.column
      for (index, cell) in zip(run.cells.indices, run.cells) {
        defer { column += 1 }
        guard !cell.isRightHalf else { continue }
        paint(cell, row: run.row, column: column)
        guard cell.hasUncertainWidth else { continue }
        let isFollowed = index + 1 < run.cells.endIndex && run.cells[index + 1].hasUncertainWidth
        guard !(isFollowed && cell.isNarrowLetter) else { continue }
        let next = min(column + Int(cell.width), size.columns - 1)
        wmove(screen, Int32(run.row), Int32(next))
        wrefresh(screen)
        line.write(Capabilities.cursorAddress(row: run.row, column: next))
      }
    }
    curs_set(cursor.isVisible ? 1 : 0)
    wmove(screen, Int32(cursor.position.row), Int32(cursor.position.column))
    wrefresh(screen)
  }

  private mutating func paint(_ cell: Cell, row: Int, column: Int) {
    let look = theme[cell.style.role]
    var attributes = look.attributes.union(cell.style.attributes)
    if !hasColour { attributes.remove(.dim) }
    let pair = hasColour ? pairs.pair(for: look.colour) : 0
    let bits = Int32(attributes.rawValue)
    let scalars = cell.text.unicodeScalars.map(\.value)
    if canPaint(scalars, width: Int(cell.width)),
      tl_paint(Int32(row), Int32(column), scalars, Int32(scalars.count), bits, pair)
    {
      return
    }
    // A question mark of the same width for what this system cannot print.
    for offset in 0..<Int(cell.width) {
      let mark: UInt32 = offset == 0 ? 0x3F : 0x20
      _ = tl_paint(Int32(row), Int32(column + offset), [mark], 1, bits, pair)
    }
  }

  /// True when the C library, by which ncurses counts, agrees about the columns.
  private func canPaint(_ scalars: [UInt32], width: Int) -> Bool {
    guard let base = scalars.first, scalars.count <= 5 else { return false }
    if scalars.count == 1, base < 0x7F { return base >= 0x20 }
    guard isUnicode else { return false }
    return Int(tl_columns(base)) == width && scalars.dropFirst().allSatisfy { tl_columns($0) == 0 }
  }
}
