/// One commit as it stands in a journal.
package struct JournalEntry: Hashable, Sendable {
  /// Counted from 1 for the life of the store, without gaps.
  package let sequence: Int
  /// The line as written, without its line feed.
  package let line: [UInt8]
  let metadataRange: Range<Int>
  let payloadRange: Range<Int>?
  /// The lines that the commit brought along in a file of their own.
  package let attachment: AttachmentInfo?

  /// The object `m`, raw: who did what, when; nothing personal.
  package var metadata: ArraySlice<UInt8> { line[metadataRange] }

  /// The object `p`, raw: the personal part; nil when it was erased.
  package var payload: ArraySlice<UInt8>? { payloadRange.map { line[$0] } }
}

/// A file of lines that belongs to one commit.
package struct AttachmentInfo: Hashable, Sendable {
  package let file: String
  package let lines: Int
  package let bytes: Int
  /// SHA-256 of the file.
  package let fingerprint: Fingerprint

  /// The form in which it is opened and checked.
  var segment: SegmentInfo {
    SegmentInfo(name: file, kind: "import", lines: lines, bytes: bytes, fingerprint: fingerprint)
  }
}

/// What a commit writes, as the caller hands it over.
package struct PendingCommit: Sendable {
  /// Members of the object `m` behind `seq`, as JSON without the braces:
  /// `"t":"2026-11-21T19:00:00.123Z","uid":1000,"who":"alice","op":"contact.update"`.
  ///
  /// The names `seq`, `file`, `lines`, `bytes` and `sha256` are the store's own.
  package var metadata: [UInt8]
  /// The object `p`.
  package var payload: [UInt8]
  /// A finished attachment to bring along.
  package var attachment: AttachmentInfo?

  package init(metadata: [UInt8], payload: [UInt8], attachment: AttachmentInfo? = nil) {
    self.metadata = metadata
    self.payload = payload
    self.attachment = attachment
  }
}
