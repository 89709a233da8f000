/// A mode of the terminal that a display switches on and must switch off again.
package struct TerminalMode: Hashable, Sendable {
  /// What is written to switch it on.
  package let on: [UInt8]
  /// What is written to switch it off.
  package let off: [UInt8]

  /// A mode with its two sequences; either may be empty.
  package init(on: [UInt8], off: [UInt8]) {
    self.on = on
    self.off = off
  }

  /// A DEC private mode, which terminals that do not know it ignore.
  package init(privateMode number: Int) {
    self.init(on: Array("\u{1B}[?\(number)h".utf8), off: Array("\u{1B}[?\(number)l".utf8))
  }

  /// Marks around pasted text.
  package static let bracketedPaste = TerminalMode(privateMode: 2004)
  /// Presses and releases of mouse buttons.
  package static let mouseButtons = TerminalMode(privateMode: 1000)
  /// Movement with a button held.
  package static let mouseDrag = TerminalMode(privateMode: 1002)
  /// Mouse positions as decimal numbers, without the limit of 223 columns.
  package static let mouseDecimal = TerminalMode(privateMode: 1006)
  /// Reports of gaining and losing the focus.
  package static let focusReports = TerminalMode(privateMode: 1004)
  /// Holds the picture back from its beginning to its end.
  package static let synchronisedUpdate = TerminalMode(privateMode: 2026)
}

/// The modes that are on now, in the order in which they were switched on.
///
/// The one place that knows: what restores the terminal, after a normal end as after a crash, is
/// computed from it.
package struct TerminalModes: Hashable, Sendable {
  /// In the order of switching on.
  package private(set) var active: [TerminalMode] = []

  /// No mode is on.
  package init() {}

  /// Notes a mode as on; returns what to write for it, nothing when it was on already.
  package mutating func enter(_ mode: TerminalMode) -> [UInt8] {
    guard !active.contains(mode) else { return [] }
    active.append(mode)
    return mode.on
  }

  /// Notes a mode as off; returns what to write for it, nothing when it was off already.
  package mutating func leave(_ mode: TerminalMode) -> [UInt8] {
    guard let index = active.lastIndex(of: mode) else { return [] }
    active.remove(at: index)
    return mode.off
  }

  /// What to write to switch every active mode on again, in order.
  package var bytesToEnter: [UInt8] { active.flatMap(\.on) }

  /// What to write to switch every active mode off, the last one first.
  package var bytesToRestore: [UInt8] { active.reversed().flatMap(\.off) }
}
