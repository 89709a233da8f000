/// Rules for e-mail addresses as keys of contacts (R1.2, R1.4).
package enum EmailAddress {
  /// The text that is stored: what was typed, without surrounding white space (R1.4).
  package static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return text }
    var view = Substring(text)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }

  /// The form in which two addresses are compared: trimmed, in lower case (R1.4).
  package static func key(_ text: String) -> String {
    trimmed(text).lowercased()
  }

  /// Whether `text` can be an address: one `@`, a local part of 1 to 64 bytes, a domain with a dot
  /// and labels of 1 to 63 letters, digits and hyphens in any script, 254 bytes in all.
  package static func isValid(_ text: String) -> Bool {
    guard text.utf8.count <= 254 else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let (local, domain) = (parts[0], parts[1])
    guard (1...64).contains(local.utf8.count), !local.hasPrefix("."), !local.hasSuffix("."),
      local.unicodeScalars.allSatisfy(isAllowedInLocalPart)
    else { return false }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isDomainLabel)
  }

  /// The part behind the `@` in lower case: `hs_email_domain`.
  package static func domain(of text: String) -> String? {
    guard let at = text.lastIndex(of: "@") else { return nil }
    return text[text.index(after: at)...].lowercased()
  }

  private static func isAllowedInLocalPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
        || ".!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains(scalar)
    }
    return isLetterMarkOrDigit(scalar)
  }

  private static func isDomainLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.unicodeScalars.allSatisfy { $0 == "-" || isLetterMarkOrDigit($0) }
  }

  private static func isLetterMarkOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      true
    default: false
    }
  }
}
