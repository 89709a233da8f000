import Dispatch
import Synchronization
package import Terminal

/// A display without a terminal: input from a script, pictures kept in a list.
///
/// Input comes in batches. What stands in one batch was typed at once, so that
/// `discardTypeahead` drops the rest of the batch and nothing more.
package final class MemoryDisplay: Display, Sendable {
  /// What happens when the script is used up.
  package enum End: Sendable {
    /// The input ends; a wait with a timeout returns at once.
    case endOfInput
    /// The display waits for `send` or the waker, and the input ends after this time.
    case waits(limit: Duration)
  }

  /// What was asked of the display, besides pictures.
  package struct Record: Hashable, Sendable {
    /// Calls of `redraw`.
    package var redraws = 0
    /// Calls of `suspend`.
    package var suspensions = 0
    /// Calls of `outside`.
    package var timesOutside = 0
    /// What `setMouse` said last.
    package var isMouseEnabled = true
    /// Texts given to the clipboard, oldest first.
    package var copied: [String] = []
    /// True after `close`.
    package var isClosed = false
  }

  private struct State {
    var size: Size
    var batches: [[InputEvent]]
    var isWoken = false
    var frames: [Grid] = []
    var record = Record()
  }

  /// As given.
  package let abilities: DisplayAbilities
  private let end: End
  private let state: Mutex<State>
  private let signal = DispatchSemaphore(value: 0)

  /// A display of this size with a script; everything is possible unless said otherwise.
  package init(
    size: Size, batches: [[InputEvent]] = [], end: End = .endOfInput,
    abilities: DisplayAbilities = DisplayAbilities(isUnicode: true, hasColour: true, hasMouse: true)
  ) {
    self.abilities = abilities
    self.end = end
    state = Mutex(State(size: size, batches: batches))
  }

  /// Changes when a resize event is taken.
  package var size: Size { state.withLock { $0.size } }

  /// Wakes a waiting `nextInput`.
  package var waker: Waker {
    Waker { [self] in
      state.withLock { $0.isWoken = true }
      signal.signal()
    }
  }

  /// Every picture shown, oldest first; a picture equal to the one before is not kept.
  package var frames: [Grid] { state.withLock { $0.frames } }

  /// The picture on the screen; a blank one before the first.
  package var screen: Grid { state.withLock { $0.frames.last ?? Grid(size: $0.size) } }

  /// What was asked so far.
  package var record: Record { state.withLock { $0.record } }

  /// Adds events that come at once.
  package func send(_ events: [InputEvent]) {
    state.withLock { $0.batches.append(events) }
    signal.signal()
  }

  /// Adds keys in the notation of `KeyNotation`, one after the other.
  package func press(_ keys: String) throws(KeyNotationError) {
    let batches = try KeyNotation.parse(keys).map { [InputEvent.key($0)] }
    state.withLock { $0.batches += batches }
    signal.signal()
  }

  /// Changes the size and says so.
  package func resize(_ size: Size) {
    send([.resize(size)])
  }

  /// The next event of the script; what comes after it is decided by `End`.
  package func nextInput(timeout: Duration?) -> InputEvent? {
    while true {
      if let event = pop() { return event }
      switch end {
      case .endOfInput:
        return timeout == nil ? .endOfInput : nil
      case .waits(let limit):
        let wait = min(timeout ?? limit, limit)
        if signal.wait(timeout: .now() + Self.interval(wait)) == .success { continue }
        if let event = pop() { return event }
        return timeout.map { $0 <= limit } == true ? nil : .endOfInput
      }
    }
  }

  /// Keeps the picture, in the size of the display.
  package func present(_ grid: Grid) {
    state.withLock { state in
      let grid = grid.resized(to: state.size)
      if state.frames.last != grid { state.frames.append(grid) }
    }
  }

  /// Counts.
  package func redraw() {
    state.withLock { $0.record.redraws += 1 }
  }

  /// Drops keys, mouse events and pastes of the current batch.
  package func discardTypeahead() {
    state.withLock { state in
      guard !state.batches.isEmpty else { return }
      state.batches[0].removeAll { event in
        switch event {
        case .key, .mouse, .paste: true
        default: false
        }
      }
    }
  }

  /// Counts, and makes `resumed` the next event.
  package func suspend() {
    state.withLock { state in
      state.record.suspensions += 1
      state.batches.insert([.resumed], at: 0)
    }
  }

  /// Counts and runs `body`.
  package func outside<Result>(_ body: () throws -> Result) rethrows -> Result {
    state.withLock { $0.record.timesOutside += 1 }
    return try body()
  }

  /// Notes the wish.
  package func setMouse(_ isEnabled: Bool) {
    state.withLock { $0.record.isMouseEnabled = isEnabled }
  }

  /// Keeps the text and says that it was sent.
  package func copy(_ text: String) -> CopyResult {
    state.withLock { $0.record.copied.append(text) }
    return .sent
  }

  /// Notes the end.
  package func close() {
    state.withLock { $0.record.isClosed = true }
  }

  /// The next event of the current batch; an empty batch ends one step later, so that it can still
  /// be discarded from.
  private func pop() -> InputEvent? {
    state.withLock { state in
      if state.isWoken {
        state.isWoken = false
        return .wake
      }
      while let first = state.batches.first, first.isEmpty { state.batches.removeFirst() }
      guard !state.batches.isEmpty else { return nil }
      let event = state.batches[0].removeFirst()
      if case .resize(let size) = event { state.size = size }
      return event
    }
  }

  private static func interval(_ duration: Duration) -> DispatchTimeInterval {
    let (seconds, attoseconds) = duration.components
    return .milliseconds(Int(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }
}
