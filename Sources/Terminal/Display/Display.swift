/// Wakes the thread that waits in `Display.nextInput`; callable from any thread.
package struct Waker: Sendable {
  private let action: @Sendable () -> Void

  /// A waker that does this; it must be quick and must not block.
  package init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Makes the waiting thread return `InputEvent.wake` soon.
  package func wake() {
    action()
  }
}

/// What a display can show.
package struct DisplayAbilities: Hashable, Sendable {
  /// False when the locale is not UTF-8: then only printable ASCII reaches the screen, and text
  /// should be made in its ASCII form.
  package var isUnicode: Bool
  /// False when no colour code may be written.
  package var hasColour: Bool
  /// False when the terminal cannot report the mouse.
  package var hasMouse: Bool

  /// Abilities as they are found; nothing is derived.
  package init(isUnicode: Bool, hasColour: Bool, hasMouse: Bool) {
    self.isUnicode = isUnicode
    self.hasColour = hasColour
    self.hasMouse = hasMouse
  }
}

/// What became of a text given to the terminal's clipboard.
package enum CopyResult: Hashable, Sendable {
  /// Sent; terminals do not say whether they took it.
  case sent
  /// Longer than this many bytes of UTF-8, and therefore not sent.
  case tooLong(limit: Int)
  /// The terminal has no way to take it.
  case unsupported
}

/// A screen with a keyboard.
///
/// Used from one thread, except for the waker.
package protocol Display: AnyObject {
  /// Extent in cells; follows `InputEvent.resize`.
  var size: Size { get }
  var abilities: DisplayAbilities { get }
  /// May be called from any thread at any time, also after closing.
  var waker: Waker { get }

  /// The next event, waiting for it at most `timeout`, or for ever when it is nil; nil when nothing
  /// happened in that time. After `endOfInput` it goes on returning `endOfInput`.
  func nextInput(timeout: Duration?) -> InputEvent?

  /// Shows a picture, writing only what differs from the one before; nothing when nothing differs.
  ///
  /// A picture of another size than `size` is cut or filled with blanks.
  func present(_ grid: Grid)

  /// Writes the whole picture again, whatever the terminal shows.
  func redraw()

  /// Drops keys and mouse events that came but were not asked for yet, so that what was typed
  /// before a dialog appeared does not answer it.
  func discardTypeahead()

  /// Gives the terminal back and stops the program until the shell continues it.
  ///
  /// The next event afterwards is `resumed`.
  func suspend()

  /// Gives the terminal back for another program, runs `body`, and takes it again with the same
  /// picture.
  func outside<Result>(_ body: () throws -> Result) rethrows -> Result

  /// Switches mouse reports on or off; off leaves the mouse to the terminal's own selection.
  func setMouse(_ isEnabled: Bool)

  /// Gives text to the clipboard of the terminal, across ssh and multiplexers where they allow it.
  func copy(_ text: String) -> CopyResult

  /// Gives the terminal back for good; calling it again does nothing.
  func close()
}
