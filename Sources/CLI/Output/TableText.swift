internal import Terminal

/// Rows in columns of equal width for people to read.
///
/// On a terminal the table is made to fit by cutting the widest columns; elsewhere nothing is cut.
struct TableText {
  let columns: [OutputColumn]
  let style: OutputStyle
  let ellipsis: SafeText

  /// Rows that are measured when a long table goes to a terminal.
  private static let sampleSize = 1000
  private static let gap = 2
  private static let narrowest = 6

  /// Prints title line and rows; returns how many cells were cut.
  func print(count: Int, cells: (Int) -> [String], to stream: ByteStream) throws -> Int {
    let widths = fitted(cellWidths(count: count, cells: cells))
    var cut = 0
    let titles = columns.map { style.safe($0.title) }
    var text = style.bold(line(titles, widths, &cut)) + "\n"
    cut = 0
    for index in 0..<count {
      text += line(cells(index).map { style.safe($0) }, widths, &cut) + "\n"
      if text.utf8.count >= 65_536 {
        try stream.write(text)
        text = ""
      }
    }
    try stream.write(text)
    return cut
  }

  private func cellWidths(count: Int, cells: (Int) -> [String]) -> [Int] {
    var widths = [Int](repeating: 0, count: columns.count)
    let measured = style.columns == nil ? count : min(count, TableText.sampleSize)
    for index in 0..<measured {
      for (column, cell) in cells(index).enumerated() {
        widths[column] = max(widths[column], style.safe(cell).width)
      }
    }
    return widths
  }

  /// First the titles that are wider than their cells give way, then the widest columns, until the
  /// line fits or all are at their narrowest.
  private func fitted(_ cells: [Int]) -> [Int] {
    var widths = zip(columns, cells).map { max(style.safe($0.title).width, $1) }
    guard let available = style.columns else { return widths }
    var excess = widths.reduce(0, +) + TableText.gap * (widths.count - 1) - available
    for column in widths.indices.sorted(by: { widths[$0] > widths[$1] }) where excess > 0 {
      let spare = widths[column] - max(cells[column], TableText.narrowest)
      let step = max(0, min(excess, spare))
      widths[column] -= step
      excess -= step
    }
    while excess > 0, let widest = widths.max(), widest > TableText.narrowest {
      let next = widths.filter { $0 < widest }.max() ?? TableText.narrowest
      let goal = max(next, TableText.narrowest)
      for column in widths.indices where widths[column] == widest && excess > 0 {
        let step = min(excess, widest - goal)
        widths[column] -= step
        excess -= step
      }
    }
    return widths
  }

  private func line(_ cells: [SafeText], _ widths: [Int], _ cut: inout Int) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let width = widths[column]
      let isLast = column == cells.count - 1
      if cell.width > width, style.columns != nil { cut += 1 }
      if column > 0 { line += String(repeating: " ", count: TableText.gap) }
      let fits = style.columns == nil || cell.width <= width
      let shown = fits ? cell : cell.truncated(to: width, mark: ellipsis)
      let padding = String(repeating: " ", count: max(0, width - shown.width))
      switch columns[column].alignment {
      case .right: line += padding + shown.drawn.string
      default: line += shown.drawn.string + (isLast ? "" : padding)
      }
    }
    return line
  }
}
