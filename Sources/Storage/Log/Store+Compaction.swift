/// What a compaction did.
package struct CompactionReport: Hashable, Sendable {
  package let generation: Int
  /// The last commit that the new snapshot holds.
  package let sequence: Int
  /// Names of files that were put into the archive.
  package let archived: [String]
  /// Names of files that were removed.
  package let removed: [String]
  /// Why old files are still there, when they are; the next compaction puts them away.
  package let leftover: StorageError?
}

extension Store {
  /// Whether the journal has grown so long that a new snapshot pays.
  package var needsCompaction: Bool {
    let length = position.offset
    if length > StoreLimits.journalDue { return true }
    let snapshot = manifest.segments.reduce(0) { $0 + $1.bytes }
    return length > snapshot && length > StoreLimits.journalNeverDue
  }

  /// Starts a new generation whose snapshot is the state at `sequence`, as `plans` write it.
  ///
  /// Others may commit meanwhile: what they commit goes over into the new journal. Only one
  /// process compacts at a time. The files of the generation before stay until the next
  /// compaction; its journal goes to the archive.
  ///
  /// - Throws: `busy`, `readOnly`, `damaged`, `generationMoved` (load or refresh, then try again),
  ///   `system`, `outcomeUnknown`, and what the plans throw. Nothing has changed then, except after
  ///   `outcomeUnknown`, which leaves the store read only.
  @discardableResult
  package func compact(
    holder: LockHolder, deadline: Int = 5000, segments plans: [SegmentPlan]
  ) throws -> CompactionReport {
    let lock = try writableLock()
    // Not deferred: writing segments may take seconds, and nothing depends on them yet.
    try lock.acquire(.compaction, holder, deadline: 0)
    defer { lock.release(.compaction) }
    try removeStraySegments()
    let attachments = try attachmentsBeforePosition()
    let segments = try SegmentPlan.write(
      plans, generation: manifest.generation + 1, current: manifest.segments, in: directory)
    let old = manifest
    do {
      try StoreSignals.deferred {
        try lock.acquire(.commit, holder, deadline: deadline)
        defer { lock.release(.commit) }
        try switchGeneration(to: segments, attachments: attachments)
      }
    } catch {
      if manifest == old, readOnlyReason == nil { removeSegments(segments, except: old.segments) }
      throw error
    }
    return putAway(old)
  }

  // MARK: Before the switch

  /// Removes what a broken-off compaction wrote; nobody else writes segments under this lock.
  private func removeStraySegments() throws(StorageError) {
    let current = try currentManifest()
    if current.generation != manifest.generation { throw .generationMoved }
    let named = current.segmentNames
    for name in try directory.list() {
      let role = StorePaths.role(of: name)
      if role == .segment && !named.contains(name) || role == .unfinished {
        try directory.remove(name)
      }
    }
  }

  /// The attachments of the journal's lines that the new snapshot will hold.
  private func attachmentsBeforePosition() throws(StorageError) -> [String] {
    var reader = JournalReader(try openJournal(), from: manifest.start)
    var names: [String] = []
    while reader.position.sequence < position.sequence, let entry = try reader.next() {
      if let attachment = entry.attachment { names.append(attachment.file) }
    }
    if reader.position != position {
      let damage = Damage(
        file: manifest.journal.name, line: reader.position.lines + 1,
        byte: reader.position.offset, kind: .chain)
      throw .damaged(damage)
    }
    return names
  }

  private func removeSegments(_ segments: [SegmentInfo], except kept: [SegmentInfo]) {
    for segment in segments where !kept.contains(segment) {
      try? directory.remove(segment.name)
    }
  }

  // MARK: The switch

