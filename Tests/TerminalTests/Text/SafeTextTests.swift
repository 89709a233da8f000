import Terminal
import Testing

struct SafeTextTests {
  /// Scalars that must never reach a terminal raw; joiners are checked apart.
  private func isRaw(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 || (0x7F...0x9F).contains(value) { return true }
    if value == 0x200C || value == 0x200D || (0xFE00...0xFE0F).contains(value) { return false }
    if (0xE0100...0xE01EF).contains(value) { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return true
    default:
      return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  @Test(arguments: hostileTexts)
  func nothingRawComesOut(_ text: String) {
    let safe = SafeText(text)
    #expect(!safe.string.unicodeScalars.contains { isRaw($0) }, "\(safe)")
  }

  @Test(arguments: hostileTexts)
  func asciiFormIsPrintableASCII(_ text: String) {
    let safe = SafeText(text, form: .ascii)
    #expect(safe.string.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
  }

  @Test(arguments: [
    ("a\u{1B}[31m", "a␛[31m"), ("a\nb", "a␤b"), ("a\tb", "a␉b"), ("\u{0}", "␀"),
    ("\u{7F}", "␡"), ("\u{85}", "‹85›"), ("\u{202E}x", "‹202E›x"), ("a\u{200B}b", "a‹200B›b"),
    ("\u{E0041}", "‹E0041›"), ("\u{AD}", "‹AD›"), ("\u{FEFF}", "‹FEFF›"), ("\u{2028}", "‹2028›"),
    ("\u{FFFE}", "‹FFFE›"), ("\u{E000}", "‹E000›"), ("\u{301}", "◌\u{301}"),
    ("\u{FE0F}", "‹FE0F›"), ("\u{200D}", "‹200D›"), ("a\u{200D}b", "a‹200D›b"),
  ])
  func unsafeScalarsAreShown(raw: String, shown: String) {
    #expect(SafeText(raw).string == shown)
  }

  @Test func asciiFormEscapesByScalar() {
    #expect(SafeText("é\n", form: .ascii).string == "\\u{E9}\\u{A}")
    #expect(SafeText(bytes: [0x61, 0xFF], form: .ascii).string == "a\\xFF")
  }

  @Test func invalidBytesAreShownOneByOne() {
    #expect(SafeText(bytes: [0x61, 0xFF, 0x62]).string == "a‹xFF›b")
    #expect(SafeText(bytes: [0xC3]).string == "‹xC3›")
    // Overlong slash, a surrogate, a value above the last scalar.
    #expect(SafeText(bytes: [0xC0, 0xAF]).string == "‹xC0›‹xAF›")
    #expect(SafeText(bytes: [0xED, 0xA0, 0x80]).string == "‹xED›‹xA0›‹x80›")
    #expect(SafeText(bytes: [0xF4, 0x90, 0x80, 0x80]).string == "‹xF4›‹x90›‹x80›‹x80›")
    #expect(SafeText(bytes: Array("Å山😀".utf8)).string == "Å山😀")
  }

  @Test func surplusMarksBecomeOneCount() {
    let marks = String(repeating: "\u{301}", count: 20)
    #expect(SafeText("e" + marks + "x").string == "e" + marks.prefixScalars(4) + "‹+16›x")
    #expect(SafeText("e\u{301}\u{302}\u{303}\u{304}").string == "e\u{301}\u{302}\u{303}\u{304}")
  }

  @Test(arguments: ["👨‍👩‍👧‍👦", "👍🏽", "🇸🇪", "❤️", "👩🏽‍❤️‍💋‍👨🏿", "می\u{200C}خواهم", "र्‍य", "葛\u{E0100}", "1️⃣"])
  func sequencesThatMeanSomethingStay(_ text: String) {
    #expect(SafeText(text).string == text)
  }

  @Test func joinerChainsEnd() {
    let text = SafeText(String(repeating: "👩\u{200D}", count: 40))
    #expect(text.string.unicodeScalars.filter { $0 == "\u{200D}" }.count <= 4 * 8)
    #expect(text.string.allSatisfy { $0.unicodeScalars.count <= 12 })
  }

  @Test func toneModifiersDoNotRestartAChain() {
    let text = SafeText(String(repeating: "👩🏽\u{200D}", count: 40))
    #expect(text.string.allSatisfy { $0.unicodeScalars.filter { $0 == "\u{200D}" }.count <= 4 })
  }

  @Test(arguments: hostileTexts)
  func cleaningIsIdempotent(_ text: String) {
    let once = SafeText(text)
    #expect(SafeText(once.string) == once)
    let ascii = SafeText(text, form: .ascii)
    #expect(SafeText(ascii.string, form: .ascii) == ascii)
  }

  @Test func joiningCleanTextsIsClean() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<2000 {
      let joined = SafeText(random.hostileText(pieces: 4)) + SafeText(random.hostileText(pieces: 4))
      #expect(SafeText(joined.string) == joined, "seed \(seed)")
    }
  }

  @Test func bytesAndTextCleanAlike() {
    for text in hostileTexts { #expect(SafeText(bytes: Array(text.utf8)) == SafeText(text)) }
  }

  @Test func linesEndAtEveryKindOfBreak() {
    #expect(SafeText.lines(of: "a\nb\r\nc\rd").map(\.string) == ["a", "b", "c", "d"])
    #expect(SafeText.lines(of: "").map(\.string) == [""])
  }
}

extension String {
  fileprivate func prefixScalars(_ count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}
