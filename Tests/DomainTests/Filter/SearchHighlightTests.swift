import Domain
import TestSupport
import Testing

struct SearchHighlightTests {
  private static let context = FilterContext(
    account: AccountBuilder(seed: 1).account, actingUser: nil, now: AccountBuilder.now)

  /// The text with `[` and `]` around what is highlighted.
  private func marked(_ text: String, by filter: String) throws -> String {
    let expression = try FilterExpression.parse(filter, in: Self.context).get()
    var result = ""
    var position = text.startIndex
    for match in expression.searchMatches(in: text) {
      result += text[position..<match.lowerBound] + "[" + text[match] + "]"
      position = match.upperBound
    }
    return result + text[position...]
  }

  @Test(
    "R6.4: search words are highlighted where they are found",
    arguments: [
      ("oberg", "Öberg, Åsa", "[Öberg], Åsa"),
      ("öberg", "Oberg ÖBERG", "Oberg [ÖBERG]"),
      ("åsa", "A\u{30a}sa", "[A\u{30a}sa]"),
      ("stra", "Erzstraße Straße", "Erzstraße [Stra]ße"),
      ("strass", "Straße", "[Straß]e"),
      ("a", "Anna anna-anna", "[A]nna [a]nna-[a]nna"),
      ("@ex", "a@example.com", "a[@ex]ample.com"),
      ("太郎", "山田太郎", "山田[太郎]"),
      ("harb harbor", "Harbor", "[Harbor]"),
      ("\"harbor  co\"", "Harbor Co", "[Harbor Co]"),
      ("!harbor", "Harbor", "Harbor"),
      ("stage = lead", "lead", "lead"),
      ("x", "", ""),
    ])
  func searchWordsAreHighlightedWhereTheyAreFound(
    filter: String, text: String, expected: String
  ) throws {
    #expect(try marked(text, by: filter) == expected)
  }
}
