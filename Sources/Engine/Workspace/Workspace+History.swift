package import Domain
package import Storage

extension Workspace {
  /// Every transaction since the store was made, archived ones included, oldest first, without what
  /// it did to whom.
  ///
  /// - Throws: `StorageError`.
  package func journalRecords() throws -> [TransactionHead] {
    var records: [TransactionHead] = []
    try store.readHistory { entry in records.append(try head(of: entry)) }
    return records
  }

  /// The entries of the audit log that a query asks for, oldest first.
  ///
  /// Who may not read it is refused, and the attempt goes on record (R13.3).
  ///
  /// - Throws: `Refusal`, `StorageError`.
  package func auditLog(
    _ query: AuditQuery, for reader: UserID, frontEnd: FrontEnd
  ) throws -> [AuditEntry] {
    if let refusal = account.refusalOfAuditLog(by: reader) {
      try recordAttempt(refusal, by: reader, at: clock.now(), frontEnd: frontEnd)
      throw refusal
    }
    var entries: [AuditEntry] = []
    var reading = EventReader()
    var names = AuditNames()
    try store.readHistory { journalEntry in
      let head = try head(of: journalEntry)
      let isAsked = query.mayInclude(head.context, action: head.operation)
      let givesNames = AuditNames.isGiven(by: head.operation)
      guard isAsked || givesNames else { return }
      let events = try events(of: journalEntry, with: &reading)
      if givesNames { names.read(events) }
      guard isAsked else { return }
      var entry = AuditEntry(
        context: head.context, action: head.operation, touched: head.touched,
        figures: head.figures, events: events)
      entry.object = names.named(entry.object)
      if journalEntry.attachment != nil { entry.object = imports(at: head.context.at) }
      if query.includes(entry) { entries.append(entry) }
    }
    return entries
  }

  /// What an entry is about whose events are too many to stand in the line.
  private func imports(at: Instant) -> AuditObject? {
    let reports = account.imports.filter { $0.at == at }
    guard !reports.isEmpty else { return nil }
    return AuditObject(
      kind: "import", id: reports.map(\.id).joined(separator: ", "),
      name: reports.map(\.name).joined(separator: ", "))
  }

  /// Who made a commit, when and how.
  func head(of entry: JournalEntry) throws(StorageError) -> TransactionHead {
    do throws(ContentError) {
      return try ContextCoding.record(of: entry)
    } catch {
      throw damage(error, entry)
    }
  }

  /// The events in the line itself; those of an attachment are many and are told by number only.
  private func events(
    of entry: JournalEntry, with reader: inout EventReader
  ) throws(StorageError) -> [Event] {
    guard entry.attachment == nil, let payload = entry.payload else { return [] }
    do throws(ContentError) {
      var scanned: Result<[Event], ContentError> = .success([])
      payload.withUnsafeBytes { bytes in
        do throws(ContentError) {
          scanned = .success(try reader.payload(bytes))
        } catch {
          scanned = .failure(error)
        }
      }
      return try scanned.get()
    } catch {
      throw damage(error, entry)
    }
  }

  private func damage(_ error: ContentError, _ entry: JournalEntry) -> StorageError {
    .damaged(Damage(file: store.journalName, line: entry.sequence, kind: .content(error)))
  }
}
