import Glibc
import Terminal

/// A pipe that signal handlers and other threads write to, to wake the event loop.
///
/// It stays open until the process ends, because a waker may outlive its display.
struct WakePipe: Sendable {
  /// What was written since the last look.
  enum Message: Hashable {
    case wake
    case signal(Int32)

    /// True for a signal that asks the program to end.
    var asksToEnd: Bool {
      if case .signal(let number) = self { EndSignal(rawValue: number) != nil } else { false }
    }

    /// True for the signals that keys send to everybody at the terminal, and what follows a stop.
    var comesFromKeyboard: Bool {
      self == .signal(SIGINT) || self == .signal(SIGTSTP) || self == .signal(SIGCONT)
    }
  }

  let reading: Int32
  let writing: Int32

  init() throws(DisplayError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reading = ends[0]
    writing = ends[1]
  }

  /// Wakes whoever reads; a full pipe is as good as another byte in it.
  func wake() {
    var byte: UInt8 = 0
    _ = Glibc.write(writing, &byte, 1)
  }

  /// Everything written since the last call, each message once, in order of arrival.
  func drain() -> [Message] {
    var messages: [Message] = []
    var block = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(reading, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return messages }
      for byte in block[..<count] {
        let message: Message = byte == 0 ? .wake : .signal(Int32(byte))
        if !messages.contains(message) { messages.append(message) }
      }
    }
  }
}
