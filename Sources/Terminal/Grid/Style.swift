/// What a piece of the screen means; a theme turns it into colours and attributes.
///
/// Views name meanings, never colours, so that a picture compares equal in every theme.
package enum Role: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case text
  /// Text that may be overlooked: hints, separators, units.
  case dim
  /// The one accent: product name, keys in the legend, the active part.
  case accent
  /// Titles of columns and sections.
  case header
  /// Lines and frames.
  case border
  /// A selected row.
  case selection
  /// The focused row, tab or button.
  case cursorRow
  /// The part of a value that a search found.
  case match
  /// A text field that can be typed into.
  case field
  /// What cannot be done now.
  case disabled
  /// Needs attention.
  case warning
  /// Went wrong, or costs.
  case error
  /// Went well.
  case success
  /// The used part of a gauge or a scroll bar.
  case gaugeFull
  /// The unused part of a gauge or a scroll bar.
  case gaugeEmpty
}

/// How a cell is drawn: its meaning and attributes on top of what the theme gives the meaning.
package struct Style: Hashable, Sendable {
  /// Attributes that survive the loss of colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit an attribute.
    package let rawValue: UInt8

    /// Attributes by their bits.
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Heavier letters.
    package static let bold = Attributes(rawValue: 1)
    /// A line below.
    package static let underline = Attributes(rawValue: 2)
    /// Letters and background exchanged.
    package static let reverse = Attributes(rawValue: 4)
    /// Paler letters; left out where there is no colour.
    package static let dim = Attributes(rawValue: 8)
  }

  /// What the cell means.
  package var role: Role
  /// Added to those of the theme.
  package var attributes: Attributes

  /// A meaning, plain unless attributes are given.
  package init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// Ordinary text without attributes.
  package static let plain = Style(.text)

  /// This style inside a row of style `row`; the attributes add up.
  ///
  /// A meaning of its own is kept, except where the whole row is focused or disabled; there a match
  /// is still told by its attributes.
  package func inside(row: Style) -> Style {
    guard row != .plain else { return self }
    let isRowWhole = row.role == .cursorRow || row.role == .disabled
    let mark: Attributes = isRowWhole && role == .match ? [.underline, .bold] : []
    return Style(
      isRowWhole || role == .text ? row.role : role,
      row.attributes.union(attributes).union(mark))
  }
}
