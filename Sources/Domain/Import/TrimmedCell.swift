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
