/// The rows of a list in the order in which it shows them.
package struct RowOrder: Equatable, Sendable {
  /// Row numbers of the table, first shown first.
  package var rows: [UInt32]

  package init(rows: [UInt32]) {
    self.rows = rows
  }

  /// The rows of a set as they stand in the table.
  package init(_ rows: RowSet) {
    self.rows = rows.map { UInt32($0) }
  }

  /// The rows 0 to `count` - 1 as they stand in the table.
  package init(allOf count: Int) {
    rows = (0..<UInt32(count)).map { $0 }
  }

  package var count: Int { rows.count }

  package subscript(position: Int) -> Int { Int(rows[position]) }

  /// The position at which a row is shown; `nil` when it is not in the list.
  package func position(of row: Int) -> Int? {
    rows.firstIndex(of: UInt32(row))
  }
}
