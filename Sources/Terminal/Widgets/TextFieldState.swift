/// The text of a one-line field, where its cursor is, and what was typed there before.
///
/// Positions count user-perceived characters. The text is kept as typed; only the drawing is
/// cleaned.
package struct TextFieldState: Hashable, Sendable {
  /// What a key did.
  package enum Outcome: Hashable, Sendable {
    case edited
    /// Only the cursor moved, or there was nothing to do.
    case moved
    /// The key means nothing to a field: Enter, Escape, Tab and the rest are for the caller.
    case ignored
  }

  /// As typed, pasted or given; what is typed or pasted brings no control characters.
  package private(set) var text: String
  /// Characters left of the cursor, 0 to the count of the text.
  package private(set) var cursor: Int
  /// Earlier entries, oldest first.
  package var history: [String]
  /// The history entry shown; nil while the person writes their own.
  private var historyIndex: Int?
  /// What the person had written before going into the history.
  private var draft = ""

  /// A field with the cursor at the end of `text`.
  package init(_ text: String = "", history: [String] = []) {
    self.text = text
    self.history = history
    cursor = text.count
  }

  /// Replaces the text and puts the cursor at its end.
  package mutating func replace(_ newText: String) {
    text = newText
    cursor = newText.count
  }

  /// Inserts pasted text: line breaks and tabs become blanks, other control characters are removed.
  package mutating func paste(_ pasted: String) {
    insert(Self.oneLine(pasted))
  }

  /// Moves the cursor to the character nearest to a position; for the mouse.
  package mutating func moveCursor(to position: Int) {
    cursor = min(max(0, position), text.count)
  }

  /// Applies a key.
  @discardableResult
  package mutating func handle(_ key: Key) -> Outcome {
    let before = text
    switch key {
    case .character(let character): insert(Self.oneLine(String(character)))
    case .left: moveCursor(to: cursor - 1)
    case .right: moveCursor(to: cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .controlLeft, .alt("b"): cursor = wordStart(before: cursor)
    case .controlRight, .alt("f"): cursor = wordEnd(after: cursor)
    case .backspace: remove(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): remove(cursor..<min(text.count, cursor + 1))
    case .control("w"): remove(blankWordStart(before: cursor)..<cursor)
    case .named(.backspace, .alt): remove(wordStart(before: cursor)..<cursor)
    case .alt("d"): remove(cursor..<wordEnd(after: cursor))
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .up: showHistory(offset: -1)
    case .down: showHistory(offset: 1)
    default: return .ignored
    }
    return text == before ? .moved : .edited
  }

  private mutating func insert(_ inserted: String) {
    guard !inserted.isEmpty else { return }
    let characters = Array(text)
    let head = String(characters[..<cursor]) + inserted
    // Counted after joining: a typed mark becomes part of the character before it.
    text = head + String(characters[cursor...])
    cursor = min(head.count, text.count)
  }

  private mutating func remove(_ range: Range<Int>) {
    var characters = Array(text)
    characters.removeSubrange(range)
    text = String(characters)
    cursor = min(range.lowerBound, text.count)
  }

  private mutating func showHistory(offset: Int) {
    let current = historyIndex ?? history.count
    let wanted = current + offset
    guard (0...history.count).contains(wanted) else { return }
    if historyIndex == nil { draft = text }
    historyIndex = wanted == history.count ? nil : wanted
    replace(historyIndex.map { history[$0] } ?? draft)
  }

  private static func oneLine(_ raw: String) -> String {
    var result = String.UnicodeScalarView()
    for character in raw {
      if character.isNewline || character == "\t" {
        result.append(" ")
      } else {
        result.append(
          contentsOf: character.unicodeScalars.filter { $0.properties.generalCategory != .control })
      }
    }
    return String(result)
  }
}

extension TextFieldState {
  /// The start of the word of letters and digits at or before `position`.
  private func wordStart(before position: Int) -> Int {
    start(before: position) { $0.isLetter || $0.isNumber }
  }

  /// The start of the blank-delimited word before `position`.
  private func blankWordStart(before position: Int) -> Int {
    start(before: position) { !$0.isWhitespace }
  }

  private func start(before position: Int, isWord: (Character) -> Bool) -> Int {
    let characters = Array(text)
    var index = position
    while index > 0, !isWord(characters[index - 1]) { index -= 1 }
    while index > 0, isWord(characters[index - 1]) { index -= 1 }
    return index
  }

  private func wordEnd(after position: Int) -> Int {
    let characters = Array(text)
    var index = position
    while index < characters.count, !(characters[index].isLetter || characters[index].isNumber) {
      index += 1
    }
    while index < characters.count, characters[index].isLetter || characters[index].isNumber {
      index += 1
    }
    return index
  }
}
