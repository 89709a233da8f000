import Domain
import Engine
import TestSupport
import Testing

@Suite struct AccessTokenTests {
  @Test("4.4 a token has a prefix and 256 random bits, and each is another")
  func tokens() {
    var random = SeededGenerator(seed: 11)
    let tokens = (0..<200).map { _ in AccessToken(using: &random).text }
    #expect(Set(tokens).count == 200)
    for token in tokens {
      #expect(token.hasPrefix("tierline_"))
      let digits = token.dropFirst("tierline_".count)
      #expect(digits.count == 43)
      #expect(digits.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    }
  }

  @Test("4.4 the digest is SHA-256, and only the token itself has it")
  func digests() {
    #expect(
      TokenDigest.of(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    var random = SeededGenerator(seed: 12)
    let token = AccessToken(using: &random)
    let bytes = Array(token.text.utf8)
    #expect(TokenDigest.matches(bytes, token.digest))
    #expect(!TokenDigest.matches(bytes + [0x20], token.digest))
    #expect(!TokenDigest.matches(bytes.dropLast(), token.digest))
    #expect(!TokenDigest.matches([], token.digest))
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(!TokenDigest.matches(other, token.digest))
    }
    #expect(!TokenDigest.matches(bytes, String(token.digest.dropLast())))
    #expect(!TokenDigest.matches(bytes, ""))
  }
}

extension TokenDigest {
  fileprivate static func matches(_ token: ArraySlice<UInt8>, _ digest: String) -> Bool {
    matches(Array(token), digest)
  }
}
