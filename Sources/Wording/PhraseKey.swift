/// A key of the catalogue: an enum case for each text, with the key of the language files as raw
/// value.
package protocol PhraseKey: CaseIterable, RawRepresentable, Sendable where RawValue == String {}

/// What is put in for a named placeholder.
package enum PhraseArgument: Sendable {
  /// A count, shown with digit grouping.
  case number(Int)
  /// Digits as they are: IDs, versions.
  case digits(Int64)
  /// The number of a line, column or byte in a file, digits as they are.
  case place(Int)
  /// Text of the program's own, such as another phrase or a date.
  case text(String)
  /// Text that comes from data, files or arguments; cleaned before it is put in.
  case data(String)
}

/// Something to tell a person: what happened and to what, and what to do next.
package struct Explanation: Equatable, Sendable {
  /// One or two full sentences.
  package var text: String
  /// The way on; `nil` when there is nothing to do.
  package var hint: String?

  package init(_ text: String, hint: String? = nil) {
    self.text = text
    self.hint = hint
  }

  /// Text and hint as one paragraph.
  package var paragraph: String {
    hint.map { text + " " + $0 } ?? text
  }
}
