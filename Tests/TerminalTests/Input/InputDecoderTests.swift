import Terminal
import Testing

struct InputDecoderTests {
  private let patience = InputDecoder.Patience()

  /// Feeds pieces with a pause before each, then waits until nothing is pending.
  private func events(
    _ pieces: [(after: Duration, text: String)], sequences: [[UInt8]: Key] = [:]
  ) -> [InputEvent] {
    var decoder = InputDecoder(sequences: sequences, patience: patience)
    var now = Duration.zero
    var events: [InputEvent] = []
    for piece in pieces {
      let target = now + piece.after
      while let deadline = decoder.deadline, deadline <= target {
        now = deadline
        events += decoder.events(at: now)
      }
      now = target
      decoder.feed(piece.text.utf8, at: now)
      events += decoder.events(at: now)
    }
    while let deadline = decoder.deadline {
      now = deadline
      events += decoder.events(at: now)
    }
    return events
  }

  private func events(_ text: String) -> [InputEvent] { events([(.zero, text)]) }

  /// The same bytes one by one, 20 ms apart.
  private func slowly(_ text: String) -> [InputEvent] {
    events(text.unicodeScalars.map { (.milliseconds(20), String($0)) })
  }

  static let sequences: [(String, Key)] = [
    ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;2A", .shiftUp),
    ("\u{1B}[1;5C", .controlRight),
    ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp),
    ("\u{1B}[6;5~", .named(.pageDown, .control)),
    ("\u{1B}[3~", .delete), ("\u{1B}[2~", .insert), ("\u{1B}[Z", .backTab),
    ("\u{1B}OP", .function(1)),
    ("\u{1B}[15~", .function(5)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;2P", .function(13)),
    ("\u{1B}[[A", .function(1)), ("\u{1B}OM", .enter), ("\u{1B}Oq", .character("1")),
    ("\u{1B}x", .alt("x")), ("\u{1B}å", .alt("å")), ("\u{1B}\r", .altEnter),
    ("\u{1B}\u{1B}[A", .named(.up, .alt)),
    ("\u{1B}\u{7F}", .named(.backspace, .alt)), ("\u{1B}[13;2u", .named(.enter, .shift)),
    ("\u{1B}[27;5;97~", .control("a")), ("\u{1B}[a", .shiftUp), ("\u{1B}Od", .controlLeft),
    ("\r", .enter), ("\n", .control("j")), ("\t", .tab), ("\u{8}", .backspace),
    ("\u{7F}", .backspace),
    ("\u{0}", .control(" ")), ("\u{3}", .control("c")), ("\u{1C}", .control("\\")),
    ("é", .character("é")),
    ("山", .character("山")), (" ", .space),
  ]

  @Test(arguments: sequences)
  func sequencesAreKeys(text: String, key: Key) {
    #expect(events(text) == [.key(key)])
  }

  @Test(arguments: sequences)
  func sequencesSplit20MillisecondsApartAreTheSameKeys(text: String, key: Key) {
    #expect(slowly(text) == [.key(key)])
  }

  @Test func escapeAloneIsAKeyAfterItsDelay() {
    var decoder = InputDecoder(patience: patience)
    decoder.feed([0x1B], at: .zero)
    #expect(decoder.events(at: .zero) == [])
    #expect(decoder.deadline == .milliseconds(25))
    #expect(decoder.events(at: .milliseconds(24)) == [])
    #expect(decoder.events(at: .milliseconds(25)) == [.key(.escape)])
    #expect(decoder.deadline == nil)
  }

  @Test func escapeBeforeAnotherEscapeIsAKey() {
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{3}") == [.key(.escape), .key(.control("c"))])
  }

  @Test func bracketAfterEscapeIsAltWhenNothingFollows() {
    #expect(events("\u{1B}[") == [.key(.alt("["))])
    #expect(events("\u{1B}O") == [.key(.alt("O"))])
    #expect(events("\u{1B}]") == [.key(.alt("]"))])
  }

  static let reports = [
    "\u{1B}]11;rgb:1111/2222/3333\u{7}", "\u{1B}]11;rgb:1111/2222/3333\u{1B}\\",
    "\u{1B}[?62;1;4c", "\u{1B}[24;80R", "\u{1B}[1;2R", "\u{1B}[0n", "\u{1B}[?2026;2$y",
    "\u{1B}P>|term 1.0\u{1B}\\", "\u{1B}[>41;330;0c", "\u{1B}[?1u", "\u{1B}[8;24;80t",
    "\u{1B}P1+r544e=78\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}]l title\u{1B}\\", "\u{1B}[201~",
  ]

  @Test(arguments: reports)
  func reportsOfTheTerminalAreNeverKeys(_ report: String) {
    #expect(events(report + "q") == [.key(.character("q"))])
    #expect(slowly(report) == [])
    // Cut in two at every place, 20 ms and half a second apart.
    let scalars = Array(report.unicodeScalars)
    for cut in 1..<scalars.count {
      let head = String(String.UnicodeScalarView(scalars[..<cut]))
      let tail = String(String.UnicodeScalarView(scalars[cut...]))
      #expect(events([(.zero, head), (.milliseconds(20), tail)]) == [], "cut \(cut)")
    }
  }

