import Console
import Domain
import Terminal
import TestSupport
import Testing
import Wording

/// The loop itself, on a display without a terminal.
@Suite struct LoopTests {
  @Test func keysTypedBeforeTheDialogWasSeenDoNotAnswerIt() throws {
    let script = try LoopScript([["a", "x", "m", "1", "2", "<Enter>"]])
    _ = script.run()
    #expect(script.store.performed.isEmpty)
    let isAsked = script.display.screen.shows("Type 12 to confirm")
    #expect(isAsked)
  }

  @Test func keysTypedWhileTheDialogIsBeingDrawnDoNotAnswerIt() throws {
    let script = try LoopScript([["a", "x", "m"]])
    script.display.typed = ("Type 12 to confirm", try KeyNotation.parse("12<Enter>"))
    _ = script.run()
    #expect(script.store.performed.isEmpty)
    #expect(script.display.typed == nil)
    let isAsked = script.display.screen.shows("Type 12 to confirm")
    #expect(isAsked)
  }

  @Test func keysTypedAfterTheDialogWasSeenAnswerIt() throws {
    let script = try LoopScript([["a", "x", "m"], ["1"], ["2"], ["<Enter>"], ["q"]])
    #expect(script.run() == 0)
    #expect(script.store.performed.count == 1)
  }

  @Test func idleIsSignalledOnceAfterTheFrameThatFollowsTheLastEvent() throws {
    let script = try LoopScript([["j"], ["j", "j"], ["q"]])
    _ = script.run()
    #expect(script.signals == [1, 2, 3])
    #expect(script.rowsWhenIdle == [6, 7, 9])
  }

  @Test func idleWaitsForJobs() throws {
    let script = try LoopScript([["j"]], holdsJobs: true, limit: .milliseconds(50))
    _ = script.run()
    #expect(script.signals.isEmpty)
  }

  @Test func nothingIsDrawnWhenNothingChanged() throws {
    let script = try LoopScript([["k"], ["k"], ["k"], ["q"]])
    _ = script.run()
    #expect(script.display.frames.count <= 3)
  }

  @Test func theEndOfInputEndsTheProgram() throws {
    let script = try LoopScript([], limit: .milliseconds(10))
    #expect(script.run() == 0)
  }

  @Test func aSignalToEndGivesItsStatus() throws {
    let script = try LoopScript([["j"]])
    script.display.send([.terminate(.terminate)])
    #expect(script.run() == 143)
  }

  @Test func aChangeUnderWayIsFinishedBeforeTheProgramEnds() throws {
    let script = try LoopScript([["a", "x", "m"], ["1"], ["2"], ["<Enter>", "<C-c>", "<C-c>"]])
    #expect(script.run() == 130)
    #expect(script.store.performed.count == 1)
    let isShown = script.display.screen.shows("12 / 2,000")
    #expect(isShown)
  }

  @Test func copiedTextGoesToTheDisplay() throws {
    let script = try LoopScript([["y", "e"], ["q"]])
    _ = script.run()
    #expect(script.display.record.copied == ["marta.akesson@example.se"])
  }
}

/// Runs the loop and types the next keys whenever it is idle.
private final class LoopScript {
  let display: TypingDisplay
  let store: MemoryStore
  private(set) var signals: [Int] = []
  /// The row of the real cursor at each signal.
  private(set) var rowsWhenIdle: [Int] = []
  private var batches: [[InputEvent]]

  init(_ keys: [[String]], holdsJobs: Bool = false, limit: Duration = .seconds(5)) throws {
    batches = try keys.map { keys in
      try keys.flatMap { try KeyNotation.parse($0).map { InputEvent.key($0) } }
    }
    display = TypingDisplay(MemoryDisplay(size: Size(80, 24), end: .waits(limit: limit)))
    store = MemoryStore(try ConsoleFixture.ledger())
    store.holdsJobs = holdsJobs
  }

  func run() -> Int32 {
    let now = store.ledger.now
    var loop = EventLoop(
      display: display, runner: store, mailbox: Mailbox(waker: display.waker),
      program: ConsoleProgram(
        state: ConsoleState(),
        world: World(actor: Ledger.ida, now: now, catalogue: CatalogueFiles.english)),
      now: { now },
      idle: { [unowned self] number in
        signals.append(number)
        rowsWhenIdle.append(display.screen.cursor.position.row)
        if batches.isEmpty {
          display.send([.endOfInput])
        } else {
          display.send(batches.removeFirst())
        }
      })
    return loop.run()
  }
}

/// A display on which somebody types while a picture is being drawn.
private final class TypingDisplay: Display {
  /// The keys that arrive while a picture with this text is drawn, once.
  var typed: (text: String, keys: [Key])?
  private let memory: MemoryDisplay

  init(_ memory: MemoryDisplay) {
    self.memory = memory
  }

  var size: Size { memory.size }
  var abilities: DisplayAbilities { memory.abilities }
  var waker: Waker { memory.waker }
  var screen: Grid { memory.screen }
  var frames: [Grid] { memory.frames }
  var record: MemoryDisplay.Record { memory.record }

  func send(_ events: [InputEvent]) { memory.send(events) }

  func nextInput(timeout: Duration?) -> InputEvent? { memory.nextInput(timeout: timeout) }

  func present(_ grid: Grid) {
    memory.present(grid)
    guard let typed, grid.shows(typed.text) else { return }
    self.typed = nil
    memory.send(typed.keys.map { .key($0) })
  }

  func redraw() { memory.redraw() }
  func discardTypeahead() { memory.discardTypeahead() }
  func suspend() { memory.suspend() }

  func outside<Result>(_ body: () throws -> Result) rethrows -> Result {
    try memory.outside(body)
  }

  func setMouse(_ isEnabled: Bool) { memory.setMouse(isEnabled) }
  func copy(_ text: String) -> CopyResult { memory.copy(text) }
  func close() { memory.close() }
}
