/// Does the jobs of the console somewhere else than on the main thread.
package protocol JobRunner: AnyObject {
  /// Starts a job; it ends with exactly one `ConsoleMessage.finished` with its ticket in the mailbox.
  func start(_ job: Job, _ ticket: Ticket, answer: Mailbox)

  /// Asks a job to stop as soon as it may be stopped; it ends with its message all the same.
  func cancel(_ ticket: Ticket)
}
