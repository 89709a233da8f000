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

  private let target: Target
  private let pending: Mutex<[UInt8]>

  private static let pieceSize = 65_536

  private init(_ target: Target) {
    self.target = target
    pending = Mutex([])
  }

  package static func descriptor(_ descriptor: Int32) -> ByteStream {
    ByteStream(.descriptor(descriptor))
  }

  package static func memory() -> ByteStream {
    ByteStream(.memory)
  }

  /// Adds bytes; writes when a piece is full.
  ///
  /// Throws when what has gathered cannot be written.
  package func write(_ bytes: some Sequence<UInt8>) throws(Failure) {
    let full = pending.withLock { pending -> [UInt8]? in
      pending.append(contentsOf: bytes)
      guard case .descriptor = target, pending.count >= ByteStream.pieceSize else { return nil }
      defer { pending.removeAll(keepingCapacity: true) }
      return pending
    }
    if let full { try writeAll(full) }
  }

  package func write(_ text: String) throws(Failure) {
    try write(text.utf8)
  }

  /// Writes what has gathered.
  package func flush() throws(Failure) {
    guard case .descriptor = target else { return }
    let rest = pending.withLock { pending in
      defer { pending.removeAll() }
      return pending
    }
    try writeAll(rest)
  }

  /// What a memory stream holds.
  package var contents: String {
    pending.withLock { String(decoding: $0, as: UTF8.self) }
  }

  private func writeAll(_ bytes: [UInt8]) throws(Failure) {
    guard case .descriptor(let descriptor) = target else { return }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        throw code == EPIPE ? .closed : .failed(code: code)
      }
      start += count
    }
  }
}
