/// The forms in which texts are compared.
///
/// *Folded* text is in lower case, scalar by scalar as in `String.lowercased()` (R6.11, and so the
/// same as in `EmailAddress.key`), with Latin letters and marks behind them joined to one scalar.
/// *Plain* text is folded text whose Latin letters have lost their marks.
enum TextFolding {
  static func folded(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(lowercased) }
    return utf8(of: foldedScalars(text))
  }

  static func plain(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(lowercased) }
    var scalars = String.UnicodeScalarView()
    for scalar in foldedScalars(text) where !LatinMarks.isMark(scalar) {
      if let base = LatinMarks.base(of: scalar) {
        scalars.append(contentsOf: base.unicodeScalars)
      } else {
        scalars.append(scalar)
      }
    }
    return utf8(of: scalars)
  }

  /// The lower-case form of an ASCII letter; other bytes as they are.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 0x20 : byte
  }

  private static func foldedScalars(_ text: String) -> String.UnicodeScalarView {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if let last = scalars.last, let composed = LatinMarks.composed(last, scalar) {
        scalars.removeLast()
        scalars.append(composed)
      } else {
        scalars.append(scalar)
      }
    }
    return scalars
  }

  private static func utf8(of scalars: String.UnicodeScalarView) -> [UInt8] {
    Array(String(scalars).utf8)
  }
}
