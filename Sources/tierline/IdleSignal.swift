import Engine
import Glibc

/// Tells a test that the console has nothing left to do: a line `idle N` on the descriptor that
/// `TIERLINE_IDLE_FD` names.
struct IdleSignal {
  private let descriptor: Int32

  /// `nil` unless the variable names an open descriptor above the standard ones.
  init?(environment: Environment) {
    guard let number = environment["TIERLINE_IDLE_FD"].flatMap({ Int32($0) }), number > 2,
      fcntl(number, F_GETFD) >= 0
    else { return nil }
    descriptor = number
  }

  func send(_ count: Int) {
    let line = Array("idle \(count)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
