package import Terminal

/// How a display is opened.
package struct CursesOptions: Hashable, Sendable {
  package var colour: ColourChoice
  package var isMouseEnabled: Bool
  /// Frames each picture in marks that let terminals show it in one piece.
  package var isSynchronised: Bool
  /// How long an escape byte is waited on; nil for `ESCDELAY` from the environment, else 25 ms.
  package var escapeDelay: Duration?

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
