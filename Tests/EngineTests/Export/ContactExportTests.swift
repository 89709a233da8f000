import Domain
import Engine
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Exporting contacts")
struct ContactExportTests {
  private let ledger: Ledger

  /// Two contacts with values of every kind; Ida owns the first.
  init() throws {
    var ledger = try Ledger(zone: "Europe/Stockholm")
    try ledger.perform(
      .createContact(
        CreateContact(
          values: [
            .email: "a@example.com", .firstName: "Åsa", .phone: "+46 8 465 004 12",
            .company: "Wren, \"&\" Co", .owner: "ida@example.com", .leadStatus: "IN_PROGRESS",
            .optedOut: "yes", .formSubmissions: "3", .lastActivity: "2026-01-05 08:30",
            .legalBasis: "Not applicable;Performance of a contract",
          ], asMarketing: true)))
    try ledger.perform(.createContact(CreateContact(values: [.lastName: "=Öberg"])))
    self.ledger = ledger
  }

  private let columns: [ContactProperty] = [
    .recordID, .email, .firstName, .lastName, .phone, .company, .owner, .leadStatus, .optedOut,
    .formSubmissions, .lastActivity, .legalBasis, .marketingStatus,
  ]

  private func export(
    _ form: ExportForm, columns: [ContactProperty]? = nil, rows: RowOrder? = nil
  ) throws -> [String] {
    var sink = MemorySink()
    try ContactExport.run(
      ledger.account, rows: rows ?? RowOrder(allOf: ledger.account.table.count),
      columns: columns ?? self.columns, form: form, into: &sink)
    let lineBreak = form == .spreadsheet || form == .crmImport ? "\r\n" : "\n"
    let text = String(decoding: sink.bytes, as: UTF8.self)
    #expect(text.hasSuffix(lineBreak))
    return text.components(separatedBy: lineBreak).dropLast()
  }

  @Test("For a spreadsheet: labels, owners by name, local dates, safe from formulas")
  func spreadsheet() throws {
    let lines = try export(.spreadsheet)
    #expect(lines[0].hasPrefix("Record ID,Email,First name,Last name,Phone number,Company name"))
    #expect(
      lines[1]
        == "1,a@example.com,Åsa,,'+46 8 465 004 12,\"Wren, \"\"&\"\" Co\",Ida Lind,In Progress,Yes,3,"
        + "2026-01-05 08:30,Not applicable;Performance of a contract,Marketing contact")
    #expect(lines[2] == "2,,,'=Öberg,,,,,,,,,Non-marketing contact")
  }

  @Test("For programs: internal names and values, UTC, nothing added")
  func machine() throws {
    let lines = try export(.machine)
    #expect(lines[0].hasPrefix("hs_object_id,email,firstname,lastname,phone,company"))
    #expect(
      lines[1]
        == "1,a@example.com,Åsa,,+46 8 465 004 12,\"Wren, \"\"&\"\" Co\",1,IN_PROGRESS,true,3,"
        + "2026-01-05T07:30:00.000Z,Not applicable;Performance of a contract,true")
    #expect(lines[2] == "2,,,=Öberg,,,,,,,,,false")
  }

  @Test("For the vendor's importer: keys first, labels, owners by address, no apostrophes")
  func crmImport() throws {
    let lines = try export(.crmImport, columns: [.phone, .owner, .email, .leadStatus, .optedOut])
    #expect(
      lines[0]
        == "Record ID,Email,Phone number,Contact owner,Lead status,Unsubscribed from all email")
    #expect(lines[1] == "1,a@example.com,+46 8 465 004 12,ida@example.com,In Progress,true")
  }

  @Test("JSON Lines: numbers and booleans as such, null for no value")
  func jsonLines() throws {
    let lines = try export(
      .jsonLines, columns: [.recordID, .firstName, .optedOut, .lastActivity, .marketingStatus])
    #expect(
      lines == [
        "{\"hs_object_id\":1,\"firstname\":\"Åsa\",\"hs_email_optout\":true,"
          + "\"notes_last_updated\":\"2026-01-05T07:30:00.000Z\",\"hs_marketable_status\":true}",
        "{\"hs_object_id\":2,\"firstname\":null,\"hs_email_optout\":null,"
          + "\"notes_last_updated\":null,\"hs_marketable_status\":false}",
      ])
  }

  @Test("Rows come in the order that is given")
  func order() throws {
    let lines = try export(.machine, columns: [.recordID], rows: RowOrder(rows: [1, 0, 1]))
    #expect(lines == ["hs_object_id", "2", "1", "2"])
  }

  @Test("An owner whose name another user has too is shown by address")
  func ambiguousOwner() throws {
    var ledger = ledger
    try ledger.perform(.addUser(AddUser(email: "twin@example.com", name: "IDA LIND")))
    var sink = MemorySink()
    try ContactExport.run(
      ledger.account, rows: RowOrder(rows: [0]), columns: [.owner], form: .spreadsheet, into: &sink)
    #expect(String(decoding: sink.bytes, as: UTF8.self) == "Contact owner\r\nida@example.com\r\n")
  }

  @Test("A file is private and replaces the one before only when it is whole")
  func file() throws {
    let folder = try StoreFolder()
    let path = folder.path("out.csv")
    try Data("before".utf8).write(to: URL(fileURLWithPath: path))
    let rows = RowOrder(rows: Array(repeating: 0, count: 1000))
    #expect(throws: CancellationError.self) {
      try ContactExport.run(
        ledger.account, rows: rows, columns: columns, form: .machine, toFile: path,
        isCancelled: { true })
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    try ContactExport.run(
      ledger.account, rows: rows, columns: columns, form: .machine, toFile: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 1001)
  }

  @Test("A file is not put where a directory or a device is")
  func noFile() throws {
    let folder = try StoreFolder()
    #expect(throws: OutputFileError.isDirectory(path: folder.path)) {
      try ContactExport.run(
        ledger.account, rows: RowOrder(rows: [0]), columns: columns, form: .machine,
        toFile: folder.path)
    }
    #expect(throws: OutputFileError.isNotAFile(path: "/dev/null")) {
      try ContactExport.run(
        ledger.account, rows: RowOrder(rows: [0]), columns: columns, form: .machine,
        toFile: "/dev/null")
    }
  }

  @Test("A full disk and a reader that went away are told with the system's number")
  func failingSink() throws {
    let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor: descriptor, name: "full")
    #expect(throws: OutputFileError.cannotWrite(path: "full", errno: ENOSPC)) {
      try ContactExport.run(
        ledger.account, rows: RowOrder(rows: [0]), columns: columns, form: .machine, into: &sink)
    }
  }
}