  @Test(arguments: ["[?62;1;4c", "[24;80R", "[<0;10;5M", "[?2026;2$y"])
  func aReportAfterItsEscapeWasTakenForAKeyTypesNothing(_ rest: String) {
    let typed = events([(.zero, "\u{1B}"), (.milliseconds(200), rest)]).filter { event in
      if case .key(.character) = event { true } else { false }
    }
    #expect(typed == [])
    let paste = events([(.zero, "\u{1B}"), (.milliseconds(200), "[200~dy\r\u{1B}[201~")])
    #expect(paste == [.key(.escape), .paste("dy\n")])
  }

  @Test func aBracketTypedAfterEscapeIsAKey() {
    let keys = events([(.zero, "\u{1B}"), (.milliseconds(200), "[A")])
    #expect(keys == [.key(.escape), .key(.character("[")), .key(.character("A"))])
  }

  @Test func aReportSplitAfterItsIntroducerForLongTypesNothing() {
    for cut in 1...8 {
      let report = Array("\u{1B}]11;rgb:1111/2222/3333\u{1B}\\".unicodeScalars)
      let head = String(String.UnicodeScalarView(report[..<cut]))
      let tail = String(String.UnicodeScalarView(report[cut...]))
      let typed = events([(.zero, head), (.milliseconds(200), tail)]).filter { event in
        if case .key(.character) = event { true } else { false }
      }
      #expect(typed == [], "cut \(cut)")
    }
  }

  @Test func aReportWithoutEndGivesTheKeyboardBack() {
    #expect(
      events([(.zero, "\u{1B}]11;rgb:11"), (.seconds(2), "q")]) == [.key(.character("q"))])
    #expect(events([(.zero, "\u{1B}[?62"), (.seconds(2), "q")]) == [.key(.character("q"))])
  }

  @Test func aPasteIsOneEventHoweverItIsSplit() {
    let text = "\u{1B}[200~q d\ry\r\nEnter \u{1B}[A\u{3}\u{1B}[201~"
    let pasted = InputEvent.paste("q d\ny\nEnter [A\u{3}")
    #expect(events(text) == [pasted])
    #expect(slowly(text) == [pasted])
  }

  @Test func theEndMarkInsideAPasteDoesNotEndIt() {
    let text = "\u{1B}[200~abc\u{1B}[201~d y\r\u{1B}[201~"
    #expect(events(text) == [.paste("abcd y\n")])
    #expect(
      events("\u{1B}[200~a\u{1B}[201~\u{1B}[200~b\u{1B}[201~q")
        == [.paste("a"), .paste("b"), .key(.character("q"))])
  }

  @Test func keysAfterAPasteAreKeys() {
    #expect(events("\u{1B}[200~a\u{1B}[201~\r") == [.paste("a"), .key(.enter)])
  }

  @Test func aPasteWithoutEndIsDelivered() {
    #expect(events("\u{1B}[200~abc") == [.paste("abc")])
  }

  @Test func mouseReportsOfAllEncodingsAreRead() {
    let press = MouseEvent(action: .press(.left), position: Position(row: 4, column: 9))
    #expect(events("\u{1B}[<0;10;5M") == [.mouse(press)])
    #expect(events("\u{1B}[32;10;5M") == [.mouse(press)])
    #expect(events("\u{1B}[M \u{2A}\u{25}") == [.mouse(press)])
    let cases: [(String, MouseEvent.Action)] = [
      ("\u{1B}[<0;1;1m", .release(.left)), ("\u{1B}[<2;1;1M", .press(.right)),
      ("\u{1B}[<32;1;1M", .drag(.left)), ("\u{1B}[<64;1;1M", .wheelUp),
      ("\u{1B}[<65;1;1M", .wheelDown), ("\u{1B}[<66;1;1M", .wheelLeft),
    ]
    for (text, action) in cases {
      let event = MouseEvent(action: action, position: Position(row: 0, column: 0))
      #expect(events(text) == [.mouse(event)])
    }
    #expect(events("\u{1B}[<35;1;1M") == [])
    let far = MouseEvent(
      action: .press(.left), position: Position(row: 299, column: 499),
      modifiers: [.shift, .control])
    #expect(events("\u{1B}[<20;500;300M") == [.mouse(far)])
  }

  @Test func focusReportsAreEvents() {
    #expect(events("\u{1B}[I\u{1B}[O") == [.focus(isGained: true), .focus(isGained: false)])
  }

  @Test func sequencesOfTheTerminalTypeWin() {
    let sequence = Array("\u{1B}[99~".utf8)
    #expect(events([(.zero, "\u{1B}[99~")], sequences: [sequence: .home]) == [.key(.home)])
    #expect(events("\u{1B}[99~") == [])
  }

  @Test func randomBytesNeverStopTheKeyboard() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<300 {
      var decoder = InputDecoder(patience: patience)
      var now = Duration.zero
      let alphabet: [UInt8] = Array("\u{1B}[]OP;?0129~AMm<\\_\u{7}\r".utf8) + [0xC3, 0xFF, 0x80]
      for _ in 0..<40 {
        decoder.feed([random.pick(alphabet)], at: now)
        _ = decoder.events(at: now)
        now += .milliseconds(random.below(60))
      }
      while let deadline = decoder.deadline {
        now = deadline
        _ = decoder.events(at: now)
      }
      now += .seconds(20)
      decoder.feed(Array("q".utf8), at: now)
      #expect(decoder.events(at: now) == [.key(.character("q"))], "seed \(seed)")
    }
  }
}
