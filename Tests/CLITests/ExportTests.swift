import Engine
import Foundation
import TestSupport
import Testing

@testable import CLI

/// `contacts export` from the person's side.
@Suite struct ExportTests {
  @Test("An export never replaces a file of the store")
  func store() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    for name in ["MANIFEST.json", "head", "new.csv"] {
      let result = await machine.run("contacts", "export", "--output", machine.store + "/" + name)
      #expect(result.status == 73)
    }
    #expect(
      try machine.storeBytes().filter { $0.key != "lock" } == before.filter { $0.key != "lock" })
  }

  @Test("For machines as JSON Lines too; a spreadsheet takes none")
  func jsonLines() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      "contacts", "export", "--for", "machine", "--format", "jsonl", "--columns", "id,first",
      "--filter", "first = Björn")
    #expect(result.output == "{\"hs_object_id\":2,\"firstname\":\"Björn\"}\n")
    let wrong = await machine.run(
      "contacts", "export", "--for", "spreadsheet", "--format", "jsonl")
    #expect(wrong.status == 64)
  }

  @Test("8.2: without a choice the vendor's importer gets what can be imported there")
  func crmImport() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run("contacts", "export", "--for", "crm-import")
    let header = result.output.prefix { $0 != "\r\n" }
    #expect(header.hasPrefix("Record ID,Email,First name,Last name,Phone number"))
    #expect(header.hasSuffix(",Marketing contact status"))
    #expect(!header.contains("Create date") && !header.contains("Additional email"))
  }

  @Test("Decisions since a day are carried back as columns, and importing them changes nothing")
  func changedSince() async throws {
    var machine = try TestMachine(now: "2026-11-01T12:00:00Z")
    _ = await machine.run(
      "init", "--as", "ida@example.com", "--plan", "professional", "--time-zone", "UTC")
    let export = try machine.file(
      "all.csv",
      "Record ID,Email,City,Marketing contact status\n501,a@example.se,Lund,Marketing contact\n"
        + "502,b@example.se,Lund,Non-marketing contact\n503,c@example.se,Lund,\n")
    #expect(await machine.run("import", "--adopt", export).status == 0)
    machine.environment.variables["TIERLINE_NOW"] = "2026-11-21T12:00:00Z"
    _ = await machine.run("contacts", "set-non-marketing", "501", "--confirm", "1")
    _ = await machine.run("contacts", "set-marketing", "502", "--confirm", "1")
    _ = await machine.run("contacts", "edit", "503", "--set", "city=Ystad")
    let result = await machine.run(
      "contacts", "export", "--for", "crm-import", "--changed-since", "2026-11-20")
    #expect(
      result.output == "Record ID,Email,City,Marketing contact status\r\n"
        + "501,a@example.se,,Non-marketing contact\r\n502,b@example.se,,Marketing contact\r\n"
        + "503,c@example.se,Ystad,\r\n")
    let back = try machine.file("back.csv", result.output)
    let again = await machine.run("import", back)
    #expect(again.errors.contains("back.csv: 0 created, 0 updated, 3 unchanged."))
    _ = await machine.run("contacts", "edit", "503", "--set", "city=")
    let removed = await machine.run(
      "contacts", "export", "--for", "crm-import", "--changed-since", "2026-11-20 10:00",
      "--filter", "id = 503")
    #expect(removed.errors.contains("1 value was removed since then"))
    let none = await machine.run(
      "contacts", "export", "--for", "crm-import", "--changed-since", "2026-11-22")
    #expect(none.output == "Record ID,Email\r\n")
  }

  @Test("--changed-since needs crm-import and a date")
  func mistakes() async throws {
    let machine = try await TestMachine.withStore()
    let form = await machine.run("contacts", "export", "--changed-since", "2026-11-20")
    #expect(form.status == 64)
    let date = await machine.run(
      "contacts", "export", "--for", "crm-import", "--changed-since", "yesterday")
    #expect(date.status == 64)
    #expect(date.errors.contains("\"yesterday\" is not a date."))
  }
}
