import Terminal
import Testing

struct TerminalModeTests {
  @Test func whatRestoresIsTheReverseOfWhatIsOn() {
    var modes = TerminalModes()
    #expect(modes.enter(.bracketedPaste) == Array("\u{1B}[?2004h".utf8))
    #expect(modes.enter(.mouseButtons) == Array("\u{1B}[?1000h".utf8))
    #expect(modes.enter(.mouseButtons) == [])
    #expect(modes.enter(.mouseDecimal) == Array("\u{1B}[?1006h".utf8))
    #expect(modes.bytesToRestore == Array("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l".utf8))
    #expect(modes.leave(.mouseButtons) == Array("\u{1B}[?1000l".utf8))
    #expect(modes.leave(.mouseButtons) == [])
    #expect(modes.bytesToRestore == Array("\u{1B}[?1006l\u{1B}[?2004l".utf8))
    #expect(modes.bytesToEnter == Array("\u{1B}[?2004h\u{1B}[?1006h".utf8))
  }

  @Test(arguments: [
    (ColourChoice.never, ["CLICOLOR_FORCE": "1"], true, false),
    (.always, ["NO_COLOR": "1"], false, true), (.automatic, [:], true, true),
    (.automatic, [:], false, false),
    (.automatic, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
    (.automatic, ["NO_COLOR": ""], true, true), (.automatic, ["CLICOLOR_FORCE": "1"], false, true),
    (.automatic, ["FORCE_COLOR": "0"], false, false), (.automatic, ["CLICOLOR": "0"], true, false),
    (.automatic, ["TERM": "dumb"], true, false),
  ])
  func colourFollowsFlagThenEnvironmentThenTerminal(
    choice: ColourChoice, environment: [String: String], isTerminal: Bool, isOn: Bool
  ) {
    #expect(choice.isOn(environment: environment, isTerminal: isTerminal) == isOn)
  }
}
