private import Glibc

extension Store {
  /// Gives every commit that is kept, the oldest first.
  ///
  /// The archive's come first, then the journal's up to `sequence`. An archived journal that is gone leaves a gap in the numbers.
  ///
  /// - Throws: `damaged` with file, line and byte, and what `visit` throws.
  package func readHistory(_ visit: (JournalEntry) throws -> Void) throws {
    var last = 0
    for archived in manifest.archive {
      guard let file = try archivedJournal(archived) else { continue }
      var reader = JournalReader(file, from: archived.start)
      while reader.position.sequence < archived.lastSequence {
        guard let entry = try reader.next() else {
          throw StorageError.damaged(try reader.damage())
        }
        if entry.sequence > last { try visit(entry) }
        last = max(last, entry.sequence)
      }
    }
    var reader = JournalReader(try openJournal(), from: manifest.start)
    while reader.position.sequence < position.sequence {
      guard let entry = try reader.next() else { throw StorageError.damaged(try reader.damage()) }
      if entry.sequence > last { try visit(entry) }
    }
  }

  /// An earlier journal, which may not have been put away yet; nil when it is gone.
  func archivedJournal(
    _ archived: Manifest.ArchivedJournal
  ) throws(StorageError) -> StoreFile? {
    do {
      return try directory.open(archived.name)
    } catch .system(.open, _, ENOENT) {}
    do {
      return try directory.folder(StorePaths.archive).open(archived.name)
    } catch .system(.open, _, ENOENT) {
      return nil
    }
  }
}

extension Manifest.ArchivedJournal {
  /// The place before its first line.
  var start: JournalPosition { JournalPosition(sequence: sequence, chain: chain) }
}

extension JournalReader {
  /// What is wrong where a line should be.
  mutating func damage() throws(StorageError) -> Damage {
    if case .bad(let damage) = try tail() { return damage }
    return Damage(
      file: file.name, line: position.lines + 1, byte: position.offset, kind: .truncated)
  }
}
