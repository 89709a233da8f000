internal import Terminal

/// A text with carets under the place that is meant.
enum Excerpt {
  /// Columns of a long text that are shown around the place.
  private static let room = 72

  /// Two lines: the text around the place, and the carets.
  ///
  /// `range` counts characters of `text`.
  static func lines(
    _ text: String, _ range: Range<Int>, style: OutputStyle, glyphs: Glyphs
  ) -> [String] {
    let characters = Array(text)
    let lower = min(range.lowerBound, characters.count)
    let upper = min(max(range.upperBound, lower), characters.count)
    let before = style.safe(String(characters[..<lower]))
    let place = style.safe(String(characters[lower..<upper]))
    let after = style.safe(String(characters[upper...]))
    let isLong = before.width > room / 2
    let head =
      isLong
      ? glyphs.ellipsis + before.dropping(columns: before.width - room / 2) : before
    let line = head + place + after
    let carets = String(repeating: "^", count: max(1, min(place.width, room)))
    return [
      line.truncated(to: max(room, head.width + place.width), mark: glyphs.ellipsis).string,
      String(repeating: " ", count: head.width) + carets,
    ]
  }
}
