import Domain
import Engine
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Files that are opened for import")
struct ImportFileTests {
  private let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
  }

  private func open(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws -> ImportFile {
    let path = folder.path("in.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try ImportFile(path: path, encoding: encoding)
  }

  @Test("R5.4: the header is read behind a byte order mark and empty lines, with its delimiter")
  func header() throws {
    let file = try open([0xef, 0xbb, 0xbf] + Array("\r\n\nE-post;\"Förnamn;\";x\r\na;b;c".utf8))
    #expect(file.header == ["E-post", "Förnamn;", "x"])
    #expect(file.delimiter == CSVDelimiter.semicolon)
    #expect(file.name == "in.csv")
  }

  @Test("What is not there, is a directory or may not be read says so")
  func notAFile() {
    let missing = folder.path("missing.csv")
    #expect(throws: ImportFileError.notFound(path: missing)) { try ImportFile(path: missing) }
    #expect(throws: ImportFileError.isDirectory(path: folder.path)) {
      try ImportFile(path: folder.path)
    }
    let below = folder.path("missing/x.csv")
    #expect(throws: ImportFileError.notFound(path: below)) { try ImportFile(path: below) }
  }

  @Test("What is no CSV file is recognised", arguments: ["", " \r\n\t\n"])
  func empty(text: String) throws {
    #expect(throws: ImportFileError.isEmpty(path: folder.path("in.csv"))) {
      try open(Array(text.utf8))
    }
  }

  @Test("Spreadsheets and binary files are recognised")
  func otherFormats() throws {
    let path = folder.path("in.csv")
    #expect(throws: ImportFileError.isSpreadsheet(path: path)) {
      try open([0x50, 0x4b, 3, 4, 0x14, 0])
    }
    #expect(throws: ImportFileError.isSpreadsheet(path: path)) {
      try open([0xd0, 0xcf, 0x11, 0xe0])
    }
    #expect(throws: ImportFileError.isBinary(path: path, CSVPlace(line: 1, column: 1, byte: 4))) {
      try open(Array("\u{7f}ELF\0".utf8))
    }
  }

  @Test("A header that is not well formed is refused with its place")
  func badHeader() throws {
    let path = folder.path("in.csv")
    let problem = CSVRowProblem(.invalidUTF8, CSVPlace(line: 1, column: 2))
    #expect(throws: ImportFileError.badHeader(path: path, problem)) {
      try open(Array("Email,F".utf8) + [0xf6] + Array("rnamn\n".utf8), encoding: .utf8)
    }
    let place = CSVPlace(line: 1, column: 2, byte: 6)
    #expect(throws: ImportFileError.unclosedQuote(path: path, place)) {
      try open(Array("Email,\"Name\nx,y\n".utf8))
    }
    let header = Array(repeating: "x", count: 1000).joined(separator: ",")
    #expect(throws: ImportFileError.tooManyColumns(path: path, count: 1000, limit: 1000)) {
      try open(Array(header.utf8))
    }
  }

  @Test("A pipe is read once and can be imported as often as needed")
  func pipe() throws {
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = "Email,First name\n" + (1...20_000).map { "c\($0)@example.com,Å\n" }.joined()
    let writer = Thread {
      try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    writer.start()
    let file = try ImportFile(path: path)
    #expect(file.header == ["Email", "First name"])
    let ledger = try Ledger()
    for _ in 0..<2 {
      var stream = DryRunStream(
        account: ledger.account, context: MemoryStream(ledger.account, at: ledger.now).context)
      let result = try ContactImport.run(
        file: file, options: ImportOptions(isDryRun: true),
        mapping: ColumnMapping(file: file), into: &stream)
      #expect(result.summary.report.created == 20_000)
    }
  }

  @Test("A file that changes between its header and its end is not imported")
  func changed() throws {
    let file = try open(Array("Email\na@example.com\n".utf8))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("in.csv")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("b@example.com\n".utf8))
    try handle.close()
    let ledger = try Ledger()
    var stream = MemoryStream(ledger.account, at: ledger.now)
    #expect(throws: ImportFileError.changedMeanwhile(path: folder.path("in.csv"))) {
      try ContactImport.run(
        file: file, options: ImportOptions(), mapping: ColumnMapping(file: file),
        into: &stream)
    }
  }
}
