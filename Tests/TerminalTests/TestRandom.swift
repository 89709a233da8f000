import Terminal

/// A small generator with a seed that tests print, so that a failure can be run again.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A text of pieces that are known to make trouble.
  mutating func hostileText(pieces: Int) -> String {
    (0..<below(pieces + 1)).map { _ in pick(hostileTexts) }.joined()
  }

  /// A picture of letters, wide letters and styles.
  mutating func grid(_ size: Size) -> Grid {
    var canvas = Canvas(size: size)
    for _ in 0..<below(20) {
      canvas.text(
        SafeText(hostileText(pieces: 3)), row: below(size.rows + 2) - 1,
        column: below(size.columns + 10) - 5, style: Style(pick(Role.allCases)))
    }
    canvas.setCursor(row: below(size.rows + 1), column: below(size.columns + 1), isVisible: true)
    return canvas.grid
  }
}

/// Texts that move cursors, hide things or shift columns when they are printed as they are.
let hostileTexts: [String] = [
  "plain", "", " ", "Åkesson", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{07}", "a\nb", "a\tb",
  "a\r\nb", "\u{0}", "\u{7F}", "\u{85}next", "\u{9B}31m", "\u{202E}evil", "\u{2066}x\u{2069}",
  "\u{200E}", "\u{61C}", "a\u{200B}b", "\u{FEFF}bom", "soft\u{AD}hyphen", "\u{E0041}\u{E0042}",
  "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{10FFFF}", "\u{E000}", "\u{34F}", "e\u{301}",
  "o" + String(repeating: "\u{308}", count: 20), "\u{301}start", "👨‍👩‍👧‍👦", "👍🏽", "🇸🇪", "🇸", "❤️", "1️⃣",
  "🏴\u{E0067}\u{E0062}\u{E007F}", "⌚️", "山田太郎", "한국어", "ﾊﾝｶｸ", "שלום", "محمد",
  "می\u{200C}خواهم", "क्षि", "क्‍ष", "\u{200D}", "a\u{200D}b", "\u{200C}", "葛\u{E0100}", "\u{115F}",
  "ᄀ" + String(repeating: "ᅡ", count: 30), "Ａ", "\u{3000}", "☃\u{FE0E}", "\u{FE0F}",
  String(repeating: "👩\u{200D}", count: 40), "\u{2060}", "\u{180E}", "¨", "½", "…", "‹202E›",
]
