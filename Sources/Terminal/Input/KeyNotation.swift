/// Why a key notation cannot be read; offsets count characters from zero.
package enum KeyNotationError: Error, Hashable, Sendable {
  /// There is no key in it.
  case empty
  /// `<` without `>` after it.
  case unclosed(offset: Int)
  /// No key has this name.
  case unknownName(token: String, offset: Int)
  /// Terminals send the same for another key.
  case sameAs(Key, token: String, offset: Int)
  /// A control or invisible character stands for itself.
  case notPrintable(offset: Int)
}

/// Keys as text and back: `gg`, `<C-r>`, `<Space>`, `<S-Up>`, `<A-x>`, `<F5>`, `<lt>`.
///
/// A sequence is written without blanks between the keys. Names and modifiers are read in either
/// case; printing always gives the same form, and reading that form gives the same keys.
package enum KeyNotation {
  /// Reads a sequence of keys.
  package static func parse(_ text: String) throws(KeyNotationError) -> [Key] {
    var keys: [Key] = []
    var index = text.startIndex
    while index < text.endIndex {
      let offset = text.distance(from: text.startIndex, to: index)
      guard text[index] == "<" else {
        keys.append(try plain(text[index], offset: offset))
        index = text.index(after: index)
        continue
      }
      guard let close = text[index...].firstIndex(of: ">") else { throw .unclosed(offset: offset) }
      let token = String(text[text.index(after: index)..<close])
      keys.append(try named(token, offset: offset))
      index = text.index(after: close)
    }
    if keys.isEmpty { throw .empty }
    return keys
  }

  /// Writes a sequence of keys in the one canonical form.
  package static func print(_ keys: [Key]) -> String {
    keys.map(\.notation).joined()
  }

  static let names: [(Key.Name, String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backspace, "Backspace"),
    (.delete, "Delete"), (.insert, "Insert"), (.up, "Up"), (.down, "Down"), (.left, "Left"),
    (.right, "Right"), (.home, "Home"), (.end, "End"), (.pageUp, "PageUp"),
    (.pageDown, "PageDown"),
  ]

  private static let otherNames: [String: Key.Name] = [
    "cr": .enter, "return": .enter, "escape": .escape, "bs": .backspace, "del": .delete,
    "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown, "pgdown": .pageDown,
  ]

  private static func plain(_ character: Character, offset: Int) throws(KeyNotationError) -> Key {
    let isClean = SafeText(String(character)).string == String(character)
    guard isClean, !character.isWhitespace || character == " " else {
      throw .notPrintable(offset: offset)
    }
    return .character(character)
  }

  private static func named(_ token: String, offset: Int) throws(KeyNotationError) -> Key {
    var rest = token[...]
    var modifiers: Key.Modifiers = []
    while rest.count > 2, rest.dropFirst().first == "-", let modifier = modifier(rest.first) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(2)
    }
    let lower = rest.lowercased()
    if lower == "backtab", modifiers.isEmpty { return .backTab }
    if let name = name(lower) { return .named(name, modifiers) }
    if modifiers.isEmpty, lower.first == "f", let number = Int(lower.dropFirst()),
      (1...63).contains(number), lower.dropFirst().first != "0"
    {
      return .function(number)
    }
    if let character = character(rest) {
      return try held(modifiers, character, token: token, offset: offset)
    }
    throw .unknownName(token: token, offset: offset)
  }

  private static func held(
    _ modifiers: Key.Modifiers, _ character: Character, token: String, offset: Int
  ) throws(KeyNotationError) -> Key {
    switch modifiers {
    case []:
      // A single character in brackets is only a longer way to write it, and misread too easily.
      if character == " " || character == "<" || character == ">" { return .character(character) }
    case .alt:
      return .alt(character)
    case .control:
      let lower = Character(character.lowercased())
      if let same = sameKey(controlled: lower) {
        throw .sameAs(same, token: token, offset: offset)
      }
      if ("a"..."z").contains(lower) || " \\]^_".contains(lower) { return .control(lower) }
    default:
      break
    }
    throw .unknownName(token: token, offset: offset)
  }

  /// The key that sends the same byte as Ctrl with this character.
  private static func sameKey(controlled character: Character) -> Key? {
    switch character {
    case "m": .enter
    case "i": .tab
    case "h": .backspace
    case "[": .escape
    default: nil
    }
  }

  private static func modifier(_ letter: Character?) -> Key.Modifiers? {
    switch letter {
    case "C", "c": .control
    case "A", "a", "M", "m": .alt
    case "S", "s": .shift
    default: nil
    }
  }

  private static func name(_ lower: String) -> Key.Name? {
    names.first { $0.1.lowercased() == lower }?.0 ?? otherNames[lower]
  }

  private static func character(_ rest: Substring) -> Character? {
    switch rest.lowercased() {
    case "space": " "
    case "lt": "<"
    case "gt": ">"
    default: rest.count == 1 && rest.first?.isWhitespace == false ? rest.first : nil
    }
  }
}

extension Key {
  /// The key in the canonical form of `KeyNotation`.
  package var notation: String {
    switch self {
    case .character(let character):
      let name = Self.name(of: character)
      return name.count == 1 ? name : "<\(name)>"
    case .named(let name, let modifiers):
      let text = KeyNotation.names.first { $0.0 == name }?.1 ?? name.rawValue
      return "<" + Self.prefix(modifiers) + text + ">"
    case .function(let number): return "<F\(number)>"
    case .control(let character): return "<C-\(Self.name(of: character))>"
    case .alt(let character): return "<A-\(Self.name(of: character))>"
    }
  }

  private static func name(of character: Character) -> String {
    switch character {
    case " ": "Space"
    case "<": "lt"
    case ">": "gt"
    default: String(character)
    }
  }

  private static func prefix(_ modifiers: Modifiers) -> String {
    (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "A-" : "")
      + (modifiers.contains(.shift) ? "S-" : "")
  }
}

extension Key: CustomStringConvertible {
  /// The key in the notation.
  package var description: String { notation }
}
