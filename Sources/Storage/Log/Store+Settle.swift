extension Store {
  /// Brings journal and head into order before a commit; under the commit lock, and only there.
  ///
  /// - Returns: the slots of `head` as they are then.
  func settle(
    _ catchUp: (JournalEntry) throws -> Void, _ reload: () throws -> Void
  ) throws -> HeadSlots {
    var outcome = try advance(catchUp)
    if case .reloadNeeded = outcome {
      try reload()
      outcome = try advance(catchUp)
    }
    guard case .end(let verdict, let slots) = outcome else { throw StorageError.generationMoved }
    return try settle(verdict, slots, at: position)
  }

  /// Acts on the verdict about a journal whose good part ends at `end`.
  func settle(
    _ verdict: Recovery.Verdict, _ slots: HeadSlots?, at end: JournalPosition
  ) throws(StorageError) -> HeadSlots {
    if case .damaged(let damage) = verdict { throw .damaged(damage) }
    guard let slots, let head = slots.newest else {
      readOnlyReason = .headUnknown
      throw .readOnly(.headUnknown)
    }
    let journal = try openJournal()
    if case .torn(let bytes) = verdict {
      try quarantine(of: journal, offset: end.offset, count: bytes)
      try journal.truncate(to: end.offset)
      try journal.syncData()
      tornTail = nil
    }
    if head.generation < manifest.generation {
      // Whoever switched did not get to the end: the switch may not be durable.
      try directory.open(StorePaths.manifest).sync()
      try directory.sync()
    }
    let acknowledged = Recovery.acknowledged(manifest: manifest, head: head).length
    if end.offset > acknowledged {
      // Commits that nobody acknowledged. Their sync may have failed, so it is not enough to sync
      // again: the bytes are written again, which makes the system take them for new.
      let bytes = try journal.read(count: end.offset - acknowledged, at: acknowledged)
      try journal.write(bytes, at: acknowledged)
      try journal.syncData()
    }
    return slots
  }
}
