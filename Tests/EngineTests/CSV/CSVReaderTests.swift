import Engine
import TestSupport
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test(
    "Rows and cells as RFC 4180 has them",
    arguments: [
      ("", []), ("a", [["a"]]), ("a\n", [["a"]]), ("a\r\n", [["a"]]), ("a\r", [["a"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,\n,", [["a", ""], ["", ""]]),
      ("\n", [[""]]), ("\r\n\r\n", [[""], [""]]), ("a\n\nb", [["a"], [""], ["b"]]),
      ("\"\"", [[""]]), ("\"\",\"\"\n", [["", ""]]), ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]),
      ("\"a\nb\r\nc\rd\",e", [["a\nb\r\nc\rd", "e"]]), ("\"\"\"\"", [["\""]]),
      (" a , b ", [[" a ", " b "]]), ("\"a\"\r\"b\"\n", [["a"], ["b"]]),
      ("Åsa,さくら,👩‍💻,العربية", [["Åsa", "さくら", "👩‍💻", "العربية"]]),
    ])
  func rows(text: String, expected: [[String]]) throws {
    for pieces in [[], [1], [2], [3, 1]] {
      let table = try readTable(Array(text.utf8), pieces: pieces)
      #expect(table.rows == expected && table.problems.isEmpty)
    }
  }

  @Test("A byte order mark is passed over at the beginning only, wherever the pieces end")
  func byteOrderMark() throws {
    let bytes: [UInt8] = [0xef, 0xbb, 0xbf] + Array("a\n\u{feff}b".utf8)
    for pieces in [[], [1], [2], [4]] {
      #expect(try readTable(bytes, pieces: pieces).rows == [["a"], ["\u{feff}b"]])
    }
    #expect(try readTable([0xef, 0xbb, 0xbf]).rows.isEmpty)
  }

  @Test("A byte order mark before quotes does not hide them")
  func markBeforeQuotes() throws {
    let bytes: [UInt8] = [0xef, 0xbb, 0xbf] + Array("\"a,b\",c".utf8)
    #expect(try readTable(bytes, pieces: [1]).rows == [["a,b", "c"]])
  }

  @Test("Each row knows the line on which it begins, line breaks inside quotes counted")
  func lines() throws {
    let table = try readTable(Array("a\n\"b\nc\r\nd\re\",x\r\nf\rg".utf8), pieces: [1])
    #expect(table.lines == [1, 2, 6, 7])
  }

  @Test("An unclosed quote names where it was opened")
  func unclosedQuote() throws {
    for pieces in [[], [1]] {
      #expect(throws: CSVError.unclosedQuote(CSVPlace(line: 2, column: 2, byte: 6))) {
        try readTable(Array("a,b\n1,\"2\n3,4\n".utf8), pieces: pieces)
      }
    }
  }

  @Test("A byte 0 names its place, inside quotes and outside")
  func nulByte() throws {
    #expect(throws: CSVError.nulByte(CSVPlace(line: 2, column: 2, byte: 5))) {
      try readTable(Array("a\nb,c\0d\n".utf8))
    }
    #expect(throws: CSVError.nulByte(CSVPlace(line: 2, column: 1, byte: 3))) {
      try readTable(Array("\"a\n\0".utf8))
    }
  }

  @Test("Text behind a closing quote and a quote inside a cell spoil one row only")
  func misplacedQuotes() throws {
    let table = try readTable(Array("x,\"a\"b,c\ny,z\np\"q,r\n\"s\" ,t\nu".utf8), pieces: [2])
    #expect(
      table.problems == [
        0: CSVRowProblem(.textAfterQuote, CSVPlace(line: 1, column: 2, byte: 5)),
        2: CSVRowProblem(.quoteInsideCell, CSVPlace(line: 3, column: 1, byte: 14)),
        3: CSVRowProblem(.textAfterQuote, CSVPlace(line: 4, column: 1, byte: 22)),
      ])
    #expect(table.rows[1] == ["y", "z"] && table.rows[4] == ["u"])
    #expect(table.rows[0] == ["x", "a\"b", "c"])
  }

  @Test(
    "Bytes that are no UTF-8 spoil one row and are named by line and column",
    arguments: [
      [0xff], [0xc3], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8, 0x88, 0x80, 0x80, 0x80], [0xe5, 0xe4, 0xf6], [0xf0, 0x9f, 0x98],
    ] as [[UInt8]])
  func invalidUTF8(bad: [UInt8]) throws {
    let bytes = Array("Åsa,b\n\"1\n2\",x".utf8) + bad + Array(",ö\nok,ok\n".utf8)
    let table = try readTable(bytes, pieces: [1])
    #expect(table.problems == [1: CSVRowProblem(.invalidUTF8, CSVPlace(line: 3, column: 2))])
    #expect(table.rows[2] == ["ok", "ok"])
  }

  @Test("A sequence that is cut by the end of a cell is invalid, though the next cell completes it")
  func cutSequence() throws {
    let table = try readTable([0xc3, 0x2c, 0xa5, 0x0a])
    #expect(table.problems[0]?.place.column == 1)
  }

  @Test("A row over 1 MiB is refused with its line, and with the quote that is likely to blame")
  func longRow() throws {
    let long = String(repeating: "x", count: CSVReader<MemorySource>.rowLimit)
    #expect(throws: CSVError.rowTooLong(line: 2, limit: 1 << 20, openQuote: nil)) {
      try readTable(Array("a\n\(long)y\n".utf8))
    }
    let place = CSVPlace(line: 2, column: 2, byte: 4)
    #expect(throws: CSVError.rowTooLong(line: 2, limit: 1 << 20, openQuote: place)) {
      try readTable(Array("a\nb,\"\(long)\n".utf8))
    }
    #expect(try readTable(Array("a\n\(long.dropLast(2))\n".utf8)).rows.count == 2)
  }

  @Test(
    "The delimiter is the one that the first line has most of, outside quotes",
    arguments: [
      ("a,b,c;d\n", ","), ("a;b;c,d\n1,2,3,4", ";"), ("a\tb\n", "\t"), ("a\n", ","), ("", ","),
      ("\n\na;b", ";"), ("\"a,b,c\";d", ";"), ("a;b,c", ","),
    ])
  func delimiter(text: String, expected: String) {
    #expect(CSVDelimiter.sniff(Array(text.utf8)) == expected.utf8.first)
  }
}
