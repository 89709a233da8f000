/// A bar for a share of a whole, with the number beside it.
package struct Gauge: Hashable, Sendable {
  /// The share in thousandths, kept between 0 and 1000.
  package var permille: Int
  /// The number in words; always shown, even where no bar fits.
  package var label: SafeText
  /// The meaning of the used part.
  package var role: Role

  /// A gauge; a share outside 0 to 1000 is moved to the nearer end.
  package init(permille: Int, label: SafeText, role: Role = .gaugeFull) {
    self.permille = min(max(0, permille), 1000)
    self.label = label
    self.role = role
  }

  /// The share `value / total` in thousandths, rounded down, but never 0 for a value above 0 and
  /// never 1000 for a value below the total; a total of 0 or less is full.
  package static func permille(_ value: Int, of total: Int) -> Int {
    guard total > 0, value < total else { return 1000 }
    guard value > 0 else { return 0 }
    let share = Double(value) / Double(total) * 1000
    return min(999, max(1, Int(share)))
  }

  /// Draws bar and label into one row, `columns` wide; the label keeps its place at the right.
  package func draw(in canvas: inout Canvas, row: Int, column: Int, columns: Int) {
    let labelWidth = label.width
    guard columns >= labelWidth + 2 else {
      canvas.text(label, row: row, column: column, maxWidth: max(0, columns))
      return
    }
    let bar = columns - labelWidth - 1
    let eighths = bar * 8 * permille / 1000
    let full = eighths / 8
    let part = eighths % 8
    let glyphs = canvas.glyphs
    var x = column
    x += canvas.text(
      (glyphs.eighths.last ?? "#").repeated(full), row: row, column: x, style: Style(role))
    if part > 0, part <= glyphs.eighths.count {
      x += canvas.text(glyphs.eighths[part - 1], row: row, column: x, style: Style(role))
    }
    canvas.text(
      glyphs.gaugeEmpty.repeated(column + bar - x), row: row, column: x, style: Style(.gaugeEmpty))
    canvas.text(label, row: row, column: column + bar + 1)
  }
}
