package import Domain

/// Text of contacts for the clipboard.
package struct CollectOrder: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// One address a line.
    case emails
    /// One contact a line, its columns separated by tabs.
    case table([ContactColumn])
  }

  package var snapshot: SnapshotHandle
  package var rows: RowSet
  package var content: Content
}

extension CollectOrder {
  /// The text; `nil` when cancelled.
  package func answer(isCancelled: @Sendable () -> Bool) -> String? {
    let account = snapshot.account
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if index & 0xfff == 0, isCancelled() { return nil }
      switch content {
      case .emails:
        if let email = account.table.text(.email, row: row) { lines.append(email) }
      case .table(let columns):
        let cells = columns.map { $0.plainText(row: row, account: account) }
        lines.append(cells.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n")
  }
}
