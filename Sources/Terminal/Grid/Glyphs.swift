/// The characters that frames, marks and gauges are drawn with.
package struct Glyphs: Hashable, Sendable {
  /// Frames and rules, one column each.
  package var horizontal: SafeText
  /// Sides of a frame.
  package var vertical: SafeText
  /// Corner of a frame.
  package var topLeft: SafeText
  /// Corner of a frame.
  package var topRight: SafeText
  /// Corner of a frame.
  package var bottomLeft: SafeText
  /// Corner of a frame.
  package var bottomRight: SafeText
  /// Stands where text was cut.
  package var ellipsis: SafeText
  /// Left of the focused row.
  package var focusMark: SafeText
  /// Left of a selected row.
  package var selectionMark: SafeText
  /// After the title of a column sorted upwards.
  package var sortAscending: SafeText
  /// After the title of a column sorted downwards.
  package var sortDescending: SafeText
  /// More to the left, more to the right.
  package var moreLeft: SafeText
  /// Something is hidden to the right.
  package var moreRight: SafeText
  /// One to eight eighths of a cell; in ASCII only the full one counts.
  package var eighths: [SafeText]
  /// The unused part of a gauge.
  package var gaugeEmpty: SafeText
  /// The way of a scroll bar.
  package var scrollTrack: SafeText
  /// The visible part on a scroll bar.
  package var scrollThumb: SafeText
  /// Between two values in one line.
  package var separator: SafeText
  /// From the value before to the value after.
  package var arrow: SafeText
  /// Before a message of success.
  package var success: SafeText
  /// Before a warning.
  package var warning: SafeText
  /// Before an error.
  package var error: SafeText
  /// Before any other message.
  package var information: SafeText
  /// A switch that is on.
  package var checked: SafeText
  /// A switch that is off.
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
