internal import Glibc
internal import Synchronization

/// Standard input, line by line.
package final class ByteInput: Sendable {
  private struct State {
    var buffer: [UInt8]
    var isAtEnd: Bool
  }

  private let descriptor: Int32
  private let state: Mutex<State>

  private init(descriptor: Int32, buffer: [UInt8], isAtEnd: Bool) {
    self.descriptor = descriptor
    state = Mutex(State(buffer: buffer, isAtEnd: isAtEnd))
  }

  package static func descriptor(_ descriptor: Int32) -> ByteInput {
    ByteInput(descriptor: descriptor, buffer: [], isAtEnd: false)
  }

  /// Input that is given whole, for tests.
  package static func bytes(_ bytes: [UInt8]) -> ByteInput {
    ByteInput(descriptor: -1, buffer: bytes, isAtEnd: true)
  }

  /// The next line without its end; `nil` at the end of input or when a signal came in between.
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
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &piece, piece.count)
    guard count >= 0 else { return false }
    if count == 0 { state.isAtEnd = true }
    state.buffer.append(contentsOf: piece[..<count])
    return true
  }
}
