import CNcurses
import Terminal

/// The terminal type that ncurses was opened with.
struct TerminalType {
  let name: String
  let notice: DisplayNotice?
  /// True for terminals that follow xterm: they report the mouse and know private modes.
  let isXtermLike: Bool

  /// Opens ncurses for a type, or for the nearest one that this system describes.
  ///
  /// On failure signals, attributes and the line are as before.
  static func open(
    _ wanted: String, on line: TerminalLine, pipe: WakePipe
  ) throws(DisplayError) -> TerminalType {
    do {
      return try openFirst(wanted, on: line, pipe: pipe)
    } catch {
      tl_signals_remove()
      line.close()
      throw error
    }
  }

  /// True when the terminal takes text for the clipboard in a sequence.
  ///
  /// GNU screen keeps the sequence for itself, and the Linux console has no clipboard.
  var canCopy: Bool { isXtermLike && !name.hasPrefix("screen") }

  private static func openFirst(
    _ wanted: String, on line: TerminalLine, pipe: WakePipe
  ) throws(DisplayError) -> TerminalType {
    guard !wanted.isEmpty, wanted != "dumb", tl_remember_terminal(line.output) else {
      throw .cannotDraw(type: wanted)
    }
    // Before ncurses, which leaves signals alone that somebody handles already.
    guard tl_signals_install(pipe.writing) else { throw .system(call: "sigaction", code: 0) }
    use_env(false)
    use_tioctl(true)
    guard let name = candidates(wanted).first(where: { openScreen($0, line) }) else {
      throw .unknownType(wanted)
    }
    guard tl_capability("cup") != nil else {
      endwin()
      throw .cannotDraw(type: wanted)
    }
    setUp()
    return TerminalType(
      name: name, notice: name == wanted ? nil : .usingType(name, insteadOf: wanted),
      isXtermLike: tl_capability("kmous") != nil && !name.hasPrefix("linux"))
  }

  private static func openScreen(_ name: String, _ line: TerminalLine) -> Bool {
    tl_screen_open(name, line.output, line.input)
  }

  /// The type itself, then the one before its last hyphen, then the one most terminals imitate.
  private static func candidates(_ wanted: String) -> [String] {
    var names = [wanted]
    if let hyphen = wanted.lastIndex(of: "-"), !wanted.hasPrefix("xterm") {
      names.append(String(wanted[..<hyphen]))
    }
    return names + ["xterm-256color", "xterm"]
  }

  private static func setUp() {
    let screen = tl_screen()
    raw()
    noecho()
    nonl()
    // Cells are never shifted: terminals count some characters differently.
    idcok(screen, false)
    idlok(screen, false)
    leaveok(screen, false)
    scrollok(screen, false)
    // Waiting input must not cut a picture short.
    typeahead(-1)
  }
}
