private import Glibc

/// What a repair does, or would do.
package struct RepairPlan: Hashable, Sendable {
  /// The last commit that is good and stays.
  package let sequence: Int
  /// What is wrong with the journal behind it; nil when nothing is.
  package let damage: Damage?
  /// Bytes of the journal behind the last good line.
  package let bytesCut: Int
  /// Acknowledged commits among them, as far as that is known.
  package let commitsLost: Int
  /// Whether `head` is made anew.
  package let rebuildsHead: Bool

  /// Whether there is anything to do.
  package var isNeeded: Bool { damage != nil || bytesCut > 0 || rebuildsHead }
}

extension Store {
  /// Says what `repair` would do; changes nothing.
  ///
  /// Only the journal and `head` can be repaired: for a bad manifest, segment or attachment there
  /// is the backup.
  package func repairPlan() throws(StorageError) -> RepairPlan {
    try examine().plan
  }

  /// Keeps the good part of the journal and makes `head` anew, in a new generation.
  ///
  /// The journal as it was goes to the quarantine whole, and so does `head`. `record` gives the
  /// commit that tells of the repair. The caller loads afterwards.
  ///
  /// - Returns: what was done; nothing is done when nothing is needed.
  @discardableResult
  package func repair(
    holder: LockHolder, deadline: Int = 5000, record: (RepairPlan) throws -> PendingCommit
  ) throws -> RepairPlan {
    if let readOnlyReason, readOnlyReason != .headUnknown {
      throw StorageError.readOnly(readOnlyReason)
    }
    guard let lock else { throw StorageError.readOnly(.asked) }
    return try StoreSignals.deferred {
      try lock.acquire(.compaction, holder, deadline: deadline)
      defer { lock.release(.compaction) }
      try lock.acquire(.commit, holder, deadline: deadline)
      defer { lock.release(.commit) }
      let (plan, end) = try examine()
      if !plan.isNeeded { return plan }
      let pending = try record(plan)
      try keepGoodPart(upTo: end)
      readOnlyReason = nil
      guard let slots = try readHead() else { throw StorageError.readOnly(.headUnknown) }
      _ = try append(pending, slots)
      return plan
    }
  }

  private func examine() throws(StorageError) -> (plan: RepairPlan, end: JournalPosition) {
    let current = try currentManifest()
    if current != manifest {
      (manifest, journal, position) = (current, nil, current.start)
    }
    let slots = try readHead()
    let journal = try openJournal()
    var reader = JournalReader(journal, from: manifest.start)
    while try reader.next() != nil {}
    let end = reader.position
    var damage: Damage?
    let verdict = Recovery.verdict(
      end: end, tail: try reader.tail(), manifest: manifest, head: slots?.newest,
      file: journal.name)
    if case .damaged(let found) = verdict {
      if case .manifestOutdated = found.kind { throw .damaged(found) }
      damage = found
    }
    let plan = RepairPlan(
      sequence: end.sequence, damage: damage,
      bytesCut: max(0, try journal.status().size - end.offset),
      commitsLost: damage?.commitsMissing ?? 0,
      rebuildsHead: slots.map { $0.slots.contains(nil) } ?? true)
    return (plan, end)
  }

  private func keepGoodPart(upTo end: JournalPosition) throws(StorageError) {
    let left = manifest.journal.name
    if let head = try openHead() {
      try quarantine(of: head, offset: 0, count: try head.status().size)
    } else {
      try directory.create(StorePaths.head).sync()
    }
    var next = manifest
    next.generation += 1
    next.journal = Manifest.JournalStart(
      name: StorePaths.journal(generation: next.generation), bytes: end.offset,
      sequence: end.sequence)
    let copy = try switchGeneration(to: next, copying: 0..<end.offset)
    (manifest, journal, position) = (next, copy, end)
    // Both slots, so that nothing tells of commits that are no more.
    guard let head = try openHead() else { throw .readOnly(.headUnknown) }
    let slot = Head(generation: next.generation, sequence: end.sequence, length: end.offset)
      .slot(store: manifest.store)
    try head.write(slot + slot, at: 0)
    try head.sync()
    try quarantineFile(left)
  }

  private func openHead() throws(StorageError) -> StoreFile? {
    do {
      return try directory.open(StorePaths.head, access: .readWrite)
    } catch .system(.open, _, ENOENT) {
      return nil
    }
  }
}
