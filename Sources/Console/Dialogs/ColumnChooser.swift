/// Shows, hides, orders and sizes the columns of the list; the list follows at once.
package struct ColumnChooser: Equatable, Sendable {
  /// Every column, shown ones first when the chooser opens.
  package var settings: [ColumnSetting]
  /// What Esc goes back to.
  package var before: [ColumnSetting]
  package var position = ListPosition()

  package init(_ columns: [ColumnSetting]) {
    before = columns
    let known = Set(columns.map(\.column))
    settings =
      columns.filter(\.isShown) + columns.filter { !$0.isShown }
      + ContactColumn.all.filter { !known.contains($0) }.map { ColumnSetting($0, isShown: false) }
  }
}
