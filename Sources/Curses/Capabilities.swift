import CNcurses
import Terminal

/// What the description of the terminal type says, as far as ncurses does not use it by itself.
enum Capabilities {
  /// A string capability without its padding; empty when the terminal lacks it.
  static func bytes(_ name: String) -> [UInt8] {
    guard let text = tl_capability(name) else { return [] }
    return withoutPadding(Array(String(cString: text).utf8))
  }

  /// What moves the real cursor to a cell, whatever ncurses believes about it.
  static func cursorAddress(row: Int, column: Int) -> [UInt8] {
    guard let text = tl_cursor_address(Int32(row), Int32(column)) else { return [] }
    return withoutPadding(Array(String(cString: text).utf8))
  }

  /// The modes that ncurses itself switches on with the screen, and what undoes them.
  ///
  /// On a terminal without a second screen the cursor goes below the picture instead.
  static func screenModes() -> TerminalModes {
    var modes = TerminalModes()
    let leave = bytes("rmcup")
    _ = modes.enter(
      TerminalMode(on: bytes("smcup"), off: leave.isEmpty ? Array("\r\n".utf8) : leave))
    _ = modes.enter(TerminalMode(on: bytes("smkx"), off: bytes("rmkx")))
    _ = modes.enter(TerminalMode(on: bytes("civis"), off: bytes("cnorm")))
    _ = modes.enter(TerminalMode(on: [], off: bytes("sgr0")))
    return modes
  }

  /// The sequences of named keys that this terminal type sends.
  static func keySequences() -> [[UInt8]: Key] {
    var sequences: [[UInt8]: Key] = [:]
    for (name, key) in keys {
      let sequence = bytes(name)
      if sequence.count > 2, sequence.first == 0x1B { sequences[sequence] = key }
    }
    return sequences
  }

  private static let keys: [(String, Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kent", .enter), ("kcbt", .backTab), ("kri", .shiftUp),
      ("kind", .shiftDown), ("kLFT", .shiftLeft), ("kRIT", .shiftRight),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// Drops `$<…>`, which asks slow terminals for time.
  private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
