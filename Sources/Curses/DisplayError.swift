/// Why no display can be opened.
package enum DisplayError: Error, Hashable, Sendable {
  /// Standard output is no terminal, or there is no terminal to read keys from.
  case noTerminal
  /// The terminal cannot move its cursor: `TERM` is `dumb`, empty or unset.
  case cannotDraw(type: String)
  /// Neither the terminal type nor the one used instead is described on this system.
  case unknownType(String)
  /// The system refused a call.
  case system(call: String, code: Int32)
}

/// Something that the person should be told after the display was opened.
package enum DisplayNotice: Hashable, Sendable {
  /// The terminal type is not described on this system; another one is used.
  case usingType(String, insteadOf: String)
  /// The locale is not UTF-8: only ASCII can be shown.
  case asciiOnly
}
