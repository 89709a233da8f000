package import Domain

/// Changes of this session that can be taken back, and those that were.
package struct UndoLog: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// What was done.
    package var outcome: Outcome
    /// What leads from the present state to the other one.
    package var undo: Undo
  }

  /// Done, the newest last.
  package private(set) var done: [Entry] = []
  /// Taken back, the newest last; their `undo` does them again.
  package private(set) var undone: [Entry] = []

  private static let limit = 20

  /// A new change was made: what was taken back before cannot be done again.
  mutating func record(_ outcome: Outcome) {
    guard outcome.sequence != nil, outcome.quote.changed > 0 else { return }
    done.append(Entry(outcome: outcome, undo: outcome.undo))
    done.removeFirst(max(0, done.count - Self.limit))
    undone = []
  }

  /// The newest change was taken back by a command with this outcome.
  mutating func recordUndo(_ outcome: Outcome) {
    guard var entry = done.popLast() else { return }
    entry.undo = outcome.undo
    undone.append(entry)
  }

  /// The change that was taken back last was done again.
  mutating func recordRedo(_ outcome: Outcome) {
    guard var entry = undone.popLast() else { return }
    entry.undo = outcome.undo
    done.append(entry)
  }

  /// Gives up the newest change: it cannot be taken back, and those before it can be reached.
  mutating func dropNewest() {
    _ = done.popLast()
  }
}
