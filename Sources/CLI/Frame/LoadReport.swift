internal import Engine
internal import Synchronization
internal import Wording

/// Shows on standard error how far a long piece of work has come, when that is a terminal.
final class LoadReport: Sendable {
  private let session: Session
  private let shown = Mutex<(text: String, at: ContinuousClock.Instant?)>(("", nil))
  private let start = ContinuousClock.now

  /// Nothing is shown before this much time has passed, and then at this interval.
  private static let patience = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)

  init(_ session: Session) {
    self.session = session
  }

  var show: @Sendable (LoadProgress) -> Void {
    { progress in
      self.line {
        self.session.catalogue.text(
          CommandLinePhrase.loading,
          [
            "done": .number(progress.contacts), "total": .number(progress.totalContacts),
            "share": .text(
              self.session.catalogue.share(progress.contacts, of: progress.totalContacts)),
          ])
      }
    }
  }

  /// Replaces the line by another one, unless the last is too fresh.
  func line(_ text: () -> String) {
    guard session.context.errorsIsTerminal else { return }
    let now = ContinuousClock.now
    guard now - start > LoadReport.patience else { return }
    let isDue = shown.withLock { shown in
      if let last = shown.at, now - last < LoadReport.interval { return false }
      shown.at = now
      return true
    }
    if isDue { replace(with: text()) }
  }

  /// Takes the line away.
  func clear() {
    if shown.withLock({ !$0.text.isEmpty }) { replace(with: "") }
  }

  private func replace(with text: String) {
    let blanks = shown.withLock { shown in
      defer { shown.text = text }
      return max(0, shown.text.count - text.count)
    }
    let padding = String(repeating: " ", count: blanks)
    try? session.context.errors.write("\r" + text + padding + (text.isEmpty ? "\r" : ""))
    try? session.context.errors.flush()
  }
}
