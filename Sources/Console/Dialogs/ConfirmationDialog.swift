package import Domain
package import Terminal

/// The question before a bulk change: all numbers of the quote, and the number selected to be typed
/// (R6.22).
package struct ConfirmationDialog: Equatable, Sendable {
  package enum Focus: Equatable, Sendable, CaseIterable {
    case cancel
    case number
    case confirm
  }

  /// What is wrong with the number.
  package enum Problem: Equatable, Sendable {
    case missing
    case mismatch(typed: String)
  }

  package var purpose: PendingAction.Purpose
  package var target: ActionTarget
  package var command: Command
  package var quote: Quote
  package var samples: [String]
  package var field = TextFieldState()
  /// Cancel has the focus at first, so that Enter changes nothing.
  package var focus = Focus.cancel
  package var problem: Problem?
  /// Lines of facts scrolled away in a window too low for all of them.
  package var scroll = 0
  /// True when the account changed since the numbers were shown before.
  package var isRenewed = false
  /// The job that makes the change, once it was confirmed.
  package var ticket: Ticket?

  /// The number in the field; grouping marks are passed over.
  package var typedNumber: Int? {
    Int(field.text.filter { !" ,.'’\u{A0}\u{202F}".contains($0) })
  }
}

/// A dialog that states what would happen when nothing would change: there is nothing to type
/// (R6.23).
package struct StatementDialog: Equatable, Sendable {
  package var target: ActionTarget
  package var quote: Quote
}
