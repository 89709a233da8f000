/// When and by whom a contact was deleted (R2.10, R2.26).
package struct Deletion: Hashable, Sendable {
  package var at: Instant
  package var by: Actor

  package init(at: Instant, by: Actor) {
    self.at = at
    self.by = by
  }
}

/// The rows whose contact is no longer there: a row keeps its place, so that Record IDs are never
/// given again (R1.1) and a chunk stays the segment it was.
///
/// A chunk in which nothing was deleted takes no memory.
struct AbsentRows: Sendable {
  /// Deleted and erased rows.
  private(set) var rows = RowSet()
  /// Number of `rows`.
  private(set) var count = 0
  /// Deletions that rows refer to, each kind of time and person once.
  private var deletions: [Deletion] = []
  /// How many rows each of `deletions` still has.
  private var deletedCounts: [Int] = []
  private var indexByDeletion: [Deletion: Int] = [:]
  /// 0 there, 1 erased, from 2 on deleted: the position in `deletions` + 2.
  private var marks = ChunkedColumn<UInt32>(default: 0)
  /// Where the contacts of erased rows went that were merged into another (2.5).
  private(set) var mergedInto: [ContactID: ContactID] = [:]

  /// The deletion of a row; `nil` for rows that are there or erased.
  func deletion(row: Int) -> Deletion? {
    let mark = marks[row]
    return mark < 2 ? nil : deletions[Int(mark) - 2]
  }

  func isErased(row: Int) -> Bool {
    marks[row] == 1
  }

  /// Whether `passes` holds for the deletion of any row that is still deleted.
  func hasDeletion(where passes: (Deletion) -> Bool) -> Bool {
    deletions.indices.contains { deletedCounts[$0] > 0 && passes(deletions[$0]) }
  }

  mutating func markDeleted(row: Int, _ deletion: Deletion) {
    let index: Int
    if let known = indexByDeletion[deletion] {
      index = known
    } else {
      index = deletions.count
      deletions.append(deletion)
      deletedCounts.append(0)
      indexByDeletion[deletion] = index
    }
    mark(row, UInt32(index) + 2)
    deletedCounts[index] += 1
  }

  mutating func markErased(row: Int) {
    mark(row, 1)
  }

  mutating func markThere(row: Int) {
    mark(row, 0)
  }

  mutating func setMerged(_ id: ContactID, into primary: ContactID) {
    mergedInto[id] = primary
  }

  private mutating func mark(_ row: Int, _ new: UInt32) {
    let old = marks[row]
    if old > 1 { deletedCounts[Int(old) - 2] -= 1 }
    if old == 0, new != 0 {
      rows.insert(row)
      count += 1
    } else if old != 0, new == 0 {
      rows.remove(row)
      count -= 1
    }
    marks[row] = new
  }
}
