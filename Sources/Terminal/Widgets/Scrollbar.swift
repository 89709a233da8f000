/// A column that shows which part of a long list is on the screen.
package enum Scrollbar {
  /// Rows of the thumb for a track of `height` rows; empty when everything is visible.
  ///
  /// The thumb touches an end of the track only when the list is at that end.
  package static func thumb(for window: ScrollWindow, height: Int) -> Range<Int> {
    guard height > 0, window.count > window.height else { return 0..<0 }
    let length = max(1, min(height, height * window.height / window.count))
    let hidden = window.count - window.height
    let room = height - length
    guard room > 0 else { return 0..<length }
    var start = room * window.top / hidden
    if start == 0, window.top > 0, room > 1 { start = 1 }
    if start == room, window.top < hidden, room > 1 { start = room - 1 }
    return start..<start + length
  }

  /// Draws the bar into one column of the canvas, over its whole height.
  package static func draw(_ window: ScrollWindow, in canvas: inout Canvas, column: Int) {
    let thumb = thumb(for: window, height: canvas.rows)
    guard !thumb.isEmpty else { return }
    for row in 0..<canvas.rows {
      let isThumb = thumb.contains(row)
      canvas.text(
        isThumb ? canvas.glyphs.scrollThumb : canvas.glyphs.scrollTrack, row: row, column: column,
        style: Style(isThumb ? .gaugeFull : .gaugeEmpty))
    }
  }
}
