private import Storage

/// A token that an app or the account's API key proves itself by: shown once, when it is made.
///
/// The store keeps its digest alone; with 256 random bits nothing slower than SHA-256 is needed.
package struct AccessToken: Sendable {
  /// The prefix that tells a token from other secrets, and 32 random bytes in base64url.
  package let text: String

  /// What every token begins with.
  package static let prefix = "tierline_"

  /// Makes a new token from random bytes.
  package init(using generator: inout some RandomNumberGenerator) {
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    text = AccessToken.prefix + AccessToken.base64URL(bytes)
  }

  /// What the account keeps of it.
  package var digest: String { TokenDigest.of(Array(text.utf8)) }

  /// Base64 with `-` and `_`, without padding (RFC 4648, section 5).
  static func base64URL(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for offset in 0..<3 {
        bits = bits << 8 | (offset < group.count ? UInt32(group[start + offset]) : 0)
      }
      for digit in 0...group.count {
        text.append(digits[Int(bits >> UInt32(18 - 6 * digit) & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// What is kept of a token: its SHA-256 in hexadecimal.
package enum TokenDigest {
  /// The digest of a token's bytes.
  package static func of(_ token: [UInt8]) -> String {
    Fingerprint.of(token).hex
  }

  /// Whether the token has this digest; takes the same time wherever the two differ.
  package static func matches(_ token: [UInt8], _ digest: String) -> Bool {
    let (given, kept) = (Array(of(token).utf8), Array(digest.utf8))
    guard given.count == kept.count else { return false }
    var difference: UInt8 = 0
    for index in given.indices { difference |= given[index] ^ kept[index] }
    return difference == 0
  }
}
