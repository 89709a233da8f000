extension TableWidget {
  /// Where a column stands on the screen.
  struct Place: Hashable {
    /// Index in `columns`.
    var column: Int
    var start: Int
    var width: Int
    /// True when the right edge cuts the column.
    var isCut: Bool
  }

  /// The columns that can be seen in `room` columns of the screen, left to right.
  ///
  /// Widths do not depend on the scroll offset, so that a column keeps its width while scrolling.
  func places(in room: Int) -> [Place] {
    let widths = widths(in: room)
    let last = max(frozenColumns, columns.count - 1)
    let firstScrolled = min(frozenColumns + columnOffset, last)
    let shown = Array(0..<frozenColumns) + Array(firstScrolled..<max(firstScrolled, columns.count))
    var start = Self.markColumns
    var result: [Place] = []
    for column in shown {
      let width = min(widths[column], room - start)
      guard width > 0 else { break }
      result.append(
        Place(column: column, start: start, width: width, isCut: width < widths[column]))
      start += widths[column] + Self.gap
    }
    return result
  }

  private func widths(in room: Int) -> [Int] {
    let gaps = Self.gap * max(0, columns.count - 1)
    let smallest = columns.map { column in
      switch column.width {
      case .fixed(let count): max(1, count)
      case .flexible(let minimum, _): max(1, minimum)
      }
    }
    let needed = smallest.reduce(0, +) + gaps + Self.markColumns
    guard needed < room else { return smallest }
    let parts = zip(columns, smallest).map { column, smallest -> Layout.Part in
      switch column.width {
      case .fixed: .fixed(smallest)
      case .flexible(_, let weight): .flexible(min: smallest, weight: weight)
      }
    }
    return Layout.extents(room - gaps - Self.markColumns, parts)
  }
}
