/// One line with the names of all views; the current one has a mark and is always seen.
package struct TabBar: Hashable, Sendable {
  /// One view.
  package struct Tab: Hashable, Sendable {
    /// What to press for it, such as "1".
    package var key: SafeText
    /// Its name.
    package var title: SafeText

    /// A view with its key; the key may be empty.
    package init(_ key: SafeText, _ title: SafeText) {
      self.key = key
      self.title = title
    }

    var width: Int { key.width + (key.isEmpty ? 0 : 1) + title.width }
  }

  /// A drawn tab, so that it can be clicked.
  package struct Place: Hashable, Sendable {
    /// Index in `tabs`.
    package var tab: Int
    /// First column.
    package var start: Int
    /// Columns that it takes.
    package var width: Int
  }

  private static let gap = 2

  /// From left to right.
  package var tabs: [Tab]
  /// Index in `tabs`.
  package var current: Int

  /// A bar with one view current.
  package init(_ tabs: [Tab], current: Int) {
    self.tabs = tabs
    self.current = current
  }

  /// Which tabs are shown in `columns` columns, and where.
  ///
  /// When they do not all fit, those around the current one are shown, with one column at each end
  /// free for a mark that there are more.
  package func places(in columns: Int) -> [Place] {
    guard columns > 0, tabs.indices.contains(current) else { return [] }
    var first = 0
    var last = tabs.count - 1
    while span(first, last) + 2 > columns, first < last {
      if current - first > last - current { first += 1 } else { last -= 1 }
    }
    var x = min(1, max(0, columns - tabs[first].width))
    return (first...last).map { index in
      defer { x += tabs[index].width + Self.gap }
      return Place(tab: index, start: x, width: max(0, min(tabs[index].width, columns - x)))
    }
  }

  /// Draws the bar into a row of the canvas.
  package func draw(in canvas: inout Canvas, row: Int) {
    let places = places(in: canvas.columns)
    for place in places {
      let tab = tabs[place.tab]
      let isCurrent = place.tab == current
      let line = StyledText([
        Span(tab.key, isCurrent ? Style(.cursorRow, .bold) : Style(.accent)),
        Span(
          (tab.key.isEmpty ? "" : " ") + tab.title,
          isCurrent ? Style(.cursorRow, .bold) : .plain),
      ])
      canvas.line(line, row: row, column: place.start, maxWidth: place.width)
      if isCurrent, place.start > 0 {
        canvas.text(
          canvas.glyphs.focusMark, row: row, column: place.start - 1, style: Style(.cursorRow))
      }
    }
    if let first = places.first, first.tab > 0, first.tab != current, first.start > 0 {
      canvas.text(canvas.glyphs.moreLeft, row: row, column: 0, style: Style(.dim))
    }
    if let last = places.last, last.tab < tabs.count - 1,
      last.start + last.width < canvas.columns
    {
      canvas.text(
        canvas.glyphs.moreRight, row: row, column: canvas.columns - 1, style: Style(.dim))
    }
  }

  private func span(_ first: Int, _ last: Int) -> Int {
    (first...last).reduce(0) { $0 + tabs[$1].width } + Self.gap * (last - first)
  }
}
