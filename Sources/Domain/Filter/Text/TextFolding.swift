/// The forms in which texts are compared.
///
/// *Folded* text is in lower case, scalar by scalar as in `String.lowercased()` (R6.11, and so the
/// same as in `EmailAddress.key`), with Latin letters and marks behind them joined to one scalar.
/// *Plain* text is folded text whose Latin letters have lost their marks.
enum TextFolding {
  static func folded(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(lowercased) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    forEachFoldedScalar(of: text) { append($0, to: &bytes) }
    return bytes
  }

  static func plain(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(lowercased) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    forEachFoldedScalar(of: text) { scalar in
      if let base = LatinMarks.base(of: scalar) {
        bytes.append(contentsOf: base.utf8)
      } else if !LatinMarks.isMark(scalar) {
        append(scalar, to: &bytes)
      }
    }
    return bytes
  }

  /// The lower-case form of an ASCII letter; other bytes as they are.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 0x20 : byte
  }

  private static func forEachFoldedScalar(of text: String, _ body: (Unicode.Scalar) -> Void) {
    var last: Unicode.Scalar?
    for scalar in text.lowercased().unicodeScalars {
      if let letter = last {
        if LatinMarks.isMark(scalar), let composed = LatinMarks.composed(letter, scalar) {
          last = composed
          continue
        }
        body(letter)
      }
      last = scalar
    }
    if let last { body(last) }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      bytes.append(UInt8(scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
