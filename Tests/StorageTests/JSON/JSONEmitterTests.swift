import Storage
import Testing

struct JSONEmitterTests {
  @Test func commasAreSetBetweenMembersAndElements() {
    var emitter = JSONEmitter()
    emitter.beginObject()
    emitter.key("a")
    emitter.integer(-5)
    emitter.key("b")
    emitter.beginArray()
    emitter.string("x")
    emitter.boolean(true)
    emitter.null()
    emitter.beginObject()
    emitter.endObject()
    emitter.beginArray()
    emitter.endArray()
    emitter.raw(Array("1.5".utf8))
    emitter.endArray()
    emitter.key("c\"" as String)
    emitter.integer(UInt64.max)
    emitter.endObject()
    let text = #"{"a":-5,"b":["x",true,null,{},[],1.5],"c\"":18446744073709551615}"#
    #expect(String(decoding: emitter.bytes, as: UTF8.self) == text)
    emitter.removeAll()
    emitter.string("again")
    #expect(emitter.bytes == Array("\"again\"".utf8))
  }

  /// Text goes out and comes back the same; the seed is printed on failure.
  @Test(arguments: 0..<50) func textComesBackTheSame(_ seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ limit: UInt32) -> UInt32 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt32(truncatingIfNeeded: state >> 11) % limit
    }
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<random(40) {
        let limit: UInt32 = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000][Int(random(5))]
        if let scalar = Unicode.Scalar(random(limit)), scalar.value != 0 {
          text.unicodeScalars.append(scalar)
        }
      }
      var emitter = JSONEmitter()
      emitter.string(text)
      let back = try emitter.bytes.withUnsafeBytes { buffer in
        var scanner = JSONScanner(buffer)
        let result = scanner.string(try scanner.string())
        try scanner.finish()
        return result
      }
      #expect(Array(back.utf8) == Array(text.utf8), "seed \(seed)")
      #expect(!emitter.bytes.contains { $0 < 0x20 })
    }
  }

  @Test func hexIsReadInLowerCaseOnly() {
    #expect(Hex.text([0, 0x0F, 0xA5, 0xFF]) == Array("000fa5ff".utf8))
    #expect(Hex.bytes("000fa5ff".utf8) == [0, 0x0F, 0xA5, 0xFF])
    for text in ["0", "0g", "AA", " 0", "０"] { #expect(Hex.bytes(text.utf8) == nil) }
  }
}
