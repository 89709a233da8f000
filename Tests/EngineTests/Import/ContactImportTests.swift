import Domain
import Engine
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Importing a contact file")
struct ContactImportTests {
  /// Rows of an account's export without Record IDs, names in five scripts; three of a thousand are
  /// broken: row 100 has one cell too many, row 500 no address and no name, row 900 a bad address.
  private func fairFile() -> String {
    let names = [
      ("Åsa", "Öberg"), ("さくら", "佐藤"), ("Ελένη", "Αγγελής"), ("Оксана", "Коваленко"),
      ("فاطمة", "حداد"),
    ]
    var text = ColumnMappingTests.export.joined(separator: ",") + "\r\n"
    for number in 1...1000 {
      let (first, last) = names[number % names.count]
      var cells = [
        "", first, "\"\(last), \(number)\"", "c\(number)@example.com",
        "+46 8 465 004 \(number % 90 + 10)",
        "ida@example.com", "9001;9002", "2025-11-0\(number % 9 + 1) 09:14", "In Progress",
        number % 2 == 0 ? "Marketing contact" : "", "2024-03-12 09:14", "\"Wren \"\"&\"\" Co\"",
      ]
      if number == 100 { cells.append("surplus") }
      if number == 500 { cells = Array(repeating: "", count: 11) + ["Nobody Ltd"] }
      if number == 900 { cells[3] = "c900 at example.com" }
      text += cells.joined(separator: ",") + "\r\n"
    }
    return text
  }

