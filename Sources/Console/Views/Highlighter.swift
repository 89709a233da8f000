import Domain
import Terminal

/// Marks in a value what a free-text search found: beginnings of words, in any letter case.
struct Highlighter {
  private let words: [[Character]]
  private let form: SafeText.Form

  init(_ words: [String], form: SafeText.Form) {
    self.words = words.map { Array($0.lowercased()) }.filter { !$0.isEmpty }
    self.form = form
  }

  /// The text with every found part in the style of a match.
  func mark(_ text: String, style: Style = .plain) -> StyledText {
    guard !words.isEmpty else { return StyledText(SafeText(text, form: form), style) }
    let characters = Array(text)
    let folded = characters.map { Character(String($0.lowercased().prefix(1))) }
    var spans: [Span] = []
    var plain = ""
    var index = 0
    while index < characters.count {
      let isWordStart = index == 0 || !(folded[index - 1].isLetter || folded[index - 1].isNumber)
      let length = isWordStart ? matchLength(folded[index...]) : 0
      guard length > 0 else {
        plain.append(characters[index])
        index += 1
        continue
      }
      if !plain.isEmpty { spans.append(Span(SafeText(plain, form: form), style)) }
      plain = ""
      let found = String(characters[index..<index + length])
      spans.append(Span(SafeText(found, form: form), Style(.match, [.bold, .underline])))
      index += length
    }
    if !plain.isEmpty { spans.append(Span(SafeText(plain, form: form), style)) }
    return StyledText(spans)
  }

  /// The length of the longest word that `text` begins with.
  private func matchLength(_ text: ArraySlice<Character>) -> Int {
    words.filter { text.starts(with: $0) }.map(\.count).max() ?? 0
  }
}
