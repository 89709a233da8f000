/// The cells of one column that were left blank for the same reason (R5.20).
package struct ImportWarning: Equatable, Sendable {
  package struct Example: Equatable, Sendable {
    package var line: Int
    package var token: String
  }

  package var code: ImportErrorCode
  /// The header of the column.
  package var column: String
  package var count: Int
  /// The first of them.
  package var examples: [Example]

  /// How many examples are kept.
  package static let exampleLimit = 3
}

/// Counts warnings by column and code.
struct ImportWarningTally: Sendable {
  struct Entry: Sendable {
    var column: Int
    var code: ImportErrorCode
    var token: String
  }

  /// In order of first appearance.
  private var warnings: [(column: Int, warning: ImportWarning)] = []

  mutating func add(_ entry: Entry, name: String, line: Int) {
    var place = warnings.count
    for (index, known) in warnings.enumerated()
    where known.column == entry.column && known.warning.code == entry.code {
      place = index
    }
    if place == warnings.count {
      let warning = ImportWarning(code: entry.code, column: name, count: 0, examples: [])
      warnings.append((entry.column, warning))
    }
    warnings[place].warning.count += 1
    if warnings[place].warning.examples.count < ImportWarning.exampleLimit {
      let token = ImportRowError.shortened(entry.token)
      warnings[place].warning.examples.append(.init(line: line, token: token))
    }
  }

  /// By column and code, in the order of the file's columns.
  var sorted: [ImportWarning] {
    warnings.sorted {
      ($0.column, $0.warning.code.rawValue) < ($1.column, $1.warning.code.rawValue)
    }
    .map(\.warning)
  }
}