  @Test("R5.21, R5.22: of a thousand rows the three broken ones are named by line and column")
  func thousandRows() throws {
    var desk = try ImportDesk()
    try desk.write(fairFile(), to: "fair.csv")
    let result = try desk.take("fair.csv", errors: "errors.csv")
    #expect(result.summary.report.created == 997 && result.summary.report.rejected == 3)
    #expect(
      result.errors == [
        ImportRowError(line: 101, code: .wrongNumberOfColumns, token: "13"),
        ImportRowError(line: 501, code: .missingValue, column: "Email"),
        ImportRowError(
          line: 901, code: .invalidEmail, column: "Email", token: "c900 at example.com"),
      ])
    #expect(desk.text(.lastName, email: "c6@example.com") == "佐藤, 6")
    #expect(desk.text(.company, email: "C7@EXAMPLE.COM") == "Wren \"&\" Co")
    #expect(desk.text(.leadStatus, email: "c7@example.com") == "IN_PROGRESS")
    #expect(desk.text(.phone, email: "c7@example.com")?.hasPrefix("+46 8") == true)
    #expect(desk.ledger.account.table.marketingCount == 0)
    #expect(accountText(result.account) == accountText(desk.ledger.account))
  }

  @Test("The error file has the rows as they were, and imports once it is mended")
  func errorFile() throws {
    var desk = try ImportDesk()
    try desk.write(fairFile(), to: "fair.csv")
    let result = try desk.take("fair.csv", errors: "errors.csv")
    #expect(result.errorFile == .written(path: desk.path("errors.csv")))
    var status = stat()
    #expect(stat(desk.path("errors.csv"), &status) == 0 && status.st_mode & 0o777 == 0o600)
    var lines = try desk.read("errors.csv").split(separator: "\r\n").map(String.init)
    #expect(lines.count == 4)
    #expect(
      lines[0].hasSuffix("Associated Company,Error line,Error code,Error column,Error message"))
    #expect(
      lines[1].hasSuffix(
        "\"Wren \"\"&\"\" Co\",101,INCORRECT_NUMBER_OF_COLUMNS,,"
          + "because of INCORRECT_NUMBER_OF_COLUMNS,surplus"))
    #expect(
      lines[2]
        == ",,,,,,,,,,,Nobody Ltd,501,MISSING_REQUIRED_PROPERTY,Email,because of MISSING_REQUIRED_PROPERTY"
    )
    lines[1] = String(lines[1].dropLast(",surplus".count))
    lines[2] = ",,Nobody" + lines[2].dropFirst(2)
    lines[3] = lines[3].replacingOccurrences(of: "c900 at ", with: "c900@")
    try desk.write(lines.joined(separator: "\n"), to: "mended.csv")
    let again = try desk.take("mended.csv", errors: "errors-2.csv")
    #expect(again.summary.report.created == 3 && again.summary.report.rejected == 0)
    #expect(again.errorFile == .none && !desk.exists("errors-2.csv"))
    #expect(desk.ledger.account.table.count == 1000)
  }

  @Test("R5.14: importing the same file again creates nothing and changes nothing")
  func again() throws {
    var desk = try ImportDesk()
    try desk.write(fairFile(), to: "fair.csv")
    try desk.take("fair.csv")
    let before = desk.ledger.account
    let result = try desk.take("fair.csv")
    #expect(result.summary.report.created == 0 && result.summary.report.updated == 0)
    #expect(result.summary.report.unchanged == 997 && result.summary.report.id == "import-2")
    #expect(desk.ledger.account.table.count == before.table.count)
    #expect(desk.ledger.journal.last?.events.count == 1)
  }

  @Test("The same file with Record IDs is adopted with its statuses and create dates")
  func adopt() throws {
    var desk = try ImportDesk()
    var number = 0
    let lines = fairFile().split(separator: "\r\n").enumerated().map { index, line in
      number += 1
      return index == 0 ? String(line) : "\(5000 + number)" + line
    }
    try desk.write(lines.joined(separator: "\n"), to: "export.csv")
    #expect(throws: Refusal(.importContacts, .recordIDsInOrdinaryImport)) {
      try desk.take("export.csv")
    }
    let result = try desk.take("export.csv", options: ImportOptions(adopt: true))
    // The row without address and name has its Record ID.
    #expect(result.summary.report.created == 998 && result.summary.report.rejected == 2)
    #expect(desk.ledger.account.table.marketingCount == 497)
    #expect(desk.text(.recordID, email: "c1@example.com") == "5002")
    #expect(desk.text(.createDate, email: "c1@example.com") == "2024-03-12T09:14:00.000Z")
    let again = try desk.take("export.csv", options: ImportOptions(adopt: true))
    #expect(again.summary.skipped == 998 && again.summary.report.created == 0)
  }

  @Test("Rows that are not well formed are rejected alone")
  func unreadableRows() throws {
    var desk = try ImportDesk()
    try desk.write(
      "Email,First name\na@example.com,\"x\"y\nb@example.com,B\nc@example.com,c\"c\n\n", to: "a.csv"
    )
    let result = try desk.take("a.csv", errors: "errors.csv")
    #expect(result.summary.report.created == 1 && result.summary.report.rejected == 2)
    #expect(
      result.errors == [
        ImportRowError(line: 2, code: .unparsedRow, column: "First name", token: "x\"y"),
        ImportRowError(line: 4, code: .unparsedRow, column: "First name", token: "c\"c"),
      ])
    let bytes: [UInt8] =
      Array("Email,First name\nå@example.com,Å\na@example.com,".utf8) + [0xe5, 0x0a]
    try Data(bytes).write(to: URL(fileURLWithPath: desk.path("latin1.csv")))
    let latin = try desk.take("latin1.csv", errors: "latin-errors.csv")
    #expect(latin.errors.map(\.code) == [.unparsedRow] && latin.errors.map(\.line) == [3])
    let written = try Data(contentsOf: URL(fileURLWithPath: desk.path("latin-errors.csv")))
    #expect(written.contains(0xe5), "the cell stands there as it was")
  }

  @Test("A file that breaks off inside quotes is refused, and its error file does not appear")
  func brokenOff() throws {
    var desk = try ImportDesk()
    try desk.write("Email,First name\nx,B\na@example.com,\"A\nb@example.com,B\n", to: "a.csv")
    let place = CSVPlace(line: 3, column: 2, byte: 35)
    #expect(throws: ImportFileError.unclosedQuote(path: desk.path("a.csv"), place)) {
      try desk.take("a.csv", errors: "errors.csv")
    }
    #expect(!desk.exists("errors.csv"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["a.csv"])
  }

  @Test("The error file may not take the place of the file itself, or of a directory")
  func errorFilePlace() throws {
    var desk = try ImportDesk()
    try desk.write("Email\nx\n", to: "a.csv")
    #expect(throws: OutputFileError.isTheInput(path: desk.path("a.csv"))) {
      try desk.take("a.csv", errors: "a.csv")
    }
    #expect(throws: OutputFileError.isDirectory(path: desk.path("."))) {
      try desk.take("a.csv", errors: ".")
    }
    #expect(throws: OutputFileError.cannotCreate(path: desk.path("no/e.csv"), errno: ENOENT)) {
      try desk.take("a.csv", errors: "no/e.csv")
    }
    #expect(try desk.read("a.csv") == "Email\nx\n")
  }

  @Test("One apostrophe before what a spreadsheet takes for a formula is taken off")
  func apostrophes() throws {
    var desk = try ImportDesk()
    try desk.write(
      "Email,Phone number,First name\na@example.com,'+46 8 1,'Umar\nb@example.com,''=1,O'Hara\n",
      to: "a.csv")
    try desk.take("a.csv")
    #expect(desk.text(.phone, email: "a@example.com") == "+46 8 1")
    #expect(desk.text(.firstName, email: "a@example.com") == "'Umar")
    #expect(desk.text(.phone, email: "b@example.com") == "'=1")
  }

  @Test("An import that is cancelled ends at once; progress is told at the end at least")
  func cancel() throws {
    let desk = try ImportDesk()
    let rows = (1...5000).map { "c\($0)@example.com\n" }.joined()
    try desk.write("Email\n" + rows, to: "a.csv")
    let file = try ImportFile(path: desk.path("a.csv"))
    let mapping = try ColumnMapping(file: file)
    var stream = MemoryStream(desk.ledger.account, at: desk.ledger.now)
    #expect(throws: CancellationError.self) {
      try ContactImport.run(
        file: file, options: ImportOptions(), mapping: mapping, into: &stream,
        isCancelled: { true })
    }
    #expect(stream.events.count == 256)
    var last: FileProgress?
    stream = MemoryStream(desk.ledger.account, at: desk.ledger.now)
    _ = try ContactImport.run(
      file: file, options: ImportOptions(), mapping: mapping, into: &stream,
      progress: { last = $0 })
    #expect(last == FileProgress(bytesDone: file.size, bytesTotal: file.size, rows: 5000))
  }

  @Test("What the stream throws ends the import")
  func fullStream() throws {
    let desk = try ImportDesk()
    try desk.write("Email\na@example.com\nb@example.com\n", to: "a.csv")
    let file = try ImportFile(path: desk.path("a.csv"))
    var stream = MemoryStream(desk.ledger.account, at: desk.ledger.now)
    stream.limit = 1
    #expect(throws: MemoryStream.Full.self) {
      try ContactImport.run(
        file: file, options: ImportOptions(), mapping: ColumnMapping(file: file),
        into: &stream)
    }
  }

  @Test("R5.7: without the number nothing is finished; a dry run tells it and writes the errors")
  func confirmation() throws {
    var desk = try ImportDesk()
    try desk.write("Email\na@example.com\nA@example.com\nb@example.com\nx\n", to: "a.csv")
    #expect(throws: Refusal.self) {
      try desk.take("a.csv", options: ImportOptions(setMarketing: true), errors: "errors.csv")
    }
    #expect(!desk.exists("errors.csv"))
    let file = try ImportFile(path: desk.path("a.csv"))
    var dry = DryRunStream(
      account: desk.ledger.account,
      context: MemoryStream(desk.ledger.account, at: desk.ledger.now).context)
    let result = try ContactImport.run(
      file: file, options: ImportOptions(setMarketing: true, isDryRun: true),
      mapping: ColumnMapping(file: file), errorFile: desk.errorFile("dry.csv"), into: &dry)
    #expect(result.summary.quote.selected == 2 && desk.exists("dry.csv"))
    try desk.take("a.csv", options: ImportOptions(setMarketing: true, confirmed: 2))
    #expect(desk.ledger.account.table.marketingCount == 2)
  }
}
