extension FilterExpression {
  /// Where the search words of this filter stand in a text that is shown, ascending and apart from
  /// one another: found as free-text search finds them (R6.4).
  ///
  /// A phrase that runs over several properties is not found in one of them.
  package func searchMatches(in text: String) -> [Range<String.Index>] {
    var matches: [Range<String.Index>] = []
    for word in searchWords { matches += SearchHighlight.matches(of: word, in: text) }
    var joined: [Range<String.Index>] = []
    for match in matches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, match.lowerBound < last.upperBound {
        let end = max(last.upperBound, match.upperBound)
        joined[joined.count - 1] = last.lowerBound..<end
      } else {
        joined.append(match)
      }
    }
    return joined
  }
}

/// Finds search words in a text and says where, in characters of the text as it is shown.
enum SearchHighlight {
  static func matches(of word: String, in text: String) -> [Range<String.Index>] {
    let word = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let folded = TextFolding.folded(word)
    let plain = TextFolding.plain(word)
    guard let first = word.unicodeScalars.first, !plain.isEmpty else { return [] }
    let isAnchored = WordBoundary.mattersBefore(first)
    let form = plain == folded ? TextFolding.plain : TextFolding.folded
    var bytes: [UInt8] = []
    // The character that each byte of the compared form comes from.
    var places: [String.Index] = []
    for index in text.indices {
      let piece = form(String(text[index]))
      bytes.append(contentsOf: piece)
      places.append(contentsOf: repeatElement(index, count: piece.count))
    }
    let needle = form(word)
    var matches: [Range<String.Index>] = []
    var start = 0
    while start + needle.count <= bytes.count {
      let end = start + needle.count
      if bytes[start..<end].elementsEqual(needle),
        !isAnchored || WordBoundary.isWordStart(bytes, at: start, from: 0)
      {
        matches.append(places[start]..<text.index(after: places[end - 1]))
        start = end
      } else {
        start += 1
      }
    }
    return matches
  }
}
