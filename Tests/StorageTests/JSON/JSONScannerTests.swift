import Storage
import Testing

/// What strict JSON is, and what is not.
struct JSONScannerTests {
  private func error(_ bytes: [UInt8]) -> JSONError? {
    bytes.withUnsafeBytes { buffer in
      do throws(JSONError) {
        var scanner = JSONScanner(buffer)
        try scanner.skipValue()
        try scanner.finish()
        return nil
      } catch {
        return error
      }
    }
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1", "-1", "123456789012345678901234567890", "0.5", "-0.0",
    "1e2", "1E2", "1e+2", "1e-2", "0e1", "0E+1", "1.25e-10", "[]", "{}", " [ ] ", "\t{\r\n} ",
    "\"\"", "\"a\"", "\"\u{7F}\"", "\"å∂😀\"", "\"\u{2028}\"", "\"\u{FEFF}\"", "\"\u{10FFFF}\"",
    #""\"\\\/\b\f\n\r\t""#, #""\u0061\u00E5\uFFFF""#, #""\ud83d\ude00""#, #""\uD83D\uDE00x""#,
    "[1,2,[3],{\"a\":[]}]", #"{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}"#, #"{"":1}"#,
    #"{"a":1,"A":2,"a ":3}"#, "[null, true ,false\n]", "\"1234567\"", "\"12345678\"",
    "\"1234567890123456\"", #"{"property_a1":1,"property_a2":2,"xroperty_a1":3}"#,
  ]) func isAccepted(_ text: String) {
    #expect(error(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "truefalse", "True", "NaN", "Infinity", "-Infinity", "undefined",
    "+1", "01", "-01", "00", "1.", ".5", "-", "-.5", "1e", "1e+", "1.e2", "0x10", "1_000", "1a",
    "1.2.3", "--1", "1-", "１",
    "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1]]", "[1}",
    "[1:2]",
    "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{,\"a\":1}",
    "{\"a\" 1}", "{\"a\"::1}", "{\"a\",1}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1]",
    "{\"a\":1 \"b\":2}", "{\"a\":}", "{[]:1}", "{} {}", "{}x", "1 2", "\"a\" \"b\"",
    "\"", "\"a", "\"\\", "\"\\\"", "'a'", "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\u{0}",
    "[\u{0}]",
    "\"12345678\u{1}\"", "\"1234567\n12345678\"",
    #""\x""#, #""\u""#, #""\u12""#, #""\u12G4""#, #""\U0061""#, #""\a""#, #""\'""#, #""\u 123""#,
    #""\u+123""#, #""\u0000""#, #""a\u0000b""#,
    #""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800x""#, #""\ud800\n""#,
    #""\udc00\ud800""#,
    #""\ud83d\u0061""#, #""\ud83d\ude0""#,
    #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"a":3}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#,
    #"{"\/":1,"/":2}"#, #"[{"x":{"a":1,"a":2}}]"#, #"{"":1,"":2}"#,
    #"{"a_long_name_of_a_property":1,"a_long_name_of_a_property":2}"#,
    "/* */1", "1//", "#", "\u{FEFF}1", "\u{A0}1", "1\u{B}", "\u{C}1", "\u{2028}1", "[1]\u{FEFF}",
  ]) func isRefused(_ text: String) {
    #expect(error(Array(text.utf8)) != nil)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE4],
    ] as [[UInt8]]) func invalidUTF8IsRefusedWhereItStands(_ bytes: [UInt8])
  {
    for padding in [0, 3, 8, 13] {
      let text = Array("\"".utf8) + [UInt8](repeating: 0x61, count: padding) + bytes
      #expect(error(text + Array("\"".utf8)) == JSONError(.invalidUTF8, at: padding + 1))
      #expect(error(text) != nil)
    }
  }

  @Test func everyWellFormedCharacterIsAccepted() {
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value != 0x22, value != 0x5C else { continue }
      if value > 0x3000 && value % 7 != 0 { continue }
      var text = "\"".utf8.map(\.self)
      text += String(Character(scalar)).utf8
      text += "\"".utf8
      if error(text) != nil { Issue.record("U+\(String(value, radix: 16)) is refused") }
    }
  }

  @Test func sixtyFourLevelsAreTheLimit() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let inner = open == "[" ? "" : "1"
      func nested(_ depth: Int) -> [UInt8] {
        Array(
          (String(repeating: open, count: depth) + inner + String(repeating: close, count: depth))
            .utf8)
      }
      #expect(error(nested(64)) == nil)
      #expect(error(nested(65))?.kind == .tooDeep)
    }
    #expect(error([UInt8](repeating: UInt8(ascii: "["), count: 100_000))?.kind == .tooDeep)
  }

  @Test func errorsSayWhatAndWhere() {
    func kind(_ text: String) -> JSONError? { error(Array(text.utf8)) }
    #expect(kind(#"{"a":1,}"#) == JSONError(.unexpectedByte(0x7D), at: 7))
    #expect(kind(#"{"a":1,"a":2}"#) == JSONError(.duplicateKey, at: 7))
    #expect(kind("[1,2") == JSONError(.unexpectedEnd, at: 4))
    #expect(kind("\"ab\ncd\"") == JSONError(.controlCharacter, at: 3))
    #expect(kind(#""ab\u0000""#) == JSONError(.escapedNull, at: 3))
    #expect(kind(#""ab\ud800""#) == JSONError(.loneSurrogate, at: 3))
    #expect(kind(#""ab\q""#) == JSONError(.invalidEscape, at: 3))
    #expect(kind("[01]") == JSONError(.invalidNumber, at: 2))
    #expect(kind("{} x") == JSONError(.trailingBytes, at: 3))
  }

  // MARK: Walking

  private func walk<Result>(
    _ text: String, _ body: (inout JSONScanner) throws -> Result
  ) rethrows -> Result {
    try Array(text.utf8).withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      return try body(&scanner)
    }
  }

  @Test func membersAreGivenInPlace() throws {
    let text =
      #" { "id" : 17, "name":"Å\u00e5 \"x\"", "tags":["a", "b"], "x":{"y":[1,{}]}, "n":null }"#
    try walk(text) { scanner in
      var seen: [String] = []
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        seen.append(scanner.string(key))
        if scanner.text(key, is: "id") {
          #expect(try scanner.integer() == 17)
        } else if scanner.text(key, is: "name") {
          let name = try scanner.string()
          #expect(!name.isPlain && scanner.string(name) == "Åå \"x\"")
          #expect(scanner.text(name, is: "Åå \"x\"") && !scanner.text(name, is: "Å"))
        } else if scanner.text(key, is: "tags") {
          var tags: [String] = []
          try scanner.enterArray()
          while try scanner.nextElement() { tags.append(scanner.string(try scanner.string())) }
          #expect(tags == ["a", "b"])
        } else if scanner.text(key, is: "n") {
          #expect(try scanner.takeNull())
        } else {
          let range = try scanner.skipValue()
          #expect(String(decoding: scanner.raw(range), as: UTF8.self) == #"{"y":[1,{}]}"#)
        }
      }
      try scanner.finish()
      #expect(seen == ["id", "name", "tags", "x", "n"])
    }
  }

  @Test func wholeNumbersAreExact() throws {
    for value in [0, 1, -1, 42, 9_007_199_254_740_993, Int.max, Int.min] {
      #expect(try walk("\(value)") { try $0.integer() } == value)
    }
    for text in ["9223372036854775808", "-9223372036854775809", "1e2", "1.0", "0.5"] {
      #expect(throws: JSONError(.notAnInteger, at: 0)) { try walk(text) { try $0.integer() } }
    }
    let text = "-12.3400e+5"
    try walk(text) { scanner in
      let range = try scanner.number()
      #expect(String(decoding: scanner.raw(range), as: UTF8.self) == text)
    }
  }

  @Test func anotherKindThanAskedForIsAnError() {
    func kind(_ text: String, _ body: (inout JSONScanner) throws -> Void) -> JSONError.Kind? {
      do {
        try walk(text, body)
        return nil
      } catch {
        return (error as? JSONError)?.kind
      }
    }
    #expect(kind("1") { _ = try $0.string() } == .unexpectedKind(.number))
    #expect(kind("\"1\"") { _ = try $0.integer() } == .unexpectedKind(.string))
    #expect(kind("[]") { try $0.enterObject() } == .unexpectedKind(.array))
    #expect(kind("{}") { try $0.enterArray() } == .unexpectedKind(.object))
    #expect(kind("null") { _ = try $0.boolean() } == .unexpectedKind(.null))
    #expect(kind("true") { try $0.null() } == .unexpectedKind(.boolean))
  }

  @Test func keysCanBeToldApartByTheirFirstWord() throws {
    try walk(#"{"email":1,"emails":2,"a_long_key_1":3}"#) { scanner in
      var words: [UInt64] = []
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        words.append(scanner.firstWord(of: key))
        try scanner.skipValue()
      }
      #expect(words[0] == 0x6C_6961_6D65 && words[1] == 0x736C_6961_6D65)
      #expect(Set(words).count == 3)
    }
  }

  @Test func aManyKeyedObjectIsCheckedForDuplicates() {
    let keys = (0..<3000).map { "\"property_number_\($0)\":\($0)" }
    #expect(error(Array("{\(keys.joined(separator: ","))}".utf8)) == nil)
    for again in [0, 1, 1499, 2999] {
      let text = "{\((keys + [keys[again]]).joined(separator: ","))}"
      #expect(error(Array(text.utf8))?.kind == .duplicateKey)
    }
  }

  /// Cut or changed anywhere, text is read or refused; nothing is read beyond its end.
  @Test func everyCutAndEveryChangedByteOfAnObjectIsSurvived() {
    let text = Array(#"{"a":[1.5e3,"\u00e5\ud83d\ude00å",{"b":null,"c":true}],"d":-7}"#.utf8)
    for length in 0..<text.count { #expect(error(Array(text[..<length])) != nil) }
    for index in text.indices {
      for byte in UInt8.min ... .max {
        var changed = text
        changed[index] = byte
        _ = error(changed)
      }
    }
  }
}
