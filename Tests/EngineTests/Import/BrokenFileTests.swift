import Domain
import Engine
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Broken files, and what exactly comes of each")
struct BrokenFileTests {
  private let desk: SourceDesk

  init() throws {
    desk = try SourceDesk()
  }

  private var path: String { desk.folder.path("in.csv") }

  @Test("R5.21: ragged rows are rejected by line; the others are imported")
  func ragged() throws {
    let read = try desk.read("Email,City\na@example.com,X\nb@example.com\nc@example.com,Y,Z\n")
    #expect(read.created == 1)
    #expect(
      read.rejected == [
        ImportRowError(line: 3, code: .wrongNumberOfColumns, token: "1"),
        ImportRowError(line: 4, code: .wrongNumberOfColumns, token: "3"),
      ])
  }

  @Test("R5.1: three encodings of one table give the same contacts")
  func encodings() throws {
    let text = "E-post;Förnamn;Ort\nasa@example.se;Åsa;Malmö\n"
    let cases: [(String.Encoding, [UInt8], TextEncoding)] = [
      (.utf8, [], .utf8), (.utf8, [0xef, 0xbb, 0xbf], .utf8),
      (.windowsCP1252, [], .windows1252), (.isoLatin1, [], .windows1252),
      (.utf16LittleEndian, [0xff, 0xfe], .utf16LittleEndian),
      (.utf16BigEndian, [0xfe, 0xff], .utf16BigEndian),
      (.utf16LittleEndian, [], .utf16LittleEndian), (.utf16BigEndian, [], .utf16BigEndian),
    ]
    for (foundation, mark, encoding) in cases {
      let file = try desk.open(mark + Array(try need(text.data(using: foundation))))
      #expect(file.encoding == encoding)
      let read = try desk.read(file)
      #expect(
        read.rows == [["email": "asa@example.se", "firstname": "Åsa", "city": "Malmö"]],
        "\(foundation)")
    }
  }

  @Test("R5.1: Polish text of before UTF-8 is known by its header")
  func centralEuropean() throws {
    let text = "Imię;Nazwisko;Adres e-mail\nŁucja;Żak;l@example.pl\n"
    let file = try desk.open(text, encoding: .windowsCP1250)
    #expect(file.encoding == .windows1250)
    #expect(
      try desk.read(file).rows == [
        ["firstname": "Łucja", "lastname": "Żak", "email": "l@example.pl"]
      ])
  }

  @Test("Western text with signs that are letters elsewhere stays Western")
  func western() throws {
    let text = "Email,Company name\na@example.com,Volumen 3 m³ é\nb@example.com,£500 ¿Qué?\n"
    #expect(try desk.open(text, encoding: .windowsCP1252).encoding == .windows1252)
  }

  @Test("One broken row in a UTF-8 file is named by line and column")
  func brokenRow() throws {
    let text = Array("Email,City\na@example.com,Malmö\nb@example.com,Örebro\n".utf8)
    let file = try desk.open(text + Array("c@example.com,".utf8) + [0xe5, 0x0a])
    #expect(file.encoding == .utf8)
    let read = try desk.read(file)
    #expect(read.created == 2)
    #expect(
      read.rejected == [
        ImportRowError(line: 4, code: .unparsedRow, column: "City", token: "\u{fffd}")
      ])
  }

  @Test(
    "An empty file is refused in every encoding",
    arguments: [
      [], [0x20, 0x0a], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff, 0x00, 0x0a],
    ] as [[UInt8]])
  func empty(bytes: [UInt8]) {
    #expect(throws: ImportFileError.isEmpty(path: path)) { try desk.open(bytes) }
  }

  @Test("A header alone is a file without contacts")
  func headerOnly() throws {
    let read = try desk.read("Email,City\n")
    #expect(read == ReadFile(source: nil))
  }

  @Test("A NUL byte refuses the file with line and column")
  func nulBytes() throws {
    let file = try desk.open(Array("Email,City\na@example.com,X\0\n".utf8))
    let place = CSVPlace(line: 2, column: 2, byte: 26)
    #expect(throws: ImportFileError.isBinary(path: path, place)) { try desk.read(file) }
  }

  @Test("A quote that is never closed refuses the file with its line and column")
  func openQuote() throws {
    let file = try desk.open("Email,City\na@example.com,X\nb@example.com,\"Y\nc@example.com,Z\n")
    let place = CSVPlace(line: 3, column: 2, byte: 41)
    #expect(throws: ImportFileError.unclosedQuote(path: path, place)) { try desk.read(file) }
  }

  @Test("A row over a megabyte refuses the file; a cell over the limit only its row")
  func long() throws {
    let cell = String(repeating: "x", count: 100_000)
    let read = try desk.read("Email,City\na@example.com,\(cell)\nb@example.com,Y\n")
    #expect(read.created == 1 && read.rejected.map(\.code) == [.tooLarge])
    #expect(read.rejected.map(\.line) == [2] && read.rejected.map(\.column) == ["City"])
    let row = String(repeating: "x", count: 2 << 20)
    let file = try desk.open("Email,City\na@example.com,\(row)\n")
    #expect(
      throws: ImportFileError.rowTooLong(path: path, line: 2, limit: 1 << 20, openQuote: nil)
    ) { try desk.read(file) }
  }

  @Test("R5.2: a sparse file of two gigabytes is refused at once, without a byte being read")
  func sparse() throws {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT, 0o600)
    #expect(ftruncate(descriptor, 2 << 30) == 0)
    close(descriptor)
    let start = ContinuousClock.now
    let error = ImportFileError.tooLarge(path: path, size: 2 << 30, limit: 512 << 20)
    #expect(throws: error) { try ImportFile(path: path) }
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(error.code == .limitExceeded)
  }

  @Test("R5.2: rows, columns and bytes have a limit that is one value")
  func limits() throws {
    #expect(
      ImportLimits.standard == ImportLimits(bytes: 536_870_912, rows: 1_048_576, columns: 1000))
    let limits = ImportLimits(bytes: 100, rows: 2, columns: 3)
    let rows = (1...3).map { "c\($0)@example.com\n" }
    let two = try desk.open(Array(("Email\n" + rows[..<2].joined()).utf8), limits: limits)
    #expect(try desk.read(two).created == 2)
    let three = try desk.open(Array(("Email\n" + rows.joined()).utf8), limits: limits)
    let tooMany = ImportFileError.tooManyRows(path: path, limit: 2)
    #expect(throws: tooMany) { try desk.read(three) }
    let wide = ImportFileError.tooManyColumns(path: path, count: 3, limit: 3)
    #expect(throws: wide) { try desk.open(Array("Email,A,B\n".utf8), limits: limits) }
    #expect(tooMany.code == .limitExceeded && wide.code == .limitExceeded)
    let large = [UInt8](repeating: 0x61, count: 101)
    #expect(throws: ImportFileError.tooLarge(path: path, size: 101, limit: 100)) {
      try desk.open(large, limits: limits)
    }
  }

  @Test("R5.2: what comes through a pipe is refused when it grows too large")
  func largePipe() throws {
    let pipe = desk.folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Thread {
      signal(SIGPIPE, SIG_IGN)
      let descriptor = Glibc.open(pipe, O_WRONLY)
      let bytes = [UInt8](repeating: 0x61, count: 200_000)
      _ = write(descriptor, bytes, bytes.count)
      close(descriptor)
    }
    writer.start()
    #expect(throws: ImportFileError.tooLarge(path: pipe, size: nil, limit: 1000)) {
      try ImportFile(path: pipe, limits: ImportLimits(bytes: 1000))
    }
  }

  @Test("Formula cells are read as text, without the apostrophe that kept them from running")
  func formulas() throws {
    let read = try desk.read(
      "Email,Company name,City\na@example.com,'=HYPERLINK(\"x\"),=1+1\n"
        .replacing("(\"x\")", with: "(A1)"))
    #expect(
      read.rows == [["email": "a@example.com", "company": "=HYPERLINK(A1)", "city": "=1+1"]])
  }

  @Test("R5.4: titles above the header do not hide the delimiter; sep= names it")
  func titles() throws {
    let cases: [(String, UInt8, line: Int, titles: Int)] = [
      (
        "Customers, all, of May\nAs of 3 May\n\nEmail;City;Phone\na@example.com;X;1\n",
        CSVDelimiter.semicolon, 4, 2
      ),
      ("Contact list\nEmail\tCity\na@example.com\tX\n", CSVDelimiter.tab, 2, 1),
      ("sep=|\nEmail|City\na@example.com|X\n", CSVDelimiter.pipe, 2, 1),
      ("Email|City\na@example.com|X\n", CSVDelimiter.pipe, 1, 0),
      ("Email\na@example.com\n", CSVDelimiter.comma, 1, 0),
      ("Email;\"A, b, c\"\na@example.com;X\n", CSVDelimiter.semicolon, 1, 0),
    ]
    for (text, delimiter, line, titles) in cases {
      let file = try desk.open(text)
      #expect(file.delimiter == delimiter && file.headerLine == line, "\(text)")
      #expect(file.titleRows == titles, "\(text)")
      #expect(try desk.read(file).created == 1, "\(text)")
    }
  }

  @Test("Without footers below, a contact of such a name is a contact")
  func noFooter() throws {
    let file = try desk.open("First name\nGrand Totals (2 records)\nAda\n")
    #expect(file.footerRows == 0)
    #expect(try desk.read(file).rows.count == 2)
  }
}