  private func switchGeneration(
    to segments: [SegmentInfo], attachments: [String]
  ) throws(StorageError) {
    if try currentManifest().generation != manifest.generation { throw .generationMoved }
    // What others have committed since, without handing it to the caller.
    var reader = JournalReader(try openJournal(), from: position)
    let slots = try readHead()
    while try reader.next() != nil {}
    let end = reader.position
    let verdict = Recovery.verdict(
      end: end, tail: try reader.tail(), manifest: manifest, head: slots?.newest,
      file: manifest.journal.name)
    let head = try settle(verdict, slots, at: end)

    var next = manifest
    next.generation += 1
    next.sequence = position.sequence
    next.chain = position.chain
    next.segments = segments
    next.journal = Manifest.JournalStart(
      name: StorePaths.journal(generation: next.generation), bytes: end.offset - position.offset,
      sequence: end.sequence)
    next.previous = Manifest.PreviousGeneration(
      generation: manifest.generation, sequence: manifest.sequence, chain: manifest.chain,
      segments: manifest.segments)
    next.archive.append(
      Manifest.ArchivedJournal(
        name: manifest.journal.name, generation: manifest.generation,
        sequence: manifest.sequence, chain: manifest.chain, lastSequence: end.sequence,
        lastChain: end.chain, attachments: attachments))

    let copy = try switchGeneration(to: next, copying: position.offset..<end.offset)
    (manifest, journal) = (next, copy)
    // The caller stands before the copied lines, head behind them.
    position = JournalPosition(
      sequence: end.sequence, chain: end.chain, offset: next.journal.bytes)
    writeHead(head)
    position = next.start
  }

  // MARK: Behind the switch

  /// Archives and removes what the new generation no longer needs; a failure leaves it for later.
  private func putAway(_ old: Manifest) -> CompactionReport {
    var archived: [String] = []
    var removed: [String] = []
    var leftover: StorageError?
    do throws(StorageError) {
      try archiveJournals(&archived)
      let named = manifest.segmentNames
      for name in try directory.list()
      where StorePaths.role(of: name) == .segment && !named.contains(name) {
        try directory.remove(name)
        removed.append(name)
      }
      try removeStrayAttachments(&removed)
    } catch {
      leftover = error
    }
    return CompactionReport(
      generation: manifest.generation, sequence: manifest.sequence, archived: archived,
      removed: removed, leftover: leftover)
  }

  /// Moves journals of earlier generations, with what they attach, into the archive.
  private func archiveJournals(_ moved: inout [String]) throws(StorageError) {
    let folder = try directory.folder(StorePaths.archive)
    var wanted: Set<String> = []
    for journal in manifest.archive { wanted.formUnion([journal.name] + journal.attachments) }
    var strays: [String] = []
    for name in try directory.list() {
      if wanted.contains(name) {
        // Immutable from now on. Somebody else's file in a shared store keeps its mode.
        if let file = try? directory.open(name) { try? file.setMode(0o440) }
        try directory.rename(name, to: name, in: folder)
        moved.append(name)
      } else if case .journal(let generation) = StorePaths.role(of: name),
        generation < manifest.generation
      {
        strays.append(name)
      }
    }
    if !moved.isEmpty {
      try folder.sync()
      try directory.sync()
    }
    // Journals that were left after a failed sync.
    for name in strays { try quarantineFile(name) }
  }

  /// Removes attachments that no commit names, unless some process may be about to name them.
  private func removeStrayAttachments(_ removed: inout [String]) throws(StorageError) {
    guard let lock, openAttachments.isEmpty else { return }
    guard try lock.tryAcquire(.attachments, .exclusive) else { return }
    defer { lock.release(.attachments) }
    let names = try directory.list().filter { StorePaths.role(of: $0) == .attachment }
    if names.isEmpty { return }
    // Listed first: whatever is committed by now is named in the journal.
    let current = try currentManifest()
    if current != manifest { return }
    var named: Set<String> = []
    var reader = JournalReader(try openJournal(), from: manifest.start)
    while let entry = try reader.next() {
      if let attachment = entry.attachment { named.insert(attachment.file) }
    }
    for name in names where !named.contains(name) {
      try directory.remove(name)
      removed.append(name)
    }
  }
}
