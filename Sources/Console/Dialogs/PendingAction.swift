package import Domain

/// An action on its way from the key to the change: what it is about, fixed when it was begun
/// (R6.20).
package struct PendingAction: Equatable, Sendable {
  /// Why it is done.
  package enum Purpose: Equatable, Sendable {
    case action
    case undo
    case redo
  }

  package var purpose = Purpose.action
  package var kind: CommandKind
  package var target: ActionTarget
  /// The job that is being waited for.
  package var ticket: Ticket
  /// When it was begun.
  package var since: Instant

  /// An answer that comes this soon comes without a dialog before it.
  private static let patienceMilliseconds: Int64 = 150

  /// When the person is told that an answer is being waited for.
  var isToldAt: Instant { since.adding(milliseconds: Self.patienceMilliseconds) }
}

/// The contacts that an action is about.
package struct ActionTarget: Equatable, Sendable {
  /// The state of the account in which the rows were chosen.
  package var snapshot: SnapshotHandle
  package var rows: RowSet
  package var count: Int
  /// How many of them the list does not show.
  package var hidden = 0
  /// True for the selection, false for the contact under the cursor.
  package var isSelection: Bool
  /// The filter of the list; empty when there is none.
  package var filter = ""
}
