package import Terminal

/// Reading a picture as a person would.
extension Grid {
  /// A row as text, without the blanks at its end.
  package func line(_ row: Int) -> String {
    var text = self.row(row).reduce(into: "") { $0 += $1.text }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows as text, without blanks at their ends.
  package var lines: [String] { (0..<size.rows).map(line) }

  /// True when the text stands somewhere within one row.
  package func shows(_ text: String) -> Bool { position(of: text) != nil }

  /// The first cell of the first place where the text stands within one row.
  package func position(of text: String) -> Position? {
    for row in 0..<size.rows {
      let cells = Array(self.row(row))
      for start in cells.indices where !cells[start].isRightHalf {
        var rest = text[...]
        for cell in cells[start...] where !rest.isEmpty {
          guard rest.unicodeScalars.starts(with: cell.text.unicodeScalars) else { break }
          rest = rest.dropFirst(cell.text.count)
        }
        if rest.isEmpty { return Position(row: row, column: start) }
      }
    }
    return nil
  }

  /// The roles of the cells of a row, without repetition of neighbours.
  package func roles(inRow row: Int) -> [Role] {
    self.row(row).map(\.style.role).reduce(into: []) { roles, role in
      if roles.last != role { roles.append(role) }
    }
  }
}
