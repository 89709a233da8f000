/// Tells a broken-off append from damage, by what `head` and the manifest say was acknowledged.
///
/// | found at the end of the journal | verdict |
/// |---|---|
/// | nothing behind the last good line, all that was acknowledged before it | sound |
/// | bytes without a line feed (or a hole of zeros), behind what was acknowledged | torn |
/// | the good part ends before what was acknowledged | damage |
/// | a line with a line feed that does not fit | damage |
enum Recovery {
  enum Verdict: Hashable, Sendable {
    case sound
    /// The journal is good up to its position; these bytes behind it were never acknowledged.
    case torn(bytes: Int)
    case damaged(Damage)
  }

  /// Judges a journal of which the good part ends at `end`.
  ///
  /// `head` may be of an earlier generation, when its writer did not get so far: its sequence
  /// counts all the same, its length does not.
  static func verdict(
    end: JournalPosition, tail: JournalTail, manifest: Manifest, head: Head?, file: String
  ) -> Verdict {
    if let head, head.generation > manifest.generation {
      let kind = Damage.Kind.manifestOutdated(
        generation: manifest.generation, acknowledged: head.generation)
      return .damaged(Damage(file: StorePaths.manifest, kind: kind))
    }
    let bound = acknowledged(manifest: manifest, head: head)
    let missing = max(0, bound.sequence - end.sequence)
    if missing > 0 || end.offset < bound.length {
      if case .bad(let damage) = tail {
        return .damaged(
          Damage(
            file: damage.file, line: damage.line, byte: damage.byte, kind: damage.kind,
            commitsMissing: missing))
      }
      return .damaged(
        Damage(
          file: file, line: end.lines + 1, byte: end.offset, kind: .truncated,
          commitsMissing: missing))
    }
    switch tail {
    case .clean: return .sound
    case .torn(let bytes): return .torn(bytes: bytes)
    case .bad(let damage): return .damaged(damage)
    }
  }

  /// What the journal holds at least: the last acknowledged commit and the length up to it.
  static func acknowledged(manifest: Manifest, head: Head?) -> (sequence: Int, length: Int) {
    var sequence = manifest.journal.sequence
    var length = manifest.journal.bytes
    if let head {
      sequence = max(sequence, head.sequence)
      if head.generation == manifest.generation { length = max(length, head.length) }
    }
    return (sequence, length)
  }
}
