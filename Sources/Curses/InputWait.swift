import Glibc

/// Waits for bytes from the terminal or a message in the wake-up pipe, and never spins.
struct InputWait {
  /// Why the waiting ended.
  struct Outcome {
    /// Bytes that came from the terminal.
    var bytes: [UInt8] = []
    /// There are messages in the pipe.
    var isWoken = false
    /// The terminal is gone or its input has ended.
    var hasEnded = false
  }

  /// Most that is read in one go; the rest waits for the next call.
  private static let limit = 1 << 20

  let input: Int32
  let wake: Int32

  /// Waits at most `timeout`, or for ever when it is nil.
  func wait(timeout: Duration?) -> Outcome {
    var items = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&items, 2, timeout.map(Self.milliseconds) ?? -1)
    var outcome = Outcome()
    // A signal that interrupts the waiting has written to the pipe.
    outcome.isWoken = ready < 0 || items[1].revents != 0
    guard ready > 0, items[0].revents != 0 else { return outcome }
    readAll(into: &outcome)
    return outcome
  }

  /// Reads all that is there, so that what was sent in one piece is seen in one piece.
  private func readAll(into outcome: inout Outcome) {
    var block = [UInt8](repeating: 0, count: 4096)
    while outcome.bytes.count < Self.limit {
      let count = read(input, &block, block.count)
      if count > 0 {
        outcome.bytes += block[..<count]
      } else if count < 0 && (errno == EINTR || errno == EAGAIN) {
        return
      } else {
        outcome.hasEnded = true
        return
      }
      var item = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard poll(&item, 1, 0) == 1, item.revents & Int16(POLLIN) != 0 else { return }
    }
  }

  /// Rounded up, so that a wait never ends before its time and then has to be repeated.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    if seconds < 0 || attoseconds < 0 { return 0 }
    let step: Int64 = 1_000_000_000_000_000
    return Int32(clamping: seconds * 1000 + (attoseconds + step - 1) / step)
  }
}
