import Console
import Domain
import Terminal
import Wording

/// What a key costs on the console's main thread, from the key to the finished picture.
///
/// There is no terminal behind it. Filtering and sorting run elsewhere in the program and are timed apart.
struct FrameCases {
  let contacts: Int
  let repetitions: Int

  private static let size = Size(columns: 200, rows: 50)

  func run(_ snapshot: AccountSnapshot) {
    let now = SystemTime.now
    let world = World(actor: UserID(1), now: now, catalogue: CatalogueFiles.english)
    var session = FrameSession(
      program: ConsoleProgram(state: ConsoleState(), world: world), snapshot: snapshot, now: now)
    session.send(.start(FrameCases.size))
    let cases: [(name: String, keys: [Key])] = [
      ("down", [.down]), ("end", [.end]), ("home", [.home]), ("page down", [.pageDown]),
      ("select and move", [.character(" ")]), ("select all", [.character("a")]),
      ("invert", [.character("*")]),
      ("filter letter", [.character("/"), .character("a"), .escape]),
      ("detail", [.enter, .escape]),
    ]
    for (name, keys) in cases {
      var onMain = Measurement("key: \(name)", contacts: contacts)
      var longest = Duration.zero
      for _ in 0..<max(10, repetitions) {
        for key in keys {
          let start = ContinuousClock.now
          session.send(.input(.key(key)))
          onMain.add(ContinuousClock.now - start - session.takeTimeElsewhere())
          longest = max(longest, session.takeLongestStep())
        }
      }
      let (seconds, attoseconds) = longest.components
      let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
      onMain.report(note: "longest step on the main thread \(Int(milliseconds.rounded(.up))) ms")
    }
  }
}

/// Drives the console's state: jobs are worked off at once, and their time is kept apart.
private struct FrameSession {
  var program: ConsoleProgram
  let snapshot: AccountSnapshot
  let now: Instant
  private var elsewhere = Duration.zero
  private var longestStep = Duration.zero

  init(program: ConsoleProgram, snapshot: AccountSnapshot, now: Instant) {
    self.program = program
    self.snapshot = snapshot
    self.now = now
  }

  /// Takes in a message, then the answers of the jobs it starts, and draws after each.
  mutating func send(_ message: ConsoleMessage) {
    var queue = [message]
    while !queue.isEmpty {
      let start = ContinuousClock.now
      let effects = program.receive(queue.removeFirst(), at: now)
      _ = program.frame()
      program.framePresented()
      longestStep = max(longestStep, ContinuousClock.now - start)
      for case .start(let ticket, let job) in effects {
        let begin = ContinuousClock.now
        let answer = job.pureAnswer(isCancelled: { false }) ?? ownAnswer(to: job)
        elsewhere += ContinuousClock.now - begin
        queue.append(.finished(ticket, answer))
      }
    }
  }

  mutating func takeTimeElsewhere() -> Duration {
    defer { elsewhere = .zero }
    return elsewhere
  }

  mutating func takeLongestStep() -> Duration {
    defer { longestStep = .zero }
    return longestStep
  }

  private func ownAnswer(to job: Job) -> JobAnswer {
    if case .open = job { return .opened(snapshot, actor: UserID(1), notices: []) }
    return .done
  }
}
