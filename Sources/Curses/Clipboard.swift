/// Text for the terminal's clipboard, in the sequence that terminals and multiplexers pass on.
enum Clipboard {
  /// Most bytes of text; what terminals take is 100,000 bytes after encoding.
  static let limit = 74_994

  /// The whole sequence; the text is encoded, so that nothing in it can act on the terminal.
  static func bytes(for text: String) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + Array(repeating: 0, count: 3 - group.count)
      let value = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for index in 0..<4 {
        let digit = alphabet[value >> (18 - 6 * index) & 63]
        result.append(index <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return result
  }
}
