/// The characters that frames, marks and gauges are drawn with.
package struct Glyphs: Hashable, Sendable {
  package var horizontal: SafeText
  package var vertical: SafeText
  package var topLeft: SafeText
  package var topRight: SafeText
  package var bottomLeft: SafeText
  package var bottomRight: SafeText
  /// Stands where text was cut.
  package var ellipsis: SafeText
  /// Left of the focused row.
  package var focusMark: SafeText
  /// Left of a selected row.
  package var selectionMark: SafeText
  package var sortAscending: SafeText
  package var sortDescending: SafeText
  /// More to the left, more to the right.
  package var moreLeft: SafeText
  package var moreRight: SafeText
  /// One to eight eighths of a cell; in ASCII only the full one counts.
  package var eighths: [SafeText]
  package var gaugeEmpty: SafeText
  package var scrollTrack: SafeText
  package var scrollThumb: SafeText
  /// Between two values in one line.
  package var separator: SafeText
  package var arrow: SafeText
  package var success: SafeText
  package var warning: SafeText
  package var error: SafeText
  package var information: SafeText
  package var checked: SafeText
  package var unchecked: SafeText

  /// Box drawing and block elements of the common fonts.
  package static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘", ellipsis: "…", focusMark: "▌", selectionMark: "●", sortAscending: "▲",
    sortDescending: "▼", moreLeft: "‹", moreRight: "›",
    eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], gaugeEmpty: "·", scrollTrack: "│",
    scrollThumb: "█", separator: "·", arrow: "→", success: "✓", warning: "!", error: "✗",
    information: "i", checked: "[x]", unchecked: "[ ]")

  /// Printable ASCII only.
  package static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", ellipsis: "~", focusMark: ">", selectionMark: "*", sortAscending: "^",
    sortDescending: "v", moreLeft: "<", moreRight: ">",
    eighths: [" ", " ", " ", " ", "#", "#", "#", "#"], gaugeEmpty: ".", scrollTrack: "|",
    scrollThumb: "#", separator: "-", arrow: "->", success: "+", warning: "!", error: "x",
    information: "i", checked: "[x]", unchecked: "[ ]")
}
