import Glibc
package import Terminal

extension EndSignal {
  /// Ends the process by this signal, so that whoever waits for it sees why; close the display
  /// before.
  package func endProcess() -> Never {
    signal(rawValue, SIG_DFL)
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, rawValue)
    sigprocmask(SIG_UNBLOCK, &only, nil)
    raise(rawValue)
    // Only a parent that blocks the signal for good gets here.
    exit(128 + rawValue)
  }
}
