import Engine
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
  private func written(
    _ rows: [[String]], isFormulaSafe: Bool = false, lineBreak: [UInt8] = CSVWriter.lineFeed
  ) -> String {
    var writer = CSVWriter(lineBreak: lineBreak, isFormulaSafe: isFormulaSafe)
    for row in rows { writer.row(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("Quotes stand only where they are needed")
  func quotes() {
    #expect(
      written([["a b", "a,b", "a\"b", "a\nb", "a\rb", "", "å"]])
        == "a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",,å\n")
  }

  @Test("A row of one empty cell is no empty line, and rows end with CR LF by default")
  func emptyCell() {
    #expect(written([[""], ["", ""]]) == "\"\"\n,\n")
    var writer = CSVWriter()
    writer.row(["a"])
    #expect(writer.bytes == Array("a\r\n".utf8))
  }

  @Test(
    "What a spreadsheet would take for a formula gets an apostrophe",
    arguments: [
      ("=1+1", true), ("+46 8 1", true), ("-5", true), ("@x", true), ("\tx", true), ("\rx", true),
      ("\0x", true), ("＝1", true), ("＋1", true), ("－1", true), ("＠x", true), ("'=1", true),
      ("''@", true), ("", false), ("a=1", false), ("'a", false), ("'", false), ("1", false),
      ("Åsa", false), ("ﬁx", false), ("！", false),
    ])
  func formulas(text: String, isNeeded: Bool) {
    #expect(FormulaGuard.isNeeded(text.utf8) == isNeeded)
    var writer = CSVWriter(isFormulaSafe: true)
    writer.cell(text)
    #expect(writer.bytes.contains(UInt8(ascii: "'")) == (isNeeded || text.contains("'")))
    // Reading takes off what writing puts on, and nothing else.
    #expect(FormulaGuard.removed("'" + text) == (isNeeded ? text : "'" + text))
  }
}
