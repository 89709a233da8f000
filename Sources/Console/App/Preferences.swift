package import Domain

/// What a person set up and finds again at the next start.
package struct Preferences: Equatable, Sendable {
  /// The columns of the contact list, shown ones first in their order.
  package var columns: [ColumnSetting]
  package var sort: [SortKey]
  package var showsPreview: Bool
  /// Earlier filters, oldest first.
  package var filterHistory: [String]

  package static let historyLimit = 100

  package init(
    columns: [ColumnSetting] = ColumnSetting.standard, sort: [SortKey] = Preferences.nameSort,
    showsPreview: Bool = true, filterHistory: [String] = []
  ) {
    self.columns = columns
    self.sort = sort
    self.showsPreview = showsPreview
    self.filterHistory = filterHistory
  }

  /// By last name, then first name.
  package static let nameSort = [
    SortKey(.lastName, descending: false), SortKey(.firstName, descending: false),
  ]

  /// Puts a filter at the end of the history, once.
  mutating func remember(filter: String) {
    guard !filter.isEmpty, filterHistory.last != filter else { return }
    filterHistory.removeAll { $0 == filter }
    filterHistory.append(filter)
    filterHistory.removeFirst(max(0, filterHistory.count - Self.historyLimit))
  }
}

/// One column of the contact list as the person set it.
package struct ColumnSetting: Equatable, Sendable {
  package var column: ContactColumn
  package var isShown: Bool
  /// Columns of the screen; `nil` lets the list choose.
  package var width: Int?

  package init(_ column: ContactColumn, isShown: Bool = true, width: Int? = nil) {
    self.column = column
    self.isShown = isShown
    self.width = width
  }

  /// The columns of R6.3.
  package static let standard: [ColumnSetting] = ContactColumn.standard.map { ColumnSetting($0) }
}
