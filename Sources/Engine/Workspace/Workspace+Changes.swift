package import Domain
private import Storage

extension Workspace {
  /// What the transactions from `since` on changed, archived ones included.
  ///
  /// - Throws: `StorageError`.
  package func contactChanges(since: Instant) throws -> ContactChanges {
    var changes = ContactChanges()
    try store.readHistory { entry in
      let head = try head(of: entry)
      guard head.context.at >= since else { return }
      let isAdoption = head.operation == CommandKind.adoptContacts.rawValue
      try AccountLoader.readEvents(of: entry, of: store) { event, _ in
        changes.add(event, isAdoption: isAdoption)
      }
    }
    return changes
  }
}
