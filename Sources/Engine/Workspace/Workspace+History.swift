package import Domain
private import Storage

/// One transaction as the journal tells it, without what it did to whom.
package struct JournalRecord: Equatable, Sendable {
  package var context: ChangeContext
  /// The word of the command, or `refused`, `update-run`.
  package var operation: String
  /// How many contacts it touched.
  package var touched: Int
}

extension Workspace {
  /// Every transaction since the store was made, archived ones included, oldest first.
  ///
  /// - Throws: `StorageError`.
  package func journalRecords() throws -> [JournalRecord] {
    var records: [JournalRecord] = []
    try store.readHistory { entry in
      do throws(ContentError) {
        let (context, operation, touched) = try ContextCoding.record(of: entry)
        records.append(JournalRecord(context: context, operation: operation, touched: touched))
      } catch {
        throw StorageError.damaged(
          Damage(file: store.journalName, line: entry.sequence, kind: .content(error)))
      }
    }
    return records
  }
}
