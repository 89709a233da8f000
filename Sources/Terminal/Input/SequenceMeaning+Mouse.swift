extension SequenceMeaning {
  /// The mouse event of `ESC [ < code ; column ; row M` (or `m` for a release), and of the same
  /// without `<` with codes 32 higher, as older terminals send it; nil for anything else.
  static func mouse(_ sequence: ControlSequence) -> MouseEvent? {
    let isRelease = sequence.final == UInt8(ascii: "m")
    guard sequence.parameters.count == 3, isRelease || sequence.final == UInt8(ascii: "M"),
      let code = sequence.parameters[0], let column = sequence.parameters[1],
      let row = sequence.parameters[2]
    else { return nil }
    switch sequence.prefix {
    case UInt8(ascii: "<"):
      return mouse(code: code, column: column, row: row, isRelease: isRelease)
    case nil where !isRelease && code >= 32:
      return mouse(code: code - 32, column: column, row: row, isRelease: false)
    default:
      return nil
    }
  }

  /// The mouse event of a button code; column and row count from one.
  static func mouse(code: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    guard column >= 1, row >= 1 else { return nil }
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    guard let action = action(code, isRelease: isRelease) else { return nil }
    return MouseEvent(
      action: action, position: Position(row: row - 1, column: column - 1), modifiers: modifiers)
  }

  private static func action(_ code: Int, isRelease: Bool) -> MouseEvent.Action? {
    let low = code & 3
    if code & 64 != 0 {
      return isRelease || code >= 128
        ? nil : [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][low]
    }
    guard code < 64 else { return nil }
    if low == 3 {
      // The old encoding does not say which button was let go; moving without a button is no event.
      return code & 32 == 0 ? .release(.left) : nil
    }
    let button: MouseEvent.Button = [.left, .middle, .right][low]
    if code & 32 != 0 { return .drag(button) }
    return isRelease ? .release(button) : .press(button)
  }
}
