import Terminal
import Testing

struct TruncationTests {
  @Test func cutTextNeverExceedsTheRoom() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<3000 {
      let text = SafeText(random.hostileText(pieces: 5))
      let room = random.below(20)
      let mark: SafeText = random.pick(["…", "~", "..."])
      let cut = text.truncated(to: room, mark: mark)
      #expect(cut.width <= room, "seed \(seed)")
      #expect(SafeText(cut.string) == cut, "seed \(seed)")
      if text.width <= room { #expect(cut == text, "seed \(seed)") }
      for alignment in [Alignment.left, .right, .centre] {
        let fitted = text.fitted(to: room, alignment: alignment, mark: mark)
        #expect(fitted.width == room, "seed \(seed)")
      }
      #expect(text.prefix(columns: room).width <= room, "seed \(seed)")
    }
  }

  @Test func wideCharactersAreNeverHalved() {
    #expect(SafeText("山田太郎").truncated(to: 6).string == "山田…")
    #expect(SafeText("山田太郎").fitted(to: 6).string == "山田… ")
    #expect(SafeText("a山").prefix(columns: 2).string == "a")
    #expect(SafeText("山a").dropping(columns: 1).string == "a")
  }

  @Test func cutTextShowsItsMark() {
    #expect(SafeText("Brzęczyszczykiewicz").truncated(to: 8).string == "Brzęczy…")
    #expect(SafeText("abcdef").truncated(to: 4, mark: "~").string == "abc~")
    #expect(SafeText("abcdef").truncated(to: 1, mark: "...").string == ".")
    #expect(SafeText("abcdef").truncated(to: 0).string == "")
  }

  @Test func paddingFollowsTheAlignment() {
    #expect(SafeText("ab").fitted(to: 5).string == "ab   ")
    #expect(SafeText("ab").fitted(to: 5, alignment: .right).string == "   ab")
    #expect(SafeText("ab").fitted(to: 5, alignment: .centre).string == " ab  ")
  }

  @Test func wrappedLinesFitAndLoseNoWord() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<500 {
      let text = SafeText(
        (0..<random.below(12)).map { _ in random.pick(hostileTexts) }
          .joined(separator: " "))
      let room = 2 + random.below(30)
      let lines = text.wrapped(to: room)
      #expect(!lines.isEmpty, "seed \(seed)")
      #expect(lines.allSatisfy { $0.width <= room }, "seed \(seed)")
      let words = text.string.filter { $0 != " " }.unicodeScalars.filter { $0.value > 0x200D }
      let kept = lines.map(\.string).joined().filter { $0 != " " }.unicodeScalars
        .filter { $0.value > 0x200D }
      #expect(Array(words) == Array(kept) || room < 4, "seed \(seed)")
    }
    #expect(SafeText("one two three").wrapped(to: 7).map(\.string) == ["one two", "three"])
    #expect(SafeText("abcdefgh").wrapped(to: 3).map(\.string) == ["abc", "def", "gh"])
  }

  @Test func styledTextIsCutAcrossItsParts() {
    let line = StyledText([Span("abc", Style(.match)), Span("def"), Span("ghi", Style(.dim))])
    #expect(line.truncated(to: 9, mark: "…") == line)
    let cut = line.truncated(to: 5, mark: "…")
    #expect(cut.plain.string == "abcd…")
    #expect(cut.width == 5)
    #expect(line.truncated(to: 4, mark: "…").plain.string == "abc…")
    #expect(line.truncated(to: 0, mark: "…").width == 0)
  }
}
