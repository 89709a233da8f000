import Domain
import Engine
import Foundation
import TestSupport
import Testing

@Suite("The file for rejected rows")
struct ErrorFileTests {
  @Test("R5.22: an import without errors removes the error file of an earlier one")
  func stale() throws {
    var desk = try ImportDesk()
    try desk.write("Email,Company\nbad,\"x\ny\"\nc@example.com,Ab\n", to: "fair.csv")
    var result = try desk.take("fair.csv", errors: "errors.csv")
    #expect(result.errorFile == .written(path: desk.path("errors.csv")))
    let mended = try desk.read("errors.csv").replacing("bad,", with: "good@example.com,")
    try desk.write(mended, to: "mended.csv")
    result = try desk.take("mended.csv", errors: "errors.csv")
    #expect(result.errorFile == .removed(path: desk.path("errors.csv")))
    #expect(!desk.exists("errors.csv"))
    #expect(desk.text(.company, email: "good@example.com") == "x\ny")
    result = try desk.take("mended.csv", errors: "errors.csv")
    #expect(result.errorFile == .none)
  }

  @Test(
    "R5.22: a file that is no error file is left alone", arguments: ["a,b\n1,2\n", "", "\u{0}"])
  func others(text: String) throws {
    var desk = try ImportDesk()
    try desk.write("Email\na@example.com\n", to: "fair.csv")
    try desk.write(text, to: "mine.csv")
    let result = try desk.take("fair.csv", errors: "mine.csv")
    #expect(result.errorFile == .none)
    #expect(try desk.read("mine.csv") == text)
  }

  @Test("R5.22: what a link points to is left alone too")
  func link() throws {
    var desk = try ImportDesk()
    try desk.write("Email\na@example.com\n", to: "fair.csv")
    try desk.write(
      "Email,Error line,Error code,Error column,Error message\nx,2,A,B,C\n", to: "old.csv")
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("link.csv"), withDestinationPath: desk.path("old.csv"))
    try desk.take("fair.csv", errors: "link.csv")
    #expect(desk.exists("old.csv") && desk.exists("link.csv"))
  }

  @Test("R5.23: a row with several errors has all of them in its line, and one record each")
  func severalErrors() throws {
    var desk = try ImportDesk()
    try desk.write("Record ID,Email\nx,no\n7,fine@example.com\n,n@example.com\n", to: "fair.csv")
    let result = try desk.take("fair.csv", errors: "errors.csv")
    #expect(result.errors.map(\.code) == [.invalidRecordID, .invalidEmail, .invalidRecordID])
    #expect(result.errors.map(\.line) == [2, 2, 3])
    #expect(result.summary.report.rejected == 2)
    #expect(
      try desk.read("errors.csv").split(separator: "\r\n")[1]
        == "x,no,2,MANY_ERRORS_IN_ROW,Record ID; Email,"
        + "because of INVALID_RECORD_ID; because of INVALID_EMAIL")
  }

  @Test("8.2: the survey reads the dates of a file before anything is imported")
  func dates() throws {
    let desk = try ImportDesk()
    try desk.write(
      "Email,Last activity date\na@example.com,1/2/2024\nb@example.com,14/2/2024\n", to: "fair.csv")
    let file = try ImportFile(path: desk.path("fair.csv"))
    let finding = try ContactImport.dateFinding(
      file: file, mapping: ColumnMapping(header: file.header), options: ImportOptions())
    let example = ImportDateExample(line: 3, column: "Last activity date", token: "14/2/2024")
    #expect(finding == .settled(.dayMonthYear, by: example))
  }

  @Test("A file that the program makes never stands in a store, by whatever name")
  func outsideTheStore() throws {
    let folder = try StoreFolder()
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path("store/sub"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("store"))
    let store = folder.path("store")
    for name in [
      "store", "store/", "store/x.csv", "store/MANIFEST.json", "store/sub/x.csv", "link/x.csv",
      "store/../store/x.csv", "link",
    ] {
      #expect(throws: OutputFileError.isInStore(path: folder.path(name)), "\(name)") {
        try OutputPlace.check(folder.path(name), outside: store)
      }
    }
    for name in ["x.csv", "store.csv", "storehouse/x.csv", "nowhere/x.csv"] {
      try OutputPlace.check(folder.path(name), outside: store)
    }
  }
}
