/// The contacts that one user may do one thing with, told by their owner (R9.9).
package struct ContactReach: Sendable {
  /// Values of the owner column that are within reach; `nil` when every contact is.
  let owners: Set<String>?
  /// Whether contacts without an owner are.
  let includesUnassigned: Bool

  static let everything = ContactReach(owners: nil, includesUnassigned: true)
  static let nothing = ContactReach(owners: [], includesUnassigned: false)

  package var isEverything: Bool { owners == nil }

  package func contains(row: Int, of table: ContactTable) -> Bool {
    guard let owners else { return true }
    guard let owner = table.codeColumn(.owner)?[row] else { return includesUnassigned }
    return owners.contains(owner)
  }

  /// The rows within reach, worked out on the distinct owners; `nil` when it is every row.
  func rows(of table: ContactTable) -> RowSet? {
    guard let owners, let column = table.codeColumn(.owner) else { return nil }
    var isReached = column.values.map(owners.contains)
    isReached[0] = includesUnassigned
    guard isReached.contains(true) else { return RowSet() }
    var words: [UInt64] = []
    words.reserveCapacity((table.rowCount + 63) / 64)
    for first in stride(from: 0, to: table.rowCount, by: tableChunkRows) {
      let count = min(tableChunkRows, table.rowCount - first)
      append(column.codes.chunk(first >> tableChunkShift), count, isReached, to: &words)
    }
    return RowSet(words: words)
  }

  /// Adds the bits of a chunk's first `count` rows; `nil` stands for a chunk without owners.
  private func append(
    _ codes: [UInt32]?, _ count: Int, _ isReached: [Bool], to words: inout [UInt64]
  ) {
    for start in stride(from: 0, to: count, by: 64) {
      var word: UInt64 = 0
      for row in start..<min(start + 64, count) where isReached[Int(codes?[row] ?? 0)] {
        word |= 1 << UInt64(row - start)
      }
      words.append(word)
    }
  }

  func intersection(_ other: ContactReach) -> ContactReach {
    guard let owners else { return other }
    guard let others = other.owners else { return self }
    return ContactReach(
      owners: owners.intersection(others),
      includesUnassigned: includesUnassigned && other.includesUnassigned)
  }
}
