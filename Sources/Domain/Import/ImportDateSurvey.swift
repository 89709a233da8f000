/// In which order a file writes day and month (8.2): one for the whole file.
package enum ImportDateOrder: String, CaseIterable, Sendable {
  case dayMonthYear = "dmy"
  case monthDayYear = "mdy"
}

/// A date of a file, for the question or the notice about its order.
package struct ImportDateExample: Hashable, Sendable {
  package var line: Int
  /// The header of the column.
  package var column: String
  package var token: String

  package init(line: Int, column: String, token: String) {
    self.line = line
    self.column = column
    self.token = token
  }
}

/// What one date tells about the order of its file.
enum ImportDateEvidence: Equatable, Sendable {
  case tells(ImportDateOrder)
  /// It is a date either way.
  case open
}

/// Looks through the dates of a file before the import, for the order that it writes them in (8.2).
package struct ImportDateSurvey: Sendable {
  /// What the dates of a file tell.
  package enum Finding: Equatable, Sendable {
    /// Each date can be read one way only, or there is none.
    case clear
    /// A date that can be read one way only settles all others.
    case settled(ImportDateOrder, by: ImportDateExample)
    /// Nothing settles this date; `contradiction` has two dates of which each tells another order.
    case open(ImportDateExample, contradiction: [ImportDateExample])
  }

  private let slots: [ImportColumnPlan.Slot]
  private let names: [String]
  private var telling: [ImportDateOrder: ImportDateExample] = [:]
  private var open: ImportDateExample?

  /// For the columns that an import with these options takes.
  package init(columns: [ImportColumn], options: ImportOptions) {
    let plan = ImportColumnPlan(columns, adopt: options.adopt)
    slots = plan.dates
    names = plan.names
  }

  /// Whether the file has a column of dates at all.
  package var hasDates: Bool { !slots.isEmpty }

  package mutating func take(_ row: ImportRow) {
    for slot in slots where slot.cell < row.cells.count {
      let text = trimmedCell(row.cells[slot.cell])
      guard !text.isEmpty, let evidence = ImportDateReader.evidence(of: text) else { continue }
      let example = ImportDateExample(
        line: row.line, column: names[slot.cell], token: ImportRowError.shortened(text))
      switch evidence {
      case .tells(let order): telling[order] = telling[order] ?? example
      case .open: open = open ?? example
      }
    }
  }

  package var finding: Finding {
    guard let open else { return .clear }
    switch (telling[.dayMonthYear], telling[.monthDayYear]) {
    case (let example?, nil): return .settled(.dayMonthYear, by: example)
    case (nil, let example?): return .settled(.monthDayYear, by: example)
    case (let first?, let second?): return .open(open, contradiction: [first, second])
    case (nil, nil): return .open(open, contradiction: [])
    }
  }
}
