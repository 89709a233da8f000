/// The names inside a store's directory.
///
///     lock                        the only thing that is locked; holds notes of who locks
///     MANIFEST.json               names the current generation; replaced by rename
///     head                        how far commits were acknowledged
///     unfinished                  there only while a store is being made
///     snapshot-000007-01.jsonl    a segment of the snapshot, immutable
///     journal-000007.jsonl        commits since the snapshot, append only
///     import-9f86d081884c7d65.jsonl   lines attached by one commit, immutable
///     archive/                    journals of earlier generations and what they attach
///     quarantine/                 bytes that recovery took out
package enum StorePaths {
  package static let lock = "lock"
  package static let manifest = "MANIFEST.json"
  package static let manifestDraft = "MANIFEST.tmp"
  package static let head = "head"
  package static let unfinished = "unfinished"
  package static let archive = "archive"
  package static let quarantine = "quarantine"

  /// `snapshot-000007-01.jsonl`.
  static func segment(generation: Int, number: Int) -> String {
    "snapshot-\(padded(generation, 6))-\(padded(number, 2)).jsonl"
  }

  /// `journal-000007.jsonl`.
  static func journal(generation: Int) -> String {
    "journal-\(padded(generation, 6)).jsonl"
  }

  /// `import-9f86d081884c7d65.jsonl`.
  static func attachment(token: String) -> String {
    "import-\(token).jsonl"
  }

  /// What a name in the store's directory is for; nil when the store gives no such names.
  static func role(of name: String) -> Role? {
    switch name {
    case lock: return .lock
    case manifest: return .manifest
    case manifestDraft: return .manifestDraft
    case head: return .head
    case unfinished: return .unfinished
    case archive, quarantine: return .folder
    default: break
    }
    guard name.hasSuffix(".jsonl") else { return nil }
    let parts = name.dropLast(6).split(separator: "-", omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("snapshot", 3):
      guard let generation = Int(parts[1]), let number = Int(parts[2]),
        name == segment(generation: generation, number: number)
      else { return nil }
      return .segment
    case ("journal", 2):
      guard let generation = Int(parts[1]), name == journal(generation: generation) else {
        return nil
      }
      return .journal(generation: generation)
    case ("import", 2):
      return Hex.bytes(parts[1].utf8)?.count == 8 ? .attachment : nil
    default:
      return nil
    }
  }

  /// What the files of a store are for.
  enum Role: Hashable {
    case lock
    case manifest
    case manifestDraft
    case head
    case unfinished
    case folder
    case segment
    case journal(generation: Int)
    case attachment
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Sizes that the store holds itself to, in bytes.
package enum StoreLimits {
  /// The longest journal line; larger work goes into an attachment.
  package static let journalLine = 1 << 20
  /// The longest line of a segment or attachment.
  package static let segmentLine = 8 << 20
  /// What is read at a time.
  package static let window = 1 << 20
  /// The longest manifest that is read.
  static let manifest = 64 << 20
  /// A journal longer than this is due for compaction, whatever the snapshot's length.
  package static let journalDue = 64 << 20
  /// A journal shorter than this is never due.
  package static let journalNeverDue = 4 << 20
}
