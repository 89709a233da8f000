package import Domain
package import Terminal

/// Everything that can happen to the console.
package enum ConsoleMessage: Sendable {
  /// The first message: nothing has been drawn yet.
  case start(Size)
  case input(InputEvent)
  /// How far a job is.
  case progress(Ticket, Progress)
  /// The last message about a job; every started job ends with exactly one.
  case finished(Ticket, JobAnswer)
  /// The account changed by itself or by somebody else: another process, a due update date.
  case accountChanged(AccountSnapshot, byOthers: Bool = true)
  /// Something to know that no key asked for: an update run, what a workflow did, a threshold that
  /// others crossed.
  case noticed(String, ToastLine.Kind = .warning)
  /// The store cannot be written any more; the text says why, in words.
  case becameReadOnly(String)
  /// What became of `Effect.copy`.
  case copied(CopyResult)
  /// Time passed: a moment that `ConsoleState.nextDeadline` asked for has come.
  case tick
}

/// How much of a job is done.
package struct Progress: Equatable, Sendable {
  package var done: Int
  /// `nil` while nobody knows.
  package var total: Int?

  package init(done: Int, total: Int?) {
    self.done = done
    self.total = total
  }
}

/// How a job ended.
package enum JobAnswer: Sendable {
  /// Answer to `Job.open`; the notices are sentences to show, such as a recovered journal.
  case opened(AccountSnapshot, actor: UserID, notices: [String])
  /// Answer to `Job.list`.
  case listed(ListAnswer)
  /// Answer to `Job.assess`.
  case assessed(AssessAnswer)
  /// Answer to `Job.perform`: done and durable.
  case performed(Outcome, AccountSnapshot)
  /// Answer to `Job.perform`: the domain said no; with the account it said it about, if it is newer.
  case refused(Refusal, AccountSnapshot?)
  /// Answer to `Job.collect`.
  case collected(String)
  /// Answer to `Job.carry`.
  case carried(CarryAnswer)
  /// Answer to jobs without a result.
  case done
  /// The job was cancelled before it had done anything.
  case cancelled
  /// Could not be done; the text says what happened and what to do, in words.
  case failed(String)
}
