/// One cell of the grid: what is drawn there and how.
package struct Cell: Hashable, Sendable {
  /// A spacing scalar with its marks, a blank, or nothing in the right half of a wide character.
  package let text: String
  /// Columns of the text: 1 or 2; 0 in the right half of a wide character.
  package let width: UInt8
  /// How it is drawn.
  package var style: Style

  /// A blank.
  package init(blank style: Style = .plain) {
    text = " "
    width = 1
    self.style = style
  }

  /// A drawn piece; `width` is 1 or 2.
  init(text: String, width: UInt8, style: Style) {
    self.text = text
    self.width = width
    self.style = style
  }

  /// The right half of a wide character.
  static func rightHalf(_ style: Style) -> Cell {
    Cell(text: "", width: 0, style: style)
  }

  /// True in the right half of a wide character.
  package var isRightHalf: Bool { width == 0 }

  /// A printable ASCII scalar, one column wide.
  static func ascii(_ byte: UInt8, _ style: Style) -> Cell {
    Cell(text: String(Unicode.Scalar(byte)), width: 1, style: style)
  }
}
