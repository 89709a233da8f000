internal import Domain
package import Storage

extension Workspace {
  /// Writes a new snapshot and starts a new journal; the old one goes to the archive.
  ///
  /// - Throws: `StorageError`.
  @discardableResult
  package func compact() throws -> CompactionReport {
    _ = try refresh()
    let plans = SegmentPlan.all(of: account, reusing: store.segments)
    let report = try store.compact(holder: holder, segments: plans)
    account.forgetChangedChunks()
    return report
  }

  /// Compacts when the journal has grown long.
  ///
  /// Another process that is at it already is welcome.
  func compactIfDue() throws {
    guard store.needsCompaction else { return }
    do {
      try compact()
    } catch StorageError.busy, StorageError.generationMoved {
      return
    }
  }
}

extension SegmentPlan {
  /// The segments of a snapshot of `account`.
  ///
  /// Contacts that did not change since the current snapshot keep their segment.
  static func all(of account: Account, reusing current: [SegmentInfo]) -> [SegmentPlan] {
    let contacts = current.filter { $0.kind == AccountLoader.contactsKind }
    var plans = [
      SegmentPlan.write(kind: AccountLoader.accountKind) { writer in
        var snapshot = SnapshotWriter(account)
        try snapshot.writeAccount { line throws(StorageError) in try writer.append(line) }
      }
    ]
    for index in 0..<SnapshotWriter(account).contactSegments {
      if index < contacts.count, !account.changedChunks.contains(index) {
        plans.append(.reuse(name: contacts[index].name))
      } else {
        plans.append(
          .write(kind: AccountLoader.contactsKind) { writer in
            var snapshot = SnapshotWriter(account)
            try snapshot.writeContacts(segment: index) { line throws(StorageError) in
              try writer.append(line)
            }
          })
      }
    }
    return plans
  }
}
