package import Domain
package import Terminal

/// Waits for input, updates, draws: on one thread, without ever waiting for anything else.
package struct EventLoop {
  private let display: any Display
  private let runner: any JobRunner
  private let mailbox: Mailbox
  private let now: () -> Instant
  /// Called after the frame that follows the last event when no job runs, with a number that grows.
  private let idle: ((Int) -> Void)?
  package private(set) var program: ConsoleProgram
  /// Jobs that were started and have not ended.
  private var running: [Ticket: Job] = [:]
  private var exitStatus: Int32?
  private var idleCount = 0
  private var isIdle = false

  private static let eventsPerFrame = 256

  package init(
    display: any Display, runner: any JobRunner, mailbox: Mailbox, program: ConsoleProgram,
    now: @escaping () -> Instant, idle: ((Int) -> Void)? = nil
  ) {
    self.display = display
    self.runner = runner
    self.mailbox = mailbox
    self.program = program
    self.now = now
    self.idle = idle
  }

  /// Runs until the program ends; returns the exit status.
  package mutating func run() -> Int32 {
    receive(.start(display.size))
    while true {
      show()
      if let exitStatus, !running.values.contains(where: \.mustFinish) { return exitStatus }
      signalIdle()
      takeInput(display.nextInput(timeout: timeout))
    }
  }

  /// Draws, and drops the keys that were typed before a new dialog could be seen.
  private mutating func show() {
    let isNewDialog = program.state.hasUnseenDialog
    display.present(program.frame())
    if isNewDialog { display.discardTypeahead() }
    program.framePresented()
  }

  /// Handles an event and everything else that has come by now, then the answers of jobs.
  private mutating func takeInput(_ first: InputEvent?) {
    isIdle = false
    var event = first
    var count = 0
    if event == nil { receive(.tick) }
    while let next = event {
      count += 1
      receive(.input(next))
      // A frame now and then, also when keys come faster than they are handled.
      if exitStatus != nil || next == .endOfInput || count == Self.eventsPerFrame { break }
      event = display.nextInput(timeout: .zero)
    }
    for message in mailbox.takeAll() { receive(message) }
  }

  private mutating func receive(_ message: ConsoleMessage) {
    if case .finished(let ticket, _) = message { running[ticket] = nil }
    for effect in program.receive(message, at: now()) { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .start(let ticket, let job):
      // Counted before it starts, so that "no job runs" is never true by accident.
      running[ticket] = job
      runner.start(job, ticket, answer: mailbox)
    case .cancel(let ticket): runner.cancel(ticket)
    case .copy(let text): receive(.copied(display.copy(text)))
    case .setMouse(let isEnabled): display.setMouse(isEnabled)
    case .redraw: display.redraw()
    case .suspend: display.suspend()
    case .quit(let status): exitStatus = status
    }
  }

  /// How long to wait for input; `nil` for as long as it takes.
  private var timeout: Duration? {
    program.state.nextDeadline(now: now()).map { deadline in
      .milliseconds(max(0, deadline.milliseconds - now().milliseconds))
    }
  }

  private mutating func signalIdle() {
    guard let idle, running.isEmpty, !isIdle else { return }
    isIdle = true
    idleCount += 1
    idle(idleCount)
  }
}
