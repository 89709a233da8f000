private import Glibc

/// How signals and the store get on with each other.
package enum StoreSignals {
  /// Lets a write beyond the file-size limit or to a closed pipe fail instead of kill.
  ///
  /// For the program to call once at its start; it holds for the whole process.
  package static func ignoreFileSizeAndPipe() {
    _ = signal(SIGXFSZ, SIG_IGN)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Runs `body` while SIGINT, SIGTERM, SIGHUP and SIGTSTP wait on this thread.
  ///
  /// A commit holds the store's lock: it must be neither left half done nor stopped by ^Z.
  static func deferred<Result>(_ body: () throws -> Result) rethrows -> Result {
    var waiting = sigset_t()
    var before = sigset_t()
    sigemptyset(&waiting)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&waiting, number) }
    pthread_sigmask(SIG_BLOCK, &waiting, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
