internal import Glibc
internal import Synchronization

/// Ctrl-C: the first one asks the running command to stop at the next safe place, the second one
/// ends the program at once.
enum Interruption {
  private static let requests = Atomic<Int>(0)

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Takes over SIGINT and ignores SIGPIPE, so that a closed output is an error like any other.
  static func install() {
    // The handler must find the counter made: a signal handler may not initialise anything.
    _ = requests.load(ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.count() }
    // No SA_RESTART: a prompt that waits for a line has to return.
    action.sa_flags = 0
    sigaction(SIGINT, &action, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  private static func count() {
    if requests.add(1, ordering: .relaxed).oldValue > 0 { _exit(ExitStatus.interrupted.rawValue) }
  }
}
