/// Which items of a long list are on the screen.
package struct ScrollWindow: Hashable, Sendable {
  /// The first visible item.
  package var top: Int
  /// Items that fit.
  package var height: Int
  /// Items in the list.
  package var count: Int

  /// The window nearest to `top` that lies inside the list and shows `cursor`, with `margin` items
  /// above and below it where the list goes on.
  package init(top: Int, height: Int, count: Int, cursor: Int?, margin: Int = 0) {
    self.height = max(0, height)
    self.count = max(0, count)
    var top = top
    if let cursor, self.height > 0 {
      let margin = min(max(0, margin), (self.height - 1) / 2)
      top = min(top, cursor - margin)
      top = max(top, cursor - self.height + 1 + margin)
    }
    self.top = max(0, min(top, self.count - self.height))
  }

  /// The visible items.
  package var range: Range<Int> { top..<min(count, top + height) }
}
