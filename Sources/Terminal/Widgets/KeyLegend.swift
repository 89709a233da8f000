/// One line that says which keys do what now.
///
/// Entries stand in order of usefulness. What does not fit is dropped from the right, except the
/// last entry, which is the key for help and always stays.
package struct KeyLegend: Hashable, Sendable {
  /// A key and what it does.
  package struct Entry: Hashable, Sendable {
    /// The key as people read it.
    package var key: SafeText
    /// What it does; empty for a key that explains itself.
    package var label: SafeText
    /// False where it cannot be done now; it is shown all the same.
    package var isEnabled: Bool

    /// An entry.
    package init(_ key: SafeText, _ label: SafeText, isEnabled: Bool = true) {
      self.key = key
      self.label = label
      self.isEnabled = isEnabled
    }

    /// Columns of key, blank and label.
    var width: Int { key.width + (label.isEmpty ? 0 : 1 + label.width) }
  }

  /// A drawn entry, so that it can be clicked.
  package struct Place: Hashable, Sendable {
    /// Index in `entries`.
    package var entry: Int
    /// First column.
    package var start: Int
    /// Columns that it takes.
    package var width: Int
  }

  /// Blanks between two entries.
  private static let gap = 2

  /// The most useful first, help last.
  package var entries: [Entry]

  /// A legend of these entries.
  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Which entries are shown in `columns` columns, and where.
  ///
  /// Where not even the last entry fits, its key stands alone.
  package func places(in columns: Int) -> [Place] {
    guard let help = entries.last, columns > 0 else { return [] }
    let helpIndex = entries.count - 1
    var result: [Place] = []
    var x = 1
    for (index, entry) in entries.dropLast().enumerated() {
      let end = x + entry.width + Self.gap + help.width
      guard end <= columns else { break }
      result.append(Place(entry: index, start: x, width: entry.width))
      x += entry.width + Self.gap
    }
    if result.isEmpty, help.width + x > columns { x = 0 }
    result.append(Place(entry: helpIndex, start: x, width: min(help.width, columns - x)))
    return result
  }

  /// Draws the legend into a row of the canvas.
  package func draw(in canvas: inout Canvas, row: Int) {
    for place in places(in: canvas.columns) {
      let entry = entries[place.entry]
      let isCut = place.width < entry.width
      let line = StyledText([
        Span(entry.key, Style(entry.isEnabled ? .accent : .disabled, .bold)),
        Span(
          isCut || entry.label.isEmpty ? "" : " " + entry.label,
          Style(entry.isEnabled ? .text : .disabled)),
      ])
      canvas.line(line, row: row, column: place.start, maxWidth: place.width)
    }
  }
}
