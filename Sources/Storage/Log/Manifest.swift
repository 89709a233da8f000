/// The content of `MANIFEST.json`: which files make up the current generation.
///
/// One line of JSON, its last member the SHA-256 of all text before that member. Replacing the
/// file by rename is the only way to switch generations.
struct Manifest: Hashable, Sendable {
  /// The format that this program writes.
  static let format = 1
  /// The oldest format a reader must know to read what this program writes.
  static let minimumReader = 1
  /// The oldest format a writer must know to change it.
  static let minimumWriter = 1

  /// 32 hexadecimal digits, random, kept for the life of the store.
  var store: String
  var minimumWriter = Manifest.minimumWriter
  /// Counted from 1.
  var generation: Int
  /// The last commit that is in the snapshot; 0 before the first.
  var sequence: Int
  /// The chain's value at `sequence`.
  var chain: Fingerprint
  var segments: [SegmentInfo]
  /// What the journal held when the generation began.
  var journal: JournalStart
  /// The files of the generation before, which stay until the next compaction.
  var previous: PreviousGeneration?
  /// The journals of earlier generations, oldest first.
  var archive: [ArchivedJournal]

  /// The name of the current journal and what was copied into it before the switch.
  struct JournalStart: Hashable, Sendable {
    var name: String
    /// The length at the switch.
    var bytes: Int
    /// The last commit at the switch.
    var sequence: Int
  }

  /// A way back: the generation before this one.
  struct PreviousGeneration: Hashable, Sendable {
    var generation: Int
    var sequence: Int
    var chain: Fingerprint
    var segments: [SegmentInfo]
  }

  /// A journal that a compaction has put away.
  struct ArchivedJournal: Hashable, Sendable {
    var name: String
    var generation: Int
    /// The commit before its first line.
    var sequence: Int
    /// The chain's value before its first line.
    var chain: Fingerprint
    /// Its last commit.
    var lastSequence: Int
    /// The chain's value at its last line.
    var lastChain: Fingerprint
    /// The attachments put away with it.
    var attachments: [String]
  }

  /// The chain's value before the first commit of a store.
  static func chainStart(store: String, segments: [SegmentInfo]) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(Array("store \(store)\n".utf8))
    for segment in segments { builder.add(segment.fingerprint.bytes) }
    return builder.finish()
  }

  /// The names that the current and the previous generation refer to.
  var segmentNames: Set<String> {
    Set(segments.map(\.name)).union((previous?.segments ?? []).map(\.name))
  }
}

/// A file of a snapshot as its manifest describes it.
package struct SegmentInfo: Hashable, Sendable {
  package let name: String
  /// What its lines are, in the caller's terms.
  package let kind: String
  package let lines: Int
  package let bytes: Int
  /// SHA-256 of the file.
  package let fingerprint: Fingerprint
}
