/// Where text stands in a field that is wider than the text.
package enum Alignment: Sendable {
  case left
  case right
  case centre
}

extension SafeText {
  /// The longest beginning that takes at most `columns` columns; never half a character.
  package func prefix(columns: Int) -> SafeText {
    guard columns > 0 else { return .empty }
    if isASCII { return SafeText(cleaned: String(string.utf8.prefix(columns)) ?? "") }
    var used = 0
    var end = string.startIndex
    for index in string.indices {
      let width = TextWidth.columns(of: string[index])
      if used + width > columns { break }
      used += width
      end = string.index(after: index)
    }
    var head = String(string[..<end])
    // A joiner stays only where it joins two letters, and the second one is cut off.
    while let last = head.unicodeScalars.last, ScalarClass(last) == .joiner {
      head.unicodeScalars.removeLast()
    }
    return SafeText(cleaned: head)
  }

  /// What is left after `columns` columns from the left; a character cut in two is left out whole.
  package func dropping(columns: Int) -> SafeText {
    guard columns > 0 else { return self }
    var used = 0
    var start = string.startIndex
    while start < string.endIndex, used < columns {
      used += TextWidth.columns(of: string[start])
      start = string.index(after: start)
    }
    return SafeText(cleaned: String(string[start...]))
  }

  /// The text itself when it fits into `columns`, else a beginning of it and the mark.
  ///
  /// The result never takes more than `columns` columns; with no room for the mark it is the
  /// beginning of the mark.
  package func truncated(to columns: Int, mark: SafeText = "…") -> SafeText {
    if isASCII, string.utf8.count <= columns { return self }
    guard width > columns else { return self }
    let markWidth = mark.width
    guard columns > markWidth else { return mark.prefix(columns: columns) }
    return prefix(columns: columns - markWidth) + mark
  }

  /// The text cut or padded with blanks to exactly `columns` columns.
  package func fitted(
    to columns: Int, alignment: Alignment = .left, mark: SafeText = "…"
  ) -> SafeText {
    let cut = truncated(to: columns, mark: mark)
    let room = max(0, columns - cut.width)
    switch alignment {
    case .left: return cut + .blanks(room)
    case .right: return .blanks(room) + cut
    case .centre: return .blanks(room / 2) + cut + .blanks(room - room / 2)
    }
  }

  /// The text as the grid draws it, with stand-ins for what terminals disagree about.
  ///
  /// Output whose columns must line up prints this; everything else prints `string`.
  package var drawn: SafeText {
    if isASCII { return self }
    var pieces = ""
    for character in string {
      TextWidth.forEachCell(of: character) { pieces += $0.text }
    }
    return SafeText(cleaned: pieces)
  }

  /// Breaks the text at blanks into lines of at most `columns` columns.
  ///
  /// A word that is longer than a line is cut between characters. Always at least one line;
  /// `columns` below 1 counts as 1, and a wide character that fits nowhere is left out.
  package func wrapped(to columns: Int) -> [SafeText] {
    let columns = max(1, columns)
    var lines: [SafeText] = []
    var line = SafeText.empty
    for word in string.split(separator: " ").map({ SafeText(cleaned: String($0)) }) {
      if !line.isEmpty, line.width + 1 + word.width <= columns {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var rest = word
      while rest.width > columns {
        let head = rest.prefix(columns: columns)
        if !head.isEmpty { lines.append(head) }
        rest = SafeText(cleaned: String(rest.string.dropFirst(max(1, head.string.count))))
      }
      line = rest
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
