/// Keeps spreadsheets from taking a text for a formula.
///
/// An apostrophe is put before a text that begins with `=`, `+`, `-`, `@`, TAB, CR, NUL or one of
/// the full-width forms of the first four, also where apostrophes stand before it already: so taking
/// one off gives back every text.
package enum FormulaGuard {
  private static let apostrophe = UInt8(ascii: "'")

  /// Whether such a text begins `bytes`, behind any apostrophes.
  package static func isNeeded(_ bytes: some Collection<UInt8>) -> Bool {
    let rest = bytes.drop { $0 == apostrophe }
    switch rest.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d, 0:
      return true
    case 0xef:
      let form = Array(rest.prefix(3))
      return form.count == 3 && form[1] == 0xbc && [0x9d, 0x8b, 0x8d, 0xa0].contains(form[2])
    default: return false
    }
  }

  /// The text that was there before the apostrophe.
  package static func removed(_ text: String) -> String {
    guard text.utf8.first == apostrophe, isNeeded(text.utf8) else { return text }
    return String(text.dropFirst())
  }
}
