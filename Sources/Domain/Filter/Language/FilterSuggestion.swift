/// Something that could be written at the cursor of a filter's text.
package struct FilterSuggestion: Hashable, Sendable {
  /// The bytes of the text's UTF-8 that `text` replaces: the word before the cursor.
  package var range: Range<Int>
  /// What to write there, in quotes where that is needed.
  package var text: String
  package var meaning: Meaning

  package enum Meaning: Hashable, Sendable {
    case property(ContactProperty)
    case `operator`(FilterOperator)
    /// A value; the label is what people see.
    case value(ContactProperty, label: String)
    case list(ObjectID)
    /// Another word or sign of the language.
    case keyword
  }
}
