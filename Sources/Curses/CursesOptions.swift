package import Terminal

/// How a display is opened.
package struct CursesOptions: Hashable, Sendable {
  /// Whether colour is wanted; the environment decides when it is automatic.
  package var colour: ColourChoice
  /// Whether the mouse is reported from the start.
  package var isMouseEnabled: Bool
  /// Frames each picture in marks that let terminals show it in one piece.
  package var isSynchronised: Bool
  /// How long an escape byte is waited on; nil for `ESCDELAY` from the environment, else 25 ms.
  package var escapeDelay: Duration?

  /// The usual display: colour by environment, mouse on, pictures in one piece.
  package init(
    colour: ColourChoice = .automatic, isMouseEnabled: Bool = true, isSynchronised: Bool = true,
    escapeDelay: Duration? = nil
  ) {
    self.colour = colour
    self.isMouseEnabled = isMouseEnabled
    self.isSynchronised = isSynchronised
    self.escapeDelay = escapeDelay
  }

  /// The patience of the decoder in an environment.
  func patience(environment: [String: String]) -> InputDecoder.Patience {
    if let escapeDelay { return InputDecoder.Patience(escape: escapeDelay) }
    let milliseconds = environment["ESCDELAY"].flatMap { Int($0) }.filter { $0 >= 0 }
    return InputDecoder.Patience(escape: .milliseconds(min(milliseconds ?? 25, 10_000)))
  }
}

extension Optional {
  /// The value when it passes a test, else nil.
  fileprivate func filter(_ isIncluded: (Wrapped) -> Bool) -> Wrapped? {
    flatMap { isIncluded($0) ? $0 : nil }
  }
}
