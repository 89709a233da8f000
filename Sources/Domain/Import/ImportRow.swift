/// A column of the file that goes to a property.
package struct ImportColumn: Hashable, Sendable {
  /// The header as the file has it; names the column in errors.
  package var name: String
  package var property: ContactProperty

  package init(name: String, property: ContactProperty) {
    self.name = name
    self.property = property
  }
}

/// One data row of the file.
package struct ImportRow: Sendable {
  /// The line of the file on which the row begins, from 1.
  package var line: Int
  /// One text for each of the session's columns, in their order; an empty one is a blank cell.
  package var cells: [String]

  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// What became of one row.
package enum ImportRowOutcome: Equatable, Sendable {
  case created(ContactID)
  case updated(ContactID)
  /// The contact already has every value of the row.
  case unchanged(ContactID)
  /// An adoption leaves contacts alone that the account already has.
  case skipped(ContactID)
  /// Every cell is blank.
  case blank
  case rejected(ImportRowError)
}
