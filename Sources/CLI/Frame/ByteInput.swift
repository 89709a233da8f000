internal import Glibc
internal import Synchronization

/// Standard input, line by line.
package final class ByteInput: Sendable {
  private struct State {
    var buffer: [UInt8]
    var isAtEnd: Bool
  }

  private let descriptor: Int32
  private let isInterrupted: @Sendable () -> Bool
  private let state: Mutex<State>

  /// How long a look for input lasts before the next question whether to stop, in milliseconds.
  private static let patience: Int32 = 50

  private init(
    descriptor: Int32, buffer: [UInt8], isAtEnd: Bool,
    isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.descriptor = descriptor
    self.isInterrupted = isInterrupted
    state = Mutex(State(buffer: buffer, isAtEnd: isAtEnd))
  }

  /// Input from an open file; waiting for it ends when `isInterrupted` says so.
  package static func descriptor(
    _ descriptor: Int32, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> ByteInput {
    ByteInput(descriptor: descriptor, buffer: [], isAtEnd: false, isInterrupted: isInterrupted)
  }

  /// Input that is given whole, for tests.
  package static func bytes(_ bytes: [UInt8]) -> ByteInput {
    ByteInput(descriptor: -1, buffer: bytes, isAtEnd: true) { false }
  }

  /// The next line without its end; `nil` at the end of input and when waiting was interrupted.
  package func line() -> [UInt8]? {
    state.withLock { state in
      var searched = 0
      while true {
        if let end = state.buffer[searched...].firstIndex(of: 0x0A) {
          var line = Array(state.buffer[..<end])
          if line.last == 0x0D { line.removeLast() }
          state.buffer.removeFirst(end + 1)
          return line
        }
        searched = state.buffer.count
        if state.isAtEnd {
          guard !state.buffer.isEmpty else { return nil }
          defer { state.buffer.removeAll() }
          return state.buffer
        }
        guard fill(&state) else { return nil }
      }
    }
  }

  /// Everything up to the end of input.
  package func lines() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while let line = line() { lines.append(line) }
    return lines
  }

  private func fill(_ state: inout State) -> Bool {
    // The signal may go to any thread, so it cannot be relied on to end the reading itself.
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&wait, 1, ByteInput.patience) == 0 {
      if isInterrupted() { return false }
    }
    if isInterrupted() { return false }
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &piece, piece.count)
    if count < 0 { return errno == EINTR && !isInterrupted() && fill(&state) }
    if count == 0 { state.isAtEnd = true }
    state.buffer.append(contentsOf: piece[..<count])
    return true
  }
}
