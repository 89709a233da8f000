/// How each role looks: colours on the terminal's own background, and attributes.
package struct Theme: Hashable, Sendable {
  /// Colour of the letters.
  package enum Colour: Hashable, Sendable {
    /// Whatever the terminal uses for ordinary text.
    case standard
    /// A colour by number: 0 to 7 on every colour terminal, 8 to 15 where there are sixteen, 16 to
    /// 255 of the fixed palette where there are 256.
    case indexed(Int)
  }

  /// Colour and attributes of one role.
  package struct Look: Hashable, Sendable {
    /// Colour of the letters.
    package var colour: Colour
    /// Added to the attributes that the style asks for.
    package var attributes: Style.Attributes

    /// A look; without arguments that of ordinary text.
    package init(_ colour: Colour = .standard, _ attributes: Style.Attributes = []) {
      self.colour = colour
      self.attributes = attributes
    }
  }

  private let looks: [Role: Look]

  init(_ looks: [Role: Look]) {
    self.looks = looks
  }

  /// The look of a role; ordinary text for one that the theme leaves out.
  package subscript(_ role: Role) -> Look {
    looks[role] ?? Look()
  }

  /// The theme for a terminal with this many colours; `monochrome` below eight.
  package static func standard(colours: Int) -> Theme {
    switch colours {
    case 256...: .fixed
    case 8...: .ansi
    default: .monochrome
    }
  }

  /// For 256 colours.
  ///
  /// Only entries of the fixed palette that reach a contrast of 4.5:1 on black and
  /// on white alike, so that no background has to be asked for.
  package static let fixed = Theme([
    .dim: Look(.indexed(243)),
    .accent: Look(.indexed(63)),
    .header: Look(.standard, .bold),
    .border: Look(.indexed(243)),
    .selection: Look(.indexed(63), .bold),
    .cursorRow: Look(.standard, .reverse),
    .match: Look(.indexed(163), [.bold, .underline]),
    .field: Look(.standard, .underline),
    .disabled: Look(.indexed(243)),
    .warning: Look(.indexed(131), .bold),
    .error: Look(.indexed(163), .bold),
    .success: Look(.indexed(29)),
    .gaugeFull: Look(.indexed(63)),
    .gaugeEmpty: Look(.indexed(243)),
  ])

  /// For eight and sixteen colours.
  ///
  /// Of the eight only magenta and red can be read on black and on
  /// white in the usual palettes; everything else is told by attributes.
  package static let ansi = Theme([
    .dim: Look(.standard, .dim),
    .accent: Look(.indexed(5)),
    .header: Look(.standard, .bold),
    .border: Look(.standard, .dim),
    .selection: Look(.indexed(5), .bold),
    .cursorRow: Look(.standard, .reverse),
    .match: Look(.standard, [.bold, .underline]),
    .field: Look(.standard, .underline),
    .disabled: Look(.standard, .dim),
    .warning: Look(.indexed(1)),
    .error: Look(.indexed(1), .bold),
    .success: Look(.standard, .bold),
    .gaugeFull: Look(.indexed(5)),
    .gaugeEmpty: Look(.standard, .dim),
  ])

  /// Without any colour: bold, underline and reverse only.
  package static let monochrome = Theme([
    .accent: Look(.standard, .bold),
    .header: Look(.standard, .bold),
    .selection: Look(.standard, .bold),
    .cursorRow: Look(.standard, .reverse),
    .match: Look(.standard, [.bold, .underline]),
    .field: Look(.standard, .underline),
    .warning: Look(.standard, .bold),
    .error: Look(.standard, .bold),
    .success: Look(.standard, .bold),
  ])
}
