private import Glibc

/// What the body of a transaction may rely on.
package struct CommitContext: Hashable, Sendable {
  /// The number that the commit will get.
  package let sequence: Int
}

extension Store {
  /// Commits what `body` decides on the state of this moment, durably, or nothing.
  ///
  /// Under the commit lock: what others committed goes to `catchUp`; if that is not enough,
  /// `reload` must call `load`; then `body` gives what to write, or nil for nothing. Errors of the
  /// closures pass through with nothing written. `deadline` is in milliseconds.
  ///
  /// - Returns: the commit as written, which the caller has yet to apply; nil when `body` gave nil.
  /// - Throws: `busy`, `readOnly`, `damaged`, `notSaved`, `outcomeUnknown`, `lineTooLong`,
  ///   `malformed`, `attachmentLost`, `system`.
  package func transaction(
    holder: LockHolder, deadline: Int = 5000, catchUp: (JournalEntry) throws -> Void,
    reload: () throws -> Void, body: (CommitContext) throws -> PendingCommit?
  ) throws -> JournalEntry? {
    let lock = try writableLock()
    return try StoreSignals.deferred {
      try lock.acquire(.commit, holder, deadline: deadline)
      defer { lock.release(.commit) }
      let slots = try settle(catchUp, reload)
      guard let pending = try body(CommitContext(sequence: position.sequence + 1)) else {
        return nil
      }
      return try append(pending, slots)
    }
  }

  /// The locks of a store that can be changed.
  func writableLock() throws(StorageError) -> StoreLock {
    if let readOnlyReason { throw .readOnly(readOnlyReason) }
    guard let lock else { throw .readOnly(.asked) }
    return lock
  }

  // MARK: Writing

  /// Writes a commit behind `position`, with the journal settled; under the commit lock.
  func append(
    _ pending: PendingCommit, _ slots: HeadSlots
  ) throws(StorageError) -> JournalEntry {
    let line = try JournalLine.encoded(
      pending, sequence: position.sequence + 1, salt: options.salt(), after: position.chain)
    if line.count > StoreLimits.journalLine {
      throw .lineTooLong(bytes: line.count, limit: StoreLimits.journalLine)
    }
    if let attachment = pending.attachment { try checkAttachment(attachment) }
    // Read as any reader will, before it is too late.
    let parsed: JournalLine.Parsed
    do {
      parsed = try JournalLine.parsed(
        Array(line.dropLast()), sequence: position.sequence + 1, after: position.chain)
    } catch {
      throw .malformed(.metadata, nil)
    }
    let journal = try openJournal()
    let links = try journal.status().linkCount
    if links != 1 { throw .unsafe(file: journal.name, .linkCount(links)) }
    do {
      try writeDurably(line, to: journal)
    } catch .outcomeUnknown(let call, let code) {
      // The line may be there, and then it needs its attachment: nobody may discard it now.
      if let attachment = pending.attachment { closeAttachment(attachment.file) }
      throw .outcomeUnknown(call: call, code: code)
    }
    position = JournalPosition(
      sequence: parsed.entry.sequence, chain: parsed.chain, offset: position.offset + line.count,
      lines: position.lines + 1)
    writeHead(slots)
    if let attachment = pending.attachment { closeAttachment(attachment.file) }
    return parsed.entry
  }

  private func writeDurably(_ line: [UInt8], to journal: StoreFile) throws(StorageError) {
    do {
      try journal.write(line, at: position.offset)
    } catch .system(let call, _, let code) {
      do {
        try journal.truncate(to: position.offset)
        try journal.syncData()
      } catch {
        throw leaveJournal(call, code)
      }
      throw .notSaved(call: call, code: code)
    }
    do {
      try journal.syncData()
    } catch .system(let call, _, let code) {
      throw leaveJournal(call, code)
    }
  }

  /// Moves on to fresh files with all commits before the one that failed.
  ///
  /// After a failed sync the system may take the journal's pages for clean: a further sync would
  /// succeed without them. So nothing is ever appended to that file again.
  private func leaveJournal(_ call: FileCall, _ code: Int32) -> StorageError {
    var next = manifest
    next.generation += 1
    next.journal = Manifest.JournalStart(
      name: StorePaths.journal(generation: next.generation), bytes: position.offset,
      sequence: position.sequence)
    let left = manifest.journal.name
    do throws(StorageError) {
      let copy = try switchGeneration(to: next, copying: 0..<position.offset)
      (manifest, journal) = (next, copy)
      if let slots = try? readHead() { writeHead(slots) }
      try? quarantineFile(left)
      return .notSaved(call: call, code: code)
    } catch {
      if readOnlyReason == nil { readOnlyReason = .syncFailed(code: code) }
      return .outcomeUnknown(call: call, code: code)
    }
  }
}
