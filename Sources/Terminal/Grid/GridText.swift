/// A grid as plain text: what stands there, in which style, and where the cursor is.
package enum GridText {
  /// The rows as text, one line a row, blanks at the end kept.
  package static func textPlane(_ grid: Grid) -> [String] {
    (0..<grid.size.rows).map { row in grid.row(row).reduce(into: "") { $0 += $1.text } }
  }

  /// The rows as style letters, one letter a column; `.` is plain text.
  ///
  /// A role without attributes has a letter of its own; styles with attributes get capitals and
  /// digits in the order in which they first appear. The legend names every letter used but `.`,
  /// in rising order, as `letter = role+attribute`.
  package static func stylePlane(_ grid: Grid) -> (rows: [String], legend: [String]) {
    var letters: [Style: Character] = [:]
    var spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[...]
    let rows = (0..<grid.size.rows).map { row in
      String(
        grid.row(row).map { cell -> Character in
          if let known = letters[cell.style] { return known }
          let letter =
            cell.style.attributes.isEmpty ? cell.style.role.letter : spare.popFirst() ?? "?"
          letters[cell.style] = letter
          return letter
        })
    }
    let legend = letters.filter { $0.value != "." }
      .map { "\($0.value) = \(name(of: $0.key))" }
      .sorted()
    return (rows, legend)
  }

  /// The whole picture: text plane, style plane and legend, cursor; lines framed by bars so that
  /// blanks at their ends are seen.
  package static func describe(_ grid: Grid) -> String {
    let style = stylePlane(grid)
    let cursor = grid.cursor
    var lines = ["size \(grid.size.columns)x\(grid.size.rows)", "text"]
    lines += textPlane(grid).map { "|\($0)|" }
    lines.append("style")
    lines += style.rows.map { "|\($0)|" }
    lines.append("legend")
    lines += style.legend
    lines.append(
      "cursor \(cursor.position.row),\(cursor.position.column) "
        + (cursor.isVisible ? "visible" : "hidden"))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(of style: Style) -> String {
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.dim, "dim"),
    ]
    return attributes.reduce("\(style.role)") { name, attribute in
      style.attributes.contains(attribute.0) ? name + "+" + attribute.1 : name
    }
  }
}

extension Role {
  /// The letter of the role in a style plane.
  var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .accent: "a"
    case .header: "h"
    case .border: "b"
    case .selection: "s"
    case .cursorRow: "c"
    case .match: "m"
    case .field: "f"
    case .disabled: "x"
    case .warning: "w"
    case .error: "e"
    case .success: "k"
    case .gaugeFull: "g"
    case .gaugeEmpty: "u"
    }
  }
}
