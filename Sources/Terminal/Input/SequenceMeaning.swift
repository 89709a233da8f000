/// What a whole control sequence from the terminal means.
enum SequenceMeaning: Equatable {
  case event(InputEvent)
  case pasteBegins
  case pasteEnds
  /// A report of the terminal, or something nobody asked for.
  case nothing

  /// The meaning of `ESC [ …`, by the conventions that xterm set and others follow.
  init(_ sequence: ControlSequence) {
    if let event = Self.mouse(sequence) {
      self = .event(.mouse(event))
      return
    }
    guard sequence.prefix == nil, sequence.intermediates.isEmpty else {
      self = .nothing
      return
    }
    let modifiers = Self.modifiers(sequence.parameter(1, default: 1))
    switch sequence.final {
    case UInt8(ascii: "~"):
      self.init(tilde: sequence, modifiers)
    case UInt8(ascii: "u"):
      self.init(
        Self.key(code: sequence.parameter(0, default: 0), modifiers))
    case UInt8(ascii: "I") where sequence.parameters.isEmpty:
      self = .event(.focus(isGained: true))
    case UInt8(ascii: "O") where sequence.parameters.isEmpty:
      self = .event(.focus(isGained: false))
    case UInt8(ascii: "Z"):
      self = .event(.key(.backTab))
    case let final where (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final):
      // Shift with an arrow, as rxvt sends it.
      self.init(sequence.parameters.isEmpty ? Self.letterKey(final - 0x20, .shift) : nil)
    case UInt8(ascii: "R"):
      // Also the third function key with a modifier, but a late cursor report must not be a key.
      self = .nothing
    default:
      self.init(Self.letterKey(sequence.final, modifiers))
    }
  }

  /// The meaning of `ESC O …`: cursor and function keys, and the keypad in its own mode.
  init(singleShift final: UInt8, modifiers: Key.Modifiers) {
    let keypad = Array("*+,-./0123456789".utf8)
    switch final {
    case UInt8(ascii: "M"): self = .event(.key(.named(.enter, modifiers)))
    case UInt8(ascii: "X"): self = .event(.key(.character("=")))
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      let scalar = Unicode.Scalar(keypad[Int(final - UInt8(ascii: "j"))])
      self = .event(.key(.character(Character(scalar))))
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      self.init(Self.letterKey(final - 0x20, .control))
    default: self.init(Self.letterKey(final, modifiers))
    }
  }

  private init(_ key: Key?) {
    self = key.map { .event(.key($0)) } ?? .nothing
  }

  private init(tilde sequence: ControlSequence, _ modifiers: Key.Modifiers) {
    switch sequence.parameter(0, default: 0) {
    case 200: self = .pasteBegins
    case 201: self = .pasteEnds
    case 27: self.init(Self.key(code: sequence.parameter(2, default: 0), modifiers))
    case let code: self.init(Self.tildeKey(code, modifiers))
    }
  }

  private static func letterKey(_ final: UInt8, _ modifiers: Key.Modifiers) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .named(.up, modifiers)
    case UInt8(ascii: "B"): .named(.down, modifiers)
    case UInt8(ascii: "C"): .named(.right, modifiers)
    case UInt8(ascii: "D"): .named(.left, modifiers)
    case UInt8(ascii: "H"): .named(.home, modifiers)
    case UInt8(ascii: "F"): .named(.end, modifiers)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): function(Int(final) - 0x4F, modifiers)
    default: nil
    }
  }

  private static func tildeKey(_ code: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch code {
    case 1, 7: .named(.home, modifiers)
    case 4, 8: .named(.end, modifiers)
    case 2: .named(.insert, modifiers)
    case 3: .named(.delete, modifiers)
    case 5: .named(.pageUp, modifiers)
    case 6: .named(.pageDown, modifiers)
    case 11...15: function(code - 10, modifiers)
    case 17...21: function(code - 11, modifiers)
    case 23...26: function(code - 12, modifiers)
    case 28, 29: function(code - 13, modifiers)
    case 31...34: function(code - 14, modifiers)
    default: nil
    }
  }

  /// A function key; with others held down it counts on from F13, as xterm's own table does.
  private static func function(_ number: Int, _ modifiers: Key.Modifiers) -> Key? {
    let groups: [Key.Modifiers] = [
      [], .shift, .control, [.control, .shift], .alt, [.alt, .shift],
    ]
    guard let group = groups.firstIndex(of: modifiers), number + 12 * group <= 63 else {
      return nil
    }
    return .function(number + 12 * group)
  }

  /// The key with a Unicode code, as terminals with extended key reports send it.
  private static func key(code: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch code {
    case 13: return .named(.enter, modifiers)
    case 27: return .named(.escape, modifiers)
    case 9: return .named(.tab, modifiers)
    case 8, 127: return .named(.backspace, modifiers)
    default: break
    }
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init),
      ScalarClass(scalar) == .plain
    else { return nil }
    let character = Character(scalar)
    switch modifiers.subtracting(.shift) {
    case []: return .character(character)
    case .alt: return .alt(character)
    case .control:
      let isLetter = ("a"..."z").contains(character) || " \\]^_".contains(character)
      return isLetter ? .control(character) : nil
    default: return nil
    }
  }

  /// The modifiers of a code as xterm counts them: one more than a bit set.
  static func modifiers(_ code: Int) -> Key.Modifiers {
    guard (2...16).contains(code) else { return [] }
    let bits = code - 1
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 2 != 0 || bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }
}
