package import Domain
package import Terminal

/// The contact list: which rows, where the person is in them, and what is selected.
package struct ContactsState: Equatable, Sendable {
  /// The account the row numbers belong to; newer snapshots of the same load have the same rows.
  package var snapshot: SnapshotHandle?
  /// The rows in the order shown.
  package var order = RowOrder(rows: [])
  /// The same rows as a set.
  package var matching = RowSet()

  /// How many contacts of the account the acting user may view.
  package var total = 0

  /// Position of the cursor in `order`.
  package var focus = 0
  /// The contact under the cursor: it keeps the cursor wherever it moves (by Record ID).
  package var focusedContact: ContactID?
  /// Position in `order` of the first visible row.
  package var top = 0
  /// Columns scrolled away to the left.
  package var columnOffset = 0

  package private(set) var selection = RowSet()
  package private(set) var selectedCount = 0
  /// Selected rows that the list does not show.
  package private(set) var hiddenSelectedCount = 0
  /// What was selected before it was cleared.
  package var lastSelection = RowSet()
  /// While rows are marked by moving: where it began, and what was selected before.
  package var range: Range?

  /// The filter that the rows were found by, or are being looked for.
  package var filter = AppliedFilter()
  /// The filter line while it is typed.
  package var prompt: FilterPrompt?
  /// When given, only these rows are listed.
  package var only: RowSet?
  package var sort: [SortKey] = []
  /// All rows in the order of `sort`, once they have been listed.
  var sorted: SortedRows?

  /// Marking by moving (`v`).
  package struct Range: Equatable, Sendable {
    package var anchor: Int
    package var before: RowSet
  }

  package init() {}

  /// The row of the table under the cursor; `nil` in an empty list.
  package var focusedRow: Int? { focus < order.count ? order[focus] : nil }

  /// Replaces the selection and counts it anew.
  mutating func select(_ rows: RowSet) {
    selection = rows
    recount()
  }

  /// Counts after the selection or the rows shown changed.
  mutating func recount() {
    selectedCount = selection.count
    hiddenSelectedCount = selection.subtracting(matching).count
  }

  /// Puts a row that is shown in or takes it out.
  mutating func toggle(_ row: Int) {
    selection.toggle(row)
    selectedCount += selection.contains(row) ? 1 : -1
  }
}

/// A filter in force.
package struct AppliedFilter: Equatable, Sendable {
  /// As typed; empty for no filter.
  package var text = ""
  package var expression = FilterExpression.everything
  /// Why the text is no filter any more: it names a list, user or option that is gone (R6.18).
  package var problem: FilterDiagnostic?
}

/// The filter line while it is typed.
package struct FilterPrompt: Equatable, Sendable {
  package var field: TextFieldState
  /// What is wrong with the text; the last good result stays on the screen.
  package var diagnostic: FilterDiagnostic?
  /// What Tab goes through, and where the person is in it.
  package var completion: Completion?
  /// What Esc goes back to.
  package var before: AppliedFilter
  package var focusedBefore: ContactID?

  package struct Completion: Equatable, Sendable {
    package var candidates: [FilterSuggestion]
    package var index: Int
    /// The text before the first candidate was put in.
    package var original: String
  }
}
