private import Glibc

extension Store {
  /// How often a reader looks again before it believes in damage: a writer may be at work.
  private static let looks = 4

  /// What `refresh` found.
  package enum Refresh: Sendable {
    /// Nothing was committed since.
    case unchanged
    /// These were committed since, in order.
    case entries([JournalEntry])
    /// Too much has happened: load again.
    case reloadNeeded
  }

  /// Gives the caller all there is: the snapshot's segments, then the commits since.
  ///
  /// `segments` may read them on several threads. It is called again, to start from nothing, when
  /// another process compacts twice in the meantime. Changes nothing, whatever is found.
  ///
  /// - Throws: `damaged` with file, line and byte, and what the closures throw.
  package func load(
    segments: ([OpenSegment]) throws -> Void, entry: (JournalEntry) throws -> Void
  ) throws {
    repeat {
      try segments(try openSnapshot())
    } while try !catchUp(entry)
  }

  /// Gives what was committed since the last look, by this or another process; changes nothing.
  package func refresh() throws(StorageError) -> Refresh {
    let before = (manifest, journal, position)
    var entries: [JournalEntry] = []
    do {
      if try !catchUp({ entries.append($0) }) {
        (manifest, journal, position) = before
        return .reloadNeeded
      }
      return entries.isEmpty ? .unchanged : .entries(entries)
    } catch let error as StorageError {
      (manifest, journal, position) = before
      throw error
    } catch {
      // `catchUp` throws nothing else, since the closure here does not throw.
      return .reloadNeeded
    }
  }

  /// Goes back to the start of the current generation and opens its files.
  private func openSnapshot() throws(StorageError) -> [OpenSegment] {
    var current = try currentManifest()
    while true {
      do {
        let opened = try openSegments(of: current)
        journal = try openJournal(of: current)
        manifest = current
        position = current.start
        return opened
      } catch .damaged(let damage) where damage.kind == .missing {
        // A compaction may have overtaken; then the manifest is another by now.
        let newer = try currentManifest()
        if newer == current { throw .damaged(damage) }
        current = newer
      }
    }
  }

  private func openSegments(of manifest: Manifest) throws(StorageError) -> [OpenSegment] {
    var opened: [OpenSegment] = []
    for info in manifest.segments {
      do {
        opened.append(OpenSegment(info: info, file: try directory.open(info.name)))
      } catch .system(.open, _, ENOENT) {
        throw .damaged(Damage(file: info.name, kind: .missing))
      }
    }
    return opened
  }

  /// Reads on as a reader does: without lock, ignoring a torn tail; false when all must be
  /// loaded again.
  private func catchUp(_ visit: (JournalEntry) throws -> Void) throws -> Bool {
    var look = 1
    while true {
      switch try advance(visit) {
      case .reloadNeeded:
        return false
      case .end(.damaged(let damage), _):
        if look == Self.looks { throw StorageError.damaged(damage) }
        look += 1
        directory.fileSystem.pause(milliseconds: 1)
      case .end(.torn(let bytes), _):
        tornTail = .tornTail(file: manifest.journal.name, byte: position.offset, bytes: bytes)
        return true
      case .end(.sound, _):
        tornTail = nil
        return true
      }
    }
  }

  // MARK: Reading on

  /// How far reading on came.
  enum Advance {
    case end(Recovery.Verdict, HeadSlots?)
    case reloadNeeded
  }

  /// Visits the commits behind `position`, also over a switch of the generation, and judges what
  /// stands behind them.
  ///
  /// `position` moves with every visit that does not throw.
  func advance(_ visit: (JournalEntry) throws -> Void) throws -> Advance {
    let current = try currentManifest()
    if current.generation != manifest.generation, try !follow(current, visit) {
      return .reloadNeeded
    }
    // Before the journal: what head says was acknowledged is then sure to be in it.
    let slots = try readHead()
    var reader = JournalReader(try openJournal(), from: position)
    while let entry = try reader.next() {
      try visit(entry)
      position = reader.position
    }
    let verdict = Recovery.verdict(
      end: position, tail: try reader.tail(), manifest: manifest, head: slots?.newest,
      file: manifest.journal.name)
    return .end(verdict, slots)
  }

  /// Goes over to a newer generation if the chain leads there; false when it does not.
  private func follow(
    _ next: Manifest, _ visit: (JournalEntry) throws -> Void
  ) throws -> Bool {
    // The rest of the old journal, as far as the switch took it over.
    if let archived = next.archive.first(where: { $0.generation == manifest.generation }) {
      var reader = JournalReader(try openJournal(), from: position)
      while position.sequence < archived.lastSequence, let entry = try reader.next() {
        try visit(entry)
        position = reader.position
      }
    }
    if position.sequence < next.sequence { return false }
    // Overtaken again when it is missing; if not, loading finds it missing too.
    guard let file = try journalIfThere(of: next) else { return false }
    var reader = JournalReader(file, from: next.start)
    while reader.position.sequence < position.sequence, try reader.next() != nil {}
    if reader.position.sequence != position.sequence || reader.position.chain != position.chain {
      return false
    }
    (manifest, journal, position) = (next, file, reader.position)
    return true
  }
}
