internal import Glibc
internal import Synchronization

/// Standard output or standard error: bytes are gathered and written in large pieces.
package final class ByteStream: Sendable {
  package enum Failure: Error, Equatable, Sendable {
    /// Nobody reads any more, as behind `| head`.
    case closed
    case failed(code: Int32)
  }

  private enum Target {
    case descriptor(Int32)
    /// Keeps everything, for tests.
    case memory
  }

  private struct State {
    var pending: [UInt8] = []
    /// The first failure: everything after it is lost as well.
    var failure: Failure?
  }

  private let target: Target
  private let state = Mutex(State())

  private static let pieceSize = 65_536

  private init(_ target: Target) {
    self.target = target
  }

  package static func descriptor(_ descriptor: Int32) -> ByteStream {
    ByteStream(.descriptor(descriptor))
  }

  package static func memory() -> ByteStream {
    ByteStream(.memory)
  }

  /// Adds bytes; writes when a piece is full.
  ///
  /// Throws when what has gathered cannot be written, or could not earlier.
  package func write(_ bytes: some Sequence<UInt8>) throws(Failure) {
    let isFull = state.withLock { state in
      state.pending.append(contentsOf: bytes)
      return state.pending.count >= ByteStream.pieceSize
    }
    if isFull { try flush() }
  }

  package func write(_ text: String) throws(Failure) {
    try write(text.utf8)
  }

  /// Writes what has gathered.
  package func flush() throws(Failure) {
    guard case .descriptor(let descriptor) = target else { return }
    let failure = state.withLock { state in
      if state.failure == nil { state.failure = writeAll(state.pending, to: descriptor) }
      state.pending.removeAll(keepingCapacity: true)
      return state.failure
    }
    if let failure { throw failure }
  }

  /// What a memory stream holds.
  package var contents: String {
    state.withLock { String(decoding: $0.pending, as: UTF8.self) }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        return code == EPIPE ? .closed : .failed(code: code)
      }
      start += count
    }
    return nil
  }
}
