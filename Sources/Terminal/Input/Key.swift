/// A key as a person presses it.
///
/// Keys that terminals cannot tell apart are one key: Ctrl-M is Enter, Ctrl-I is Tab, Ctrl-H is
/// Backspace, Ctrl-[ is Escape, Shift with a letter is the capital.
package enum Key: Hashable, Sendable {
  /// Keys with a name instead of a character.
  package enum Name: String, CaseIterable, Sendable {
    case enter
    case escape
    case tab
    case backspace
    case delete
    case insert
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
  }

  /// Keys held down with another.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit a modifier.
    package let rawValue: UInt8

    /// Modifiers by their bits.
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Shift; with a letter it is part of the character instead.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt, Meta or Option.
    package static let alt = Modifiers(rawValue: 2)
    /// Ctrl.
    package static let control = Modifiers(rawValue: 4)
  }

  /// A printable character, the blank too.
  case character(Character)
  /// A named key, perhaps with others held down.
  case named(Name, Modifiers)
  /// F1 to F63.
  case function(Int)
  /// Ctrl with a lower-case letter, or with one of `space \ ] ^ _`.
  case control(Character)
  /// Alt with a character; arrives as Escape and the character in one go.
  case alt(Character)
}

/// Short names for the named keys that are bound most often.
extension Key {
  package static let enter = Key.named(.enter, [])
  package static let escape = Key.named(.escape, [])
  package static let tab = Key.named(.tab, [])
  package static let backTab = Key.named(.tab, .shift)
  package static let backspace = Key.named(.backspace, [])
  package static let delete = Key.named(.delete, [])
  package static let insert = Key.named(.insert, [])
  package static let up = Key.named(.up, [])
  package static let down = Key.named(.down, [])
  package static let left = Key.named(.left, [])
  package static let right = Key.named(.right, [])
  package static let home = Key.named(.home, [])
  package static let end = Key.named(.end, [])
  package static let pageUp = Key.named(.pageUp, [])
  package static let pageDown = Key.named(.pageDown, [])
  package static let shiftUp = Key.named(.up, .shift)
  package static let shiftDown = Key.named(.down, .shift)
  package static let shiftLeft = Key.named(.left, .shift)
  package static let shiftRight = Key.named(.right, .shift)
  package static let controlLeft = Key.named(.left, .control)
  package static let controlRight = Key.named(.right, .control)
  package static let altEnter = Key.named(.enter, .alt)
  package static let space = Key.character(" ")
}
