/// A place in a CSV file.
package struct CSVPlace: Equatable, Sendable {
  /// From 1; a line break inside quotes begins a new line too.
  package var line: Int
  /// The number of the cell in its row, from 1.
  package var column: Int
  /// Offset in the file from 0; `nil` where only the cell is known.
  package var byte: Int?

  package init(line: Int, column: Int, byte: Int? = nil) {
    self.line = line
    self.column = column
    self.byte = byte
  }
}

/// Why the rest of a file cannot be read.
package enum CSVError: Error, Equatable, Sendable {
  /// The file ends inside quotes that were opened here.
  case unclosedQuote(CSVPlace)
  /// A byte 0: the file is no text.
  case nulByte(CSVPlace)
  /// A row over `limit` bytes; quotes opened at `openQuote` are the likely cause.
  case rowTooLong(line: Int, limit: Int, openQuote: CSVPlace?)
}

/// What is wrong with one row; the rows after it can be read.
package struct CSVRowProblem: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Something other than a delimiter or a line break follows a closing quote.
    case textAfterQuote
    /// A quote in a cell that does not begin with one.
    case quoteInsideCell
    case invalidUTF8
    /// A contact card that the next one, or the end of the file, comes before its end.
    case unfinishedCard
  }

  package var kind: Kind
  package var place: CSVPlace

  package init(_ kind: Kind, _ place: CSVPlace) {
    self.kind = kind
    self.place = place
  }
}
