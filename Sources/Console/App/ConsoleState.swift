package import Domain
package import Terminal

/// Everything the console remembers between two keys.
package struct ConsoleState: Equatable, Sendable {
  package var size = Size(columns: 80, rows: 24)
  package var phase = Phase.opening(Progress(done: 0, total: nil))
  package var contacts = ContactsState()
  /// What lies on top of the contact list, the nearest last.
  package var screens: [Screen] = []
  /// What waits for an answer, the innermost last.
  package var dialogs: [Dialog] = []
  /// Keys pressed so far of a longer sequence.
  package var pendingKeys: [Key] = []
  package var notices = NoticeLog()
  package var undo = UndoLog()
  package var preferences: Preferences
  /// Jobs that run, by ticket.
  package var jobs: [Ticket: RunningJob] = [:]
  var lastTicket = 0
  /// Why nothing can be changed, in words; `nil` when the store is writable.
  package var readOnlyReason: String?
  package var hasMouse = true
  /// When Ctrl-C was pressed with nothing to cancel.
  var interruptedAt: Instant?
  /// True from the moment a dialog opens that must not be answered by keys typed before it was seen,
  /// until a frame with it was shown.
  package var hasUnseenDialog = false

  /// What the program as a whole is doing.
  package enum Phase: Equatable, Sendable {
    case opening(Progress)
    case ready
    /// The store could not be opened; the text says why.
    case failed(String)
  }

  package init(preferences: Preferences = Preferences(), readOnlyReason: String? = nil) {
    self.preferences = preferences
    self.readOnlyReason = readOnlyReason
    contacts.sort = preferences.sort
  }

  /// The smallest screen that anything can be done on.
  package static let minimumSize = Size(columns: 40, rows: 10)

  var isTooSmall: Bool {
    size.columns < Self.minimumSize.columns || size.rows < Self.minimumSize.rows
  }

  /// Where the keys go now.
  package var place: KeyContext {
    if let dialog = dialogs.last { return dialog.context }
    switch screens.last {
    case .detail: return .detail
    case .messages: return .messages
    case nil: return contacts.prompt == nil ? .contacts : .filter
    }
  }

  /// The next moment at which the picture changes without any event; `nil` when none does.
  package func nextDeadline(now: Instant) -> Instant? {
    var deadlines = [notices.shown.flatMap { $0.expires }].compactMap { $0 }
    if case .waiting(let pending) = dialogs.last, pending.isToldAt > now {
      deadlines.append(pending.isToldAt)
    }
    return deadlines.min()
  }
}

/// A view on top of the contact list.
package enum Screen: Equatable, Sendable {
  case detail(DetailState)
  case messages(ListPosition)
}

/// Where a person is in a list.
package struct ListPosition: Equatable, Sendable {
  package var focus = 0
  package var top = 0

  package init(focus: Int = 0, top: Int = 0) {
    self.focus = focus
    self.top = top
  }
}

/// A job that was started and has not ended.
package struct RunningJob: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case open
    case list
    case assess
    case perform
    case collect
    case carry
    case savePreferences
    case recordAttempt
    case refresh
  }

  package var kind: Kind
  package var progress: Progress?
  /// True once it was asked to stop.
  package var isCancelled = false
}

extension ConsoleState {
  /// Starts a job and returns the effect that does so.
  mutating func start(_ job: Job) -> Effect {
    lastTicket += 1
    let ticket = Ticket(lastTicket)
    jobs[ticket] = RunningJob(kind: job.kind)
    return .start(ticket, job)
  }

  /// Asks the running jobs of a kind to stop.
  mutating func cancel(_ kind: RunningJob.Kind) -> [Effect] {
    jobs.filter { $0.value.kind == kind && !$0.value.isCancelled }.keys.sorted().map { ticket in
      jobs[ticket]?.isCancelled = true
      return .cancel(ticket)
    }
  }
}

extension Job {
  var kind: RunningJob.Kind {
    switch self {
    case .open: .open
    case .list: .list
    case .assess: .assess
    case .perform: .perform
    case .collect: .collect
    case .carry: .carry
    case .savePreferences: .savePreferences
    case .recordAttempt: .recordAttempt
    case .refresh: .refresh
    }
  }
}
