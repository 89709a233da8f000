/// One line of a contact card, unfolded: `item1.EMAIL;TYPE=work:ada@example.com`.
struct CardLine {
  /// In capitals, without the group before it.
  let name: String
  /// Types and preferences in lower case: `work`, `pref`, `cell`.
  private(set) var types: Set<String> = []
  /// 1 comes first; 100 where the line says nothing.
  private(set) var preference = 100
  /// With its escapes.
  private(set) var value: String

  /// `nil` for a line without a colon.
  init?(_ bytes: [UInt8]) {
    guard let colon = CardLine.colon(in: bytes) else { return nil }
    let head = String(decoding: bytes[..<colon], as: UTF8.self)
    let words = CardLine.split(head, at: ";")
    guard let first = words.first else { return nil }
    name = String(first.split(separator: ".").last ?? "").uppercased()
    var isQuotedPrintable = false
    var charset = ""
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1)
      let key = parts.count == 2 ? parts[0].uppercased() : "TYPE"
      let text = String(parts.last ?? "").replacing("\"", with: "").lowercased()
      switch key {
      case "TYPE": types.formUnion(text.split(separator: ",").map(String.init))
      case "PREF": preference = Int(text) ?? 100
      case "ENCODING": isQuotedPrintable = text == "quoted-printable"
      case "CHARSET": charset = text
      default: break
      }
    }
    if types.contains("quoted-printable") { isQuotedPrintable = true }
    if types.contains("pref") { preference = min(preference, 1) }
    let raw = bytes[(colon + 1)...]
    value =
      isQuotedPrintable
      ? CardLine.quotedPrintable(raw, charset: charset) : String(decoding: raw, as: UTF8.self)
  }

  /// The name of the line, in capitals; what stands before the first colon or semicolon.
  static func name(of bytes: [UInt8]) -> String {
    let head = bytes.prefix(64).prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
    let text = String(decoding: head, as: UTF8.self)
    return HeaderNames.trimmed(String(text.split(separator: ".").last ?? "")).uppercased()
  }

  /// Whether the value goes on in the next line, folded the way of version 2.1.
  static func endsSoftly(_ bytes: [UInt8]) -> Bool {
    guard bytes.last == UInt8(ascii: "="), let colon = colon(in: bytes) else { return false }
    return String(decoding: bytes[..<colon], as: UTF8.self).uppercased()
      .contains("QUOTED-PRINTABLE")
  }

  /// The value as one text.
  var text: String { CardLine.unescaped(value) }

  /// The parts of a structured value.
  var parts: [String] { CardLine.split(value, at: ";").map(CardLine.unescaped) }

  private static func colon(in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ":"), !isQuoted { return index }
    }
    return bytes.firstIndex(of: UInt8(ascii: ":"))
  }

  /// Splits where the separator stands neither behind a backslash nor inside quotes.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if character == separator, !isEscaped {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") || text.contains(where: \.isNewline) else {
      return HeaderNames.trimmed(text)
    }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result += character == "n" || character == "N" ? ", " : String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result += character.isNewline ? ", " : String(character)
      }
    }
    return HeaderNames.trimmed(result)
  }

  /// `=C3=85sa` for `Åsa`; bytes that are no UTF-8 are taken as Windows-1252.
  private static func quotedPrintable(_ raw: ArraySlice<UInt8>, charset: String) -> String {
    var bytes: [UInt8] = []
    var position = raw.startIndex
    while position < raw.endIndex {
      if raw[position] == UInt8(ascii: "="), position + 2 < raw.endIndex,
        let byte = UInt8(
          String(decoding: raw[position + 1...position + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        position += 3
      } else {
        bytes.append(raw[position])
        position += 1
      }
    }
    let isUTF8 = charset.isEmpty || charset == "utf-8"
    if isUTF8, UTF8Check.firstInvalid(in: bytes[...]) == nil {
      return String(decoding: bytes, as: UTF8.self)
    }
    let page = charset == "windows-1250" ? CodePages.windows1250 : CodePages.windows1252
    let units = bytes.map { $0 < 0x80 ? UInt16($0) : page[Int($0) - 0x80] }
    return String(decoding: units, as: UTF16.self)
  }
}
