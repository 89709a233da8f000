extension FilterCompiler {
  /// Free-text search for one word or phrase (R6.4): in the name, the address, the company from the
  /// start of a word on, and in the telephone number also by its digits.
  ///
  /// A word without marks finds letters with and without them; a word with marks finds only what
  /// has the same.
  func search(_ word: String) -> FilterProgram.Step {
    let ignoresMarks = TextFolding.plain(word) == TextFolding.folded(word)
    let matchers = [TextMatcher(.wordStart, search: word, ignoringMarks: ignoresMarks)]
    var steps = [ContactProperty.firstName, .lastName, .company].map { text($0, matchers) }
    steps += fullName(word, ignoresMarks)
    steps += [ContactProperty.email, .phone].map { text($0, matchers) }
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
  private func fullName(_ phrase: String, _ ignoresMarks: Bool) -> [FilterProgram.Step] {
    let words = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
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
