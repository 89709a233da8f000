/// What an import did, as the journal and the account keep it (R5.22).
///
/// Of the states of R5.24 every import on record is `DONE`: one that failed or was cancelled left
/// nothing behind, none waits, and none is taken back (R5.18).
package struct ImportReport: Hashable, Sendable {
  /// `import-1`, `import-2`, …: the source ID of what it set.
  package var id: String
  /// What the person calls it, else the name of its file: the source name of what it set.
  package var name: String
  package var fileName: String
  package var created: Int
  package var updated: Int
  package var unchanged: Int
  package var rejected: Int
  /// Contacts that became marketing by the import.
  package var newlyMarketing: Int
  /// When and by whom: `nil` until it is on record.
  package var at: Instant?
  package var user: UserID?

  /// The name is the file's unless another is given.
  package init(
    id: String, name: String? = nil, fileName: String, created: Int = 0, updated: Int = 0,
    unchanged: Int = 0, rejected: Int = 0, newlyMarketing: Int = 0, at: Instant? = nil,
    user: UserID? = nil
  ) {
    self.id = id
    self.name = name ?? fileName
    self.fileName = fileName
    self.created = created
    self.updated = updated
    self.unchanged = unchanged
    self.rejected = rejected
    self.newlyMarketing = newlyMarketing
    self.at = at
    self.user = user
  }
}

extension Account {
  /// Puts a finished import on record with who made it, when.
  mutating func record(_ report: ImportReport, _ context: ChangeContext) {
    importCount += 1
    var report = report
    report.at = context.at
    if case .user(let id) = context.actor { report.user = id }
    imports.append(report)
  }

  /// The import with this ID, such as `import-3`.
  package func importReport(_ id: String) -> ImportReport? {
    imports.first { $0.id == id }
  }
}
