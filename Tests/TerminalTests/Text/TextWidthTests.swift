import Testing

@testable import Terminal

struct TextWidthTests {
  @Test(arguments: [
    ("a", 1), ("Å", 1), ("山", 2), ("한", 2), ("Ａ", 2), ("ﾊ", 1), ("e\u{301}", 1), ("…", 1),
    ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇸🇪", 2), ("❤️", 1), ("1️⃣", 1), ("⌚️", 2), ("ש", 1),
    ("क्षि", 3), ("\u{3000}", 2), ("葛\u{E0100}", 2), ("☃", 1),
  ])
  func charactersHaveTheWidthOfTheirStandIn(text: String, columns: Int) {
    #expect(SafeText(text).width == columns)
  }

  @Test func tablesAreSortedAndApart() {
    for table in [WidthTable.wide, WidthTable.zero] {
      for (left, right) in zip(table, table.dropFirst()) {
        #expect(left.upperBound + 1 < right.lowerBound)
      }
    }
    let wide = Set(WidthTable.wide.flatMap { Array($0) })
    #expect(!WidthTable.zero.contains { $0.contains { wide.contains($0) } })
  }

  @Test func tablesAgreeWithTheirUnicodeVersion() {
    #expect(TextWidth.unicodeVersion == "17.0.0")
    // Marks and format characters never take room; pictures shown as emoji take two columns.
    for value in (0x300...0x1FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark: #expect(TextWidth.columns(of: scalar) == 0)
      default:
        if properties.isEmojiPresentation, !ScalarClass.isRegionalIndicator(scalar) {
          #expect(TextWidth.columns(of: scalar) == 2, "\(String(value, radix: 16))")
        }
      }
    }
  }

  @Test(arguments: hostileTexts)
  func everyPieceFitsACell(_ text: String) {
    for character in SafeText(text).string {
      TextWidth.forEachCell(of: character) { piece in
        let scalars = piece.text.unicodeScalars
        #expect((1...5).contains(scalars.count))
        #expect((1...2).contains(piece.width))
        #expect(scalars.dropFirst().allSatisfy { TextWidth.columns(of: $0) == 0 })
        #expect(!scalars.contains { $0.properties.isDefaultIgnorableCodePoint })
      }
    }
  }

  @Test func drawnTextTakesTheSameColumns() {
    for text in hostileTexts {
      let safe = SafeText(text)
      #expect(safe.drawn.width == safe.width, "\(safe)")
    }
    #expect(SafeText("🇸🇪👨‍👩‍👧❤️").drawn.string == "SE👨❤")
  }
}
