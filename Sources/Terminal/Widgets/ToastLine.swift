/// A message in one line, with a mark for its kind that needs no colour.
package struct ToastLine: Hashable, Sendable {
  /// What the message is about; decides mark and role.
  package enum Kind: Hashable, Sendable {
    case information
    case success
    case warning
    case error
  }

  /// Shown by a mark and by the style.
  package var kind: Kind
  /// Cut with a mark where it does not fit.
  package var text: SafeText

  /// A message of a kind.
  package init(_ kind: Kind, _ text: SafeText) {
    self.kind = kind
    self.text = text
  }

  /// Draws the message over a whole row of the canvas.
  package func draw(in canvas: inout Canvas, row: Int) {
    let glyphs = canvas.glyphs
    let (mark, role): (SafeText, Role) =
      switch kind {
      case .information: (glyphs.information, .text)
      case .success: (glyphs.success, .success)
      case .warning: (glyphs.warning, .warning)
      case .error: (glyphs.error, .error)
      }
    let attributes: Style.Attributes = kind == .error ? .bold : []
    canvas.fill(
      Rect(row: row, column: 0, columns: canvas.columns, rows: 1), style: .plain)
    canvas.text(
      " " + mark + " " + text, row: row, column: 0, style: Style(role, attributes),
      maxWidth: canvas.columns)
  }
}
