package import Domain

/// What an update asks the outside world to do.
package enum Effect: Equatable, Sendable {
  /// Start a job on another thread; it ends with one `ConsoleMessage.finished`.
  case start(Ticket, Job)
  /// Stop a job as soon as it may be stopped; it still ends with one `ConsoleMessage.finished`.
  case cancel(Ticket)
  /// Give text to the clipboard of the terminal; answered by `ConsoleMessage.copied`.
  case copy(String)
  case setMouse(Bool)
  /// Write the whole picture again.
  case redraw
  case suspend
  /// End the program with this exit status, after the jobs that must finish.
  case quit(status: Int32)
}

/// Number of a job; no two jobs of a session have the same.
package struct Ticket: Hashable, Comparable, Sendable {
  package let number: Int

  package init(_ number: Int) {
    self.number = number
  }

  package static func < (left: Ticket, right: Ticket) -> Bool { left.number < right.number }
}

/// Work that does not belong on the main thread.
package enum Job: Equatable, Sendable {
  /// Open the store; reports progress.
  case open
  /// Filter and sort; see `ListQuery.answer`.
  case list(ListQuery)
  /// Find out what a command would do; see `AssessOrder.answer`.
  case assess(AssessOrder)
  /// Make a command durable.
  case perform(PerformOrder)
  /// Put together text for the clipboard; see `CollectOrder.answer`.
  case collect(CollectOrder)
  /// Find selected rows again after the store was loaded anew; see `CarryOrder.answer`.
  case carry(CarryOrder)
  case savePreferences(Preferences)
  /// Put on record that the acting user asked for what they may not do (9.4).
  case recordAttempt(CommandKind, actor: UserID)
  /// Read what others wrote to the store; a change is told by `ConsoleMessage.accountChanged`.
  case refresh

  /// Whether the program may not end before the job has.
  package var mustFinish: Bool {
    switch self {
    case .perform, .savePreferences, .recordAttempt: true
    case .open, .list, .assess, .collect, .carry, .refresh: false
    }
  }
}

/// A command to make durable.
package struct PerformOrder: Equatable, Sendable {
  package var command: Command
  package var actor: UserID
  /// What the person typed and the quote they saw; `nil` when nothing had to be confirmed.
  package var confirmation: Confirmation?

  package init(command: Command, actor: UserID, confirmation: Confirmation? = nil) {
    self.command = command
    self.actor = actor
    self.confirmation = confirmation
  }
}

extension Job {
  /// Works off the jobs that need nothing but what they carry.
  ///
  /// `nil` for jobs that need the store: those are the business of the program around the console.
  package func pureAnswer(isCancelled: @Sendable () -> Bool) -> JobAnswer? {
    switch self {
    case .list(let query): query.answer(isCancelled: isCancelled).map { .listed($0) } ?? .cancelled
    case .assess(let order):
      order.answer(isCancelled: isCancelled).map { .assessed($0) } ?? .cancelled
    case .collect(let order):
      order.answer(isCancelled: isCancelled).map { .collected($0) } ?? .cancelled
    case .carry(let order):
      order.answer(isCancelled: isCancelled).map { .carried($0) } ?? .cancelled
    case .open, .perform, .savePreferences, .recordAttempt, .refresh: nil
    }
  }
}
