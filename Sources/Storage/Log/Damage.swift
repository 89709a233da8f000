/// What is wrong with a store's files, and where.
package struct Damage: Hashable, Sendable {
  /// What does not fit.
  package enum Kind: Hashable, Sendable {
    /// The file is not there.
    case missing
    /// The manifest's text is not in its form, or its hash is not that of its text.
    case manifest
    /// A manifest older than the acknowledged state.
    case manifestOutdated(generation: Int, acknowledged: Int)
    /// The bytes of a segment or attachment hash to another value.
    case contentHash
    /// A segment or attachment of another length than recorded.
    case length(expected: Int, found: Int)
    /// Another number of lines than recorded.
    case lineCount(expected: Int, found: Int)
    /// A segment's line longer than `StoreLimits.segmentLine`.
    case lineLength
    /// A journal line that is not strict JSON.
    case notJSON(JSONError.Kind)
    /// A journal line that is JSON, but not in the form of a journal line.
    case lineForm
    /// Another sequence number than the one due.
    case sequence(expected: Int, found: Int)
    /// The payload does not belong to its commitment `c`.
    case commitment
    /// The line does not belong behind the one before it.
    case chain
    /// Sound JSON that does not hold what belongs there.
    case content(ContentError)
    /// Zero bytes where a line should be.
    case zeroBytes
    /// The file ends before what was acknowledged.
    case truncated
    /// The archive does not lead up to the snapshot.
    case archiveChain
  }

  /// The file's name in the store's directory.
  package let file: String
  /// Counted from 1.
  package let line: Int?
  /// Offset from the start of the file.
  package let byte: Int?
  package let kind: Kind
  /// How many acknowledged commits are gone or unreadable, when that is known.
  package let commitsMissing: Int?

  package init(
    file: String, line: Int? = nil, byte: Int? = nil, kind: Kind, commitsMissing: Int? = nil
  ) {
    self.file = file
    self.line = line
    self.byte = byte
    self.kind = kind
    self.commitsMissing = commitsMissing
  }
}
