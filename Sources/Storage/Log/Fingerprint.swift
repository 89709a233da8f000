private import Crypto

/// A SHA-256 value.
package struct Fingerprint: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Takes 64 hexadecimal digits in lower case; nil for anything else.
  package init?(hex: some Collection<UInt8>) {
    guard hex.count == 64, let bytes = Hex.bytes(hex) else { return nil }
    self.bytes = bytes
  }

  fileprivate init(_ digest: SHA256.Digest) {
    bytes = Array(digest)
  }

  /// 64 hexadecimal digits.
  package var hex: String { String(decoding: hexBytes, as: UTF8.self) }

  var hexBytes: [UInt8] { Hex.text(bytes) }

  /// The fingerprint of pieces taken as one text.
  static func of(_ pieces: UnsafeRawBufferPointer...) -> Fingerprint {
    var builder = FingerprintBuilder()
    for piece in pieces { builder.add(piece) }
    return builder.finish()
  }

  /// The fingerprint of bytes.
  package static func of(_ bytes: [UInt8]) -> Fingerprint {
    bytes.withUnsafeBytes { of($0) }
  }
}

/// Computes a fingerprint piece by piece.
struct FingerprintBuilder {
  private var hash = SHA256()

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  func finish() -> Fingerprint {
    Fingerprint(hash.finalize())
  }
}
