/// Text in one style.
package struct Span: Hashable, Sendable {
  /// The text of the part.
  package var text: SafeText
  /// Its style.
  package var style: Style

  /// A part in one style.
  package init(_ text: SafeText, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One line of text in parts of different style.
package struct StyledText: Hashable, Sendable {
  /// Parts from left to right.
  package var spans: [Span]

  /// A line of these parts; empty without.
  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// The whole text in one style.
  package init(_ text: SafeText, _ style: Style = .plain) {
    spans = [Span(text, style)]
  }

  /// Columns that the line takes in the grid.
  package var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  /// The text without its styles.
  package var plain: SafeText { spans.map(\.text).joined(separator: .empty) }

  /// The text itself when it fits into `columns`, else a beginning of it and the mark, which takes
  /// the style of the part that was cut.
  package func truncated(to columns: Int, mark: SafeText) -> StyledText {
    guard width > columns else { return self }
    let markWidth = mark.width
    var room = columns - markWidth
    if room <= 0 {
      return StyledText(mark.prefix(columns: columns), spans.first?.style ?? .plain)
    }
    var kept: [Span] = []
    for span in spans {
      let head = span.text.prefix(columns: room)
      let whole = head.string.utf8.count == span.text.string.utf8.count
      kept.append(Span(whole ? head : head + mark, span.style))
      guard whole else { return StyledText(kept) }
      room -= head.width
    }
    return StyledText(kept)
  }

  /// The parts of both lines, one after the other.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.spans + right.spans)
  }

  /// Appends the parts of another line.
  package static func += (left: inout StyledText, right: StyledText) {
    left.spans += right.spans
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Ordinary text, cleaned like any other.
  package init(stringLiteral value: String) {
    self.init(SafeText(value))
  }
}
