/// A frame with a title in the middle of the screen.
package struct DialogFrame: Hashable, Sendable {
  /// Stands in the upper edge, cut where it does not fit.
  package var title: SafeText
  /// Extent that the content wants, without frame and margin.
  package var content: Size
  /// Style of the frame.
  package var style: Style

  /// A frame around content of this extent.
  package init(title: SafeText, content: Size, style: Style = Style(.border)) {
    self.title = title
    self.content = content
    self.style = style
  }

  /// Where the frame stands in `bounds`; never larger than them.
  package func rect(in bounds: Rect) -> Rect {
    let wanted = Size(
      columns: max(content.columns, title.width) + 6, rows: content.rows + 2)
    return bounds.centred(wanted)
  }

  /// Blanks its place, draws the frame and calls `body` with the room inside.
  ///
  /// On a screen of less than three rows or five columns there is no frame, only the content.
  @discardableResult
  package func draw<Result>(
    in canvas: inout Canvas, _ body: (inout Canvas) -> Result
  ) -> Result {
    let rect = rect(in: canvas.bounds)
    canvas.fill(rect)
    guard rect.rows >= 3, rect.columns >= 5 else { return canvas.within(rect, body) }
    canvas.box(rect, style: style)
    let room = rect.columns - 6
    if room > 0, !title.isEmpty {
      let text = " " + title.truncated(to: room, mark: canvas.glyphs.ellipsis) + " "
      canvas.text(text, row: rect.row, column: rect.column + 2, style: Style(.header, .bold))
    }
    let margin = rect.columns >= 9 ? 3 : 1
    return canvas.within(rect.inset(rows: 1, columns: margin), body)
  }
}
