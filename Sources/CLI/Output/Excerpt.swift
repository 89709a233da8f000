internal import Terminal

/// A text with carets under the place that is meant.
enum Excerpt {
  /// Columns of a long text that are shown around the place.
  private static let room = 72

  /// The characters of `text` that a range of its UTF-8 bytes covers.
  static func characters(_ bytes: Range<Int>, in text: String) -> Range<Int> {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: min(bytes.lowerBound, utf8.count))
    let end = utf8.index(utf8.startIndex, offsetBy: min(bytes.upperBound, utf8.count))
    return text[..<start].count..<text[..<end].count
  }

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
