extension FilterCompiler {
  /// Free-text search for one word or phrase (R6.4): in the name, the address, the company from the
  /// start of a word on, and in the telephone number also by its digits.
  ///
  /// White space between the words of a phrase counts as one blank.
  /// A word without marks finds letters with and without them; a word with marks finds only what
  /// has the same.
  func search(_ text: String) -> FilterProgram.Step {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let word = words.joined(separator: " ")
    let ignoresMarks = TextFolding.plain(word) == TextFolding.folded(word)
    let matchers = [TextMatcher(.wordStart, search: word, ignoringMarks: ignoresMarks)]
    var steps = [ContactProperty.firstName, .lastName, .company].map { self.text($0, matchers) }
    steps += fullName(words, ignoresMarks)
    steps += [ContactProperty.email, .phone].map { self.text($0, matchers) }
    if let digits = DigitMatcher(word), let column = table.textColumn(.phone) {
      steps.append(.test(.text(column, TextTest(.digits(digits)))))
    }
    return .any(
      steps.filter { step in
        if case .nothing = step { return false }
        return true
      })
  }

  /// A phrase that runs over both names, the first or the last one in front: one step for each
  /// blank at which it can be divided.
  private func fullName(_ words: [String], _ ignoresMarks: Bool) -> [FilterProgram.Step] {
    guard words.count > 1 else { return [] }
    let orders: [(ContactProperty, ContactProperty)] = [
      (.firstName, .lastName), (.lastName, .firstName),
    ]
    return (1..<words.count).flatMap { count in
      let front = TextMatcher(
        .wordsAtEnd, search: words[..<count].joined(separator: " "), ignoringMarks: ignoresMarks)
      let back = TextMatcher(
        .startsWith, search: words[count...].joined(separator: " "), ignoringMarks: ignoresMarks)
      return orders.map { first, second in
        FilterProgram.Step.all([text(first, [front]), text(second, [back])])
      }
    }
  }
}
