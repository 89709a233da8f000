/// What the person did with the mouse, and where.
package struct MouseEvent: Hashable, Sendable {
  /// Buttons that terminals report.
  package enum Button: Hashable, Sendable {
    case left
    case middle
    case right
  }

  /// What happened.
  package enum Action: Hashable, Sendable {
    case press(Button)
    case release(Button)
    /// Moved with the button held.
    case drag(Button)
    case wheelUp
    case wheelDown
    case wheelLeft
    case wheelRight
  }

  /// What happened.
  package var action: Action
  /// Cell of the grid, counted from zero.
  package var position: Position
  /// Keys held down, as far as the terminal passes them on.
  package var modifiers: Key.Modifiers

  /// An event at a cell.
  package init(action: Action, position: Position, modifiers: Key.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}

/// A signal that asks the program to end.
package enum EndSignal: Int32, Hashable, Sendable {
  case hangUp = 1
  case terminate = 15
}

/// One thing that happened to the display.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// Text that the terminal marked as pasted, in one piece: never keys.
  case paste(String)
  case mouse(MouseEvent)
  /// The screen has this size now.
  case resize(Size)
  /// The terminal window gained or lost the focus.
  case focus(isGained: Bool)
  /// Somebody called the waker; several calls may arrive as one.
  case wake
  /// No more input will come.
  case endOfInput
  /// The interrupt signal from outside; a typed Ctrl-C is `key(.control("c"))`.
  case interrupt
  /// Asked to end; die by the same signal after closing the display.
  case terminate(EndSignal)
  /// The program goes on after it was stopped; the screen was drawn again.
  case resumed
}
