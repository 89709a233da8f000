import Foundation

/// The compared forms of a text, made with Foundation.
enum ReferenceText {
  /// In lower case, with marks joined to their letters.
  static func folded(_ text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// The folded form without marks.
  static func plain(_ text: String) -> [Unicode.Scalar] {
    var text = String(String.UnicodeScalarView(folded(text)))
    for (letter, base) in [
      ("ß", "ss"), ("æ", "ae"), ("ð", "d"), ("ø", "o"), ("þ", "th"), ("đ", "d"), ("ħ", "h"),
      ("ı", "i"), ("ł", "l"), ("œ", "oe"), ("ŧ", "t"),
    ] {
      text = text.replacingOccurrences(of: letter, with: base)
    }
    return Array(text.folding(options: .diacriticInsensitive, locale: nil).unicodeScalars)
  }
}
