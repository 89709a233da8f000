import Terminal
import Testing

struct KeyNotationTests {
  @Test(arguments: [
    ("gg", [Key.character("g"), .character("g")]), ("<C-r>", [.control("r")]),
    ("<c-R>", [.control("r")]), ("<Space>", [.space]), ("<S-Up>", [.shiftUp]),
    ("<A-x>", [.alt("x")]), ("<M-x>", [.alt("x")]), ("<F5>", [.function(5)]),
    ("<S-Tab>", [.backTab]), ("<BackTab>", [.backTab]), ("<lt>", [.character("<")]),
    ("<CR>", [.enter]), ("<Esc>", [.escape]), ("<C-Left>", [.controlLeft]),
    ("<A-Enter>", [.altEnter]), ("<C-Space>", [.control(" ")]),
    (
      "<C-S-End>",
      [
        .named(.end, [.control, .shift])
      ]
    ), ("ä", [.character("ä")]), (">", [.character(">")]), ("<A-->", [.alt("-")]),
  ])
  func notationIsRead(text: String, keys: [Key]) throws {
    #expect(try KeyNotation.parse(text) == keys)
  }

  @Test(arguments: [
    ("", KeyNotationError.empty), ("a<C-x", .unclosed(offset: 1)),
    ("g<Foo>", .unknownName(token: "Foo", offset: 1)),
    ("<C-m>", .sameAs(.enter, token: "C-m", offset: 0)),
    ("<C-i>", .sameAs(.tab, token: "C-i", offset: 0)),
    ("<C-[>", .sameAs(.escape, token: "C-[", offset: 0)),
    ("<C-h>", .sameAs(.backspace, token: "C-h", offset: 0)),
    ("<C-1>", .unknownName(token: "C-1", offset: 0)),
    ("<F0>", .unknownName(token: "F0", offset: 0)),
    ("<F64>", .unknownName(token: "F64", offset: 0)), ("<x>", .unknownName(token: "x", offset: 0)),
    ("\u{1B}", .notPrintable(offset: 0)), ("a\u{200B}", .notPrintable(offset: 1)),
    ("<>", .unknownName(token: "", offset: 0)),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, error: KeyNotationError) {
    #expect(throws: error) { try KeyNotation.parse(text) }
  }

  @Test func printingAndReadingGivesTheSameKeys() throws {
    var keys: [Key] = (0x20...0x7E).map { .character(Character(Unicode.Scalar(UInt8($0)))) }
    keys += ["å", "山", "é"].map { .character($0) }
    let modifiers: [Key.Modifiers] = [
      [], .shift, .alt, .control, [.shift, .alt], [.shift, .control], [.alt, .control],
      [.shift, .alt, .control],
    ]
    for name in Key.Name.allCases { keys += modifiers.map { .named(name, $0) } }
    keys += (1...63).map { .function($0) }
    keys += "abcdefgjklnopqrstuvwxyz \\]^_".map { .control($0) }
    keys += "aZ1 <>-å".map { .alt($0) }
    for key in keys { #expect(try KeyNotation.parse(key.notation) == [key]) }
    #expect(try KeyNotation.parse(KeyNotation.print(keys)) == keys)
  }
}
