import Domain
import Engine
import TestSupport
import Testing

@Suite("Several files as one import")
struct SeveralFilesTests {
  @Test(
    "R5.3, R5.14: each file sees what those before it did, in one transaction with a report each")
  func inOrder() throws {
    var desk = try ImportDesk()
    try desk.write("Email,First name\na@example.com,One\nb@example.com,B\n", to: "1.csv")
    try desk.write("Email,First name\nA@example.com,Two\nx\n", to: "2.csv")
    try desk.write("Email,Company\na@example.com,Åb\nc@example.com,Ab\n", to: "3.csv")
    let results = try desk.takeTogether(["1.csv", "2.csv", "3.csv"])
    #expect(desk.ledger.journal.count { $0.context.source == .fileImport } == 1)
    #expect(desk.text(.firstName, email: "a@example.com") == "Two")
    #expect(desk.text(.company, email: "a@example.com") == "Åb")
    #expect(desk.ledger.account.table.count == 3)
    #expect(
      results.map { $0.summary.report.created } == [2, 0, 1]
        && results.map { $0.summary.report.updated } == [0, 1, 1]
        && results.map { $0.summary.report.rejected } == [0, 1, 0])
    let imports = desk.ledger.account.imports
    #expect(imports.map(\.id) == ["import-1", "import-2", "import-3"])
    #expect(imports.map(\.fileName) == ["1.csv", "2.csv", "3.csv"])
    let last = try need(results.last)
    #expect(accountText(last.account) == accountText(desk.ledger.account))
  }

  @Test("R5.3: what stops the last file stops all of them")
  func allOrNothing() throws {
    var desk = try ImportDesk()
    try desk.write("Email\na@example.com\n", to: "1.csv")
    try desk.write("Email\n\"never closed\n", to: "2.csv")
    let before = accountText(desk.ledger.account)
    #expect(throws: ImportFileError.self) { try desk.takeTogether(["1.csv", "2.csv"]) }
    #expect(accountText(desk.ledger.account) == before)
  }

  @Test("R5.3, R5.5: four files, and the box with two, are refused before anything is read")
  func refused() throws {
    var desk = try ImportDesk()
    try desk.write("Email\na@example.com\n", to: "1.csv")
    #expect(throws: Refusal(.importContacts, .tooManyImportFiles(4, limit: 3))) {
      try desk.takeTogether(["1.csv", "1.csv", "1.csv", "1.csv"])
    }
    #expect(throws: Refusal(.importContacts, .oneFileOnly(2))) {
      try desk.takeTogether(
        ["1.csv", "1.csv"], options: ImportOptions(setMarketing: true, confirmed: 1))
    }
  }

  @Test("Progress counts the bytes and rows of all files")
  func progress() throws {
    let desk = try ImportDesk()
    try desk.write("Email\na@example.com\n", to: "1.csv")
    try desk.write("Email\nb@example.com\nc@example.com\n", to: "2.csv")
    let parts = try ["1.csv", "2.csv"].map { name in
      let file = try ImportFile(path: desk.path(name))
      return ImportPart(
        file: file, mapping: try ColumnMapping(header: file.header), options: ImportOptions())
    }
    var stream = MemoryStream(desk.ledger.account, at: desk.ledger.now)
    var told: [FileProgress] = []
    _ = try ContactImport.run(parts, into: &stream, progress: { told.append($0) })
    #expect(told.last == FileProgress(bytesDone: 54, bytesTotal: 54, rows: 3))
  }
}
