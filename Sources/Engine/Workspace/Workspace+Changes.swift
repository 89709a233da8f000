package import Domain
private import Storage

extension Workspace {
  /// What the transactions from `since` on changed, archived ones included.
  ///
  /// - Throws: `StorageError`.
  package func contactChanges(since: Instant) throws -> ContactChanges {
    var changes = ContactChanges()
    try store.readHistory { entry in
      let (context, operation, _) = try record(of: entry)
      guard context.at >= since else { return }
      let isAdoption = operation == CommandKind.adoptContacts.rawValue
      try AccountLoader.readEvents(of: entry, of: store) { event, _ in
        changes.add(event, isAdoption: isAdoption)
      }
    }
    return changes
  }

  private func record(
    of entry: JournalEntry
  ) throws -> (context: ChangeContext, operation: String, touched: Int) {
    do throws(ContentError) {
      return try ContextCoding.record(of: entry)
    } catch {
      throw StorageError.damaged(
        Damage(file: store.journalName, line: entry.sequence, kind: .content(error)))
    }
  }
}
