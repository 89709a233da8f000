/// The exit statuses of the program; scripts rely on them.
package enum ExitStatus: Int32, Error, CaseIterable, Sendable {
  case done = 0
  case failed = 1
  /// `store verify` found damage.
  case damaged = 2
  /// A confirmation is missing or is not the right number; nothing was changed.
  case unconfirmed = 3
  case usage = 64
  /// Bad data in a file or on standard input.
  case badData = 65
  /// An input that was named does not exist.
  case notFound = 66
  /// No terminal, or no store.
  case unavailable = 69
  case cannotCreate = 73
  /// An I/O error; nothing was saved.
  case inputOutput = 74
  case busy = 75
  case notPermitted = 77
  case badSettings = 78
  case interrupted = 130
}
