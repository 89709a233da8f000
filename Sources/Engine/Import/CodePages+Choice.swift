extension CodePages {
  /// Tells Central European text from Western.
  ///
  /// It is Central European when its header names more properties read that way, or when bytes stand
  /// inside words that are letters there and signs in the West: `³`, `¹`, `£`, `¯`, `¿`. `western`
  /// and `central` are the same bytes as UTF-8.
  static func encoding(of bytes: [UInt8], western: [UInt8], central: [UInt8]) -> TextEncoding {
    let (west, east) = (TableSniff(western).properties, TableSniff(central).properties)
    if west != east { return east > west ? .windows1250 : .windows1252 }
    return bytes.indices.contains { isCentralLetter(bytes, at: $0) } ? .windows1250 : .windows1252
  }

  /// Whether a byte is a letter of Windows-1250 by what stands beside it, and a sign in Windows-1252.
  private static func isCentralLetter(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    // ł, Ł and Ż before a letter.
    case 0xb3, 0xa3, 0xaf: index + 1 < bytes.count && isLetter(bytes[index + 1])
    // ą, ż and ź behind one.
    case 0xb9, 0xbf, 0x9f: index > 0 && isLetter(bytes[index - 1])
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte >= 0xc0
  }
}
