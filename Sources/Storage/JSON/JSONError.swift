/// Why bytes are not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// Something other than white space behind the value.
    case trailingBytes
    /// A key that its object already has, also when it is spelt with escapes.
    case duplicateKey
    /// More than `JSONScanner.depthLimit` containers inside each other.
    case tooDeep
    /// A control character inside a string, raw.
    case controlCharacter
    /// The character U+0000 as an escape.
    case escapedNull
    /// A backslash with something unknown behind it.
    case invalidEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// Bytes that are not UTF-8: over-long, cut off, out of range or a surrogate.
    case invalidUTF8
    /// A number with a form that JSON does not know.
    case invalidNumber
    /// A number that is no whole number in the range asked for.
    case notAnInteger
    /// A value of another kind than the one asked for.
    case unexpectedKind(JSONKind)
  }

  package let kind: Kind
  /// Offset of the byte in what the scanner was given.
  package let position: Int

  package init(_ kind: Kind, at position: Int) {
    self.kind = kind
    self.position = position
  }
}

/// The kinds of JSON values.
package enum JSONKind: Hashable, Sendable {
  case object
  case array
  case string
  case number
  case boolean
  case null
}

/// A string inside scanned bytes: where it stands, and whether it must be unescaped.
package struct JSONText: Hashable, Sendable {
  /// The bytes between the quotes.
  package let range: Range<Int>
  /// Whether the bytes are the text itself, without escapes.
  package let isPlain: Bool
}
