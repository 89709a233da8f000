/// What is wrong with the text of a sort order, and where.
package struct SortDiagnostic: Error, Equatable, Sendable {
  /// Bytes of the text's UTF-8; empty where something is missing.
  package var range: Range<Int>
  package var kind: Kind

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  package enum Kind: Equatable, Sendable {
    /// `nearest` is the name that looks most like it.
    case unknownProperty(String, nearest: String?)
    /// Neither `asc` nor `desc`.
    case unknownDirection(String)
    case expectedProperty
    case repeatedProperty(ContactProperty)
    case tooManyKeys(limit: Int)
  }
}
