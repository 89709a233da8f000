/// What a text from a file may hold before it becomes a value.
enum ImportTextRules {
  /// The longest first or last name.
  static let nameCharacters = 256
  static let nameBytes = 1024
  /// How many combining marks may follow each other.
  static let combiningMarks = 8

  /// What is wrong with `text` as a value of `property`; `nil` when nothing is.
  static func problem(in text: String, of property: ContactProperty) -> ImportErrorCode? {
    var text = text
    let isPlain = text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f } }
    if isPlain, text.utf8.count <= nameCharacters { return nil }
    let isName = property == .firstName || property == .lastName
    if isName, text.utf8.count > nameBytes || text.count > nameCharacters { return .tooLarge }
    return isPlain || hasAllowedScalars(text, property) ? nil : .failedValidation
  }

  private static func hasAllowedScalars(_ text: String, _ property: ContactProperty) -> Bool {
    let refusesBidi = [.firstName, .lastName, .email, .company].contains(property)
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7f:
        marks = 0
        continue
      case 0x09, 0x0a, 0x0d:
        // A postal address has lines; nothing else in the catalogue has.
        guard property == .address else { return false }
      case 0..<0x20, 0x7f..<0xa0, 0xfdd0...0xfdef, 0xe0000...0xe007f: return false
      case 0x061c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069:
        if refusesBidi { return false }
      default: if scalar.value & 0xfffe == 0xfffe { return false }
      }
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > combiningMarks { return false }
    }
    return true
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}

/// The text without surrounding white space.
///
/// Nearly every cell has none, which its first and last byte or scalar tell.
func trimmedCell(_ text: String) -> String {
  if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, first < 0x80,
    last > 0x20, last < 0x80
  {
    return text
  }
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
    return text
  }
  return isWhiteSpace(first) || isWhiteSpace(last) ? EmailAddress.trimmed(text) : text
}

private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
}
