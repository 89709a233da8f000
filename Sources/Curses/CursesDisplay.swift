import CNcurses
import Glibc
package import Terminal

/// The display on a real terminal, drawn through ncurses.
///
/// One for a process, used from one thread. Keys are decoded from the bytes of the terminal by
/// `InputDecoder`, so that ncurses only draws. What the terminal was like before is given back at
/// every end: `close`, leaving the process without it, and fatal signals.
package final class CursesDisplay: Display {
  /// What the terminal reports; 80 by 24 or whatever its type says where it reports nothing.
  package private(set) var size: Size
  /// Settled when the display is opened: by locale, terminal type and wish for colour.
  package let abilities: DisplayAbilities
  /// Writes one byte into a pipe that stays open until the process ends.
  package let waker: Waker
  /// What the person should be told about this terminal.
  package let notices: [DisplayNotice]

  let line: TerminalLine
  let pipe: WakePipe
  let type: TerminalType
  /// Modes that ncurses does not know and that we write ourselves.
  var modes = TerminalModes()
  /// Modes that ncurses switches on with the screen.
  let screenModes: TerminalModes
  let isSynchronised: Bool
  /// True while the terminal is ours: from opening to closing, except when it is lent.
  var hasTerminal = false
  var isClosed = false

  private var decoder: InputDecoder
  private var painter: Painter
  private var queue: [InputEvent] = []
  private var shown: Grid?
  private var hasEnded = false
  private let start = ContinuousClock.now

  /// Takes the terminal and clears its screen.
  ///
  /// Throws when there is no terminal, when it cannot draw, or when its type and the fallbacks are
  /// unknown; the terminal is then as it was.
  package init(
    options: CursesOptions = CursesOptions(), environment: [String: String]
  ) throws(DisplayError) {
    let isUnicode = tl_set_locale()
    let name = environment["TERM"] ?? ""
    let line = try TerminalLine()
    let pipe = try WakePipe()
    let type = try TerminalType.open(name, on: line, pipe: pipe)
    self.line = line
    self.pipe = pipe
    self.type = type
    let hasColour = options.colour.isOn(environment: environment, isTerminal: true)
    let colours = hasColour && tl_start_colour() ? Int(tl_colours()) : 0
    abilities = DisplayAbilities(
      isUnicode: isUnicode, hasColour: colours >= 8, hasMouse: type.isXtermLike)
    painter = Painter(
      theme: .standard(colours: colours), isUnicode: isUnicode, hasColour: colours >= 8,
      line: line)
    notices = (type.notice.map { [$0] } ?? []) + (isUnicode ? [] : [.asciiOnly])
    decoder = InputDecoder(
      sequences: Capabilities.keySequences(), patience: options.patience(environment: environment))
    screenModes = Capabilities.screenModes()
    isSynchronised = options.isSynchronised && type.isXtermLike
    waker = Waker { pipe.wake() }
    size = line.size ?? Size(columns: Int(getmaxx(tl_screen())), rows: Int(getmaxy(tl_screen())))
    switchOn(.bracketedPaste)
    if type.isXtermLike { switchOn(.focusReports) }
    setMouse(options.isMouseEnabled)
    takeTerminal()
  }

  deinit {
    close()
  }

  /// Waits for terminal, pipe and the deadline of an unfinished sequence, whichever is first.
  package func nextInput(timeout: Duration?) -> InputEvent? {
    let end = timeout.map { now + $0 }
    while true {
      if !queue.isEmpty { return queue.removeFirst() }
      if hasEnded || isClosed { return .endOfInput }
      let time = now
      let limits = [end, decoder.deadline].compactMap { $0.map { max(.zero, $0 - time) } }
      collect(waitingFor: limits.min())
      if queue.isEmpty, let end, now >= end { return nil }
    }
  }

  /// Writes the cells that differ, in one synchronised piece where the terminal knows how.
  package func present(_ grid: Grid) {
    guard hasTerminal else { return }
    let grid = grid.resized(to: size)
    let diff = GridDiff(from: shown, to: grid)
    guard !diff.isEmpty else { return }
    shown = grid
    inOnePiece { painter.paint(diff.runs, cursor: grid.cursor, size: size) }
  }

  /// Clears the screen and writes every cell.
  package func redraw() {
    guard hasTerminal, let grid = shown else { return }
    inOnePiece {
      wclear(tl_screen())
      painter.paint(GridDiff(from: nil, to: grid).runs, cursor: grid.cursor, size: size)
    }
  }

  /// Reads what has come and drops it, pastes too.
  package func discardTypeahead() {
    collect(waitingFor: .zero)
    queue.removeAll { event in
      switch event {
      case .key, .mouse, .paste: true
      default: false
      }
    }
  }

  /// Stops the whole process group, as the terminal driver does for Ctrl-Z.
  package func suspend() {
    guard hasTerminal else { return }
    giveTerminal()
    let messages = Stopping.stopProcessGroup(pipe: pipe)
    // Who is told to end while stopped is perhaps in the background, where taking the terminal
    // would only stop the process again.
    if !messages.contains(where: \.asksToEnd) {
      takeTerminal()
      returned()
    }
    for message in messages { handle(message) }
  }

  /// Standard error goes to the terminal meanwhile, and Ctrl-Z stops both programs.
  package func outside<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard hasTerminal else { return try body() }
    giveTerminal()
    // Ctrl-Z in the other program stops both, and the shell continues both.
    tl_stop_signal_default(true)
    defer {
      takeTerminal()
      // Signals from the keyboard were meant for the other program.
      for message in pipe.drain() where !message.comesFromKeyboard { handle(message) }
      checkSize()
      redraw()
    }
    return try body()
  }

  /// Does nothing on a terminal that has no mouse.
  package func setMouse(_ isEnabled: Bool) {
    guard type.isXtermLike, !isClosed else { return }
    for mode in [TerminalMode.mouseButtons, .mouseDrag, .mouseDecimal] {
      if isEnabled { switchOn(mode) } else { switchOff(mode) }
    }
  }

  /// Sends the text in an OSC 52 sequence, encoded, at most 74,994 bytes of it.
  package func copy(_ text: String) -> CopyResult {
    guard type.canCopy, !isClosed else { return .unsupported }
    guard text.utf8.count <= Clipboard.limit else { return .tooLong(limit: Clipboard.limit) }
    line.write(Clipboard.bytes(for: text))
    return .sent
  }

  /// Puts back attributes, screen, cursor, modes and signal handlers, and prints held errors.
  package func close() {
    guard !isClosed else { return }
    giveTerminal()
    isClosed = true
    tl_signals_remove()
  }

  private var now: Duration { start.duration(to: ContinuousClock.now) }

  /// Waits for something to happen and puts what it means into the queue.
  private func collect(waitingFor timeout: Duration?) {
    let outcome = InputWait(input: line.input, wake: pipe.reading).wait(timeout: timeout)
    if outcome.isWoken {
      for message in pipe.drain() { handle(message) }
    }
    if !outcome.bytes.isEmpty { decoder.feed(outcome.bytes, at: now) }
    queue += decoder.events(at: now)
    if outcome.hasEnded {
      hasEnded = true
      queue.append(.endOfInput)
    }
  }

  private func handle(_ message: WakePipe.Message) {
    switch message {
    case .wake: queue.append(.wake)
    case .signal(SIGWINCH): checkSize()
    case .signal(SIGINT): queue.append(.interrupt)
    case .signal(SIGTSTP): suspend()
    case .signal(SIGCONT) where hasTerminal:
      // Stopped by a signal that nobody can catch: the shell may have changed everything.
      giveTerminal()
      takeTerminal()
      returned()
    case .signal(let number):
      if let signal = EndSignal(rawValue: number) { queue.append(.terminate(signal)) }
    }
  }

  private func returned() {
    checkSize()
    redraw()
    queue.append(.resumed)
  }

  /// Follows a new size; the next picture is painted whole.
  private func checkSize() {
    guard let current = line.size, current != size else { return }
    size = current
    resizeterm(Int32(current.rows), Int32(current.columns))
    shown = nil
    wclear(tl_screen())
    queue.append(.resize(current))
  }

  private func inOnePiece(_ paint: () -> Void) {
    if isSynchronised { line.write(TerminalMode.synchronisedUpdate.on) }
    paint()
    if isSynchronised { line.write(TerminalMode.synchronisedUpdate.off) }
  }
}
