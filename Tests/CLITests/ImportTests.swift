import Foundation
import TestSupport
import Testing

@testable import CLI

/// `import` from the person's side.
@Suite struct ImportTests {
  private static let header = "Email,First Name,Last Name,Lifecycle Stage,Create Date,Shoe size\n"

  @Test func theReportNamesEveryRowAndColumn() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file(
      "fair.csv",
      Self.header + "new@example.se,Nova,Ny,Lead,2024-01-01,41\nnot-an-address,Bad,Row,,,\n"
        + "marta@example.se,Märta,,Subscriber,,\nold@example.se,Olle,,Nonsense,,\n")
    let errors = machine.folder.path("mend.csv")
    let result = await machine.run("import", file, "--errors", errors)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(
      result.errors == """
        fair.csv (CSV, UTF-8, separated by commas): 4 properties read; left out: "Create Date" \
        (the program keeps "Create date"), "Shoe size".
        fair.csv: 2 created, 0 updated, 1 unchanged.
        1 row rejected.
          column "Lifecycle Stage": 1 cell left blank, not an option: "Nonsense" (line 5)
          line 3, column "Email": "not-an-address": not an e-mail address (INVALID_EMAIL)
        The rejected rows are in "/home/ida/mend.csv": mend them there and import that file.

        """)
    let text = try String(contentsOfFile: errors, encoding: .utf8)
    try text.replacing("not-an-address", with: "mended@example.se")
      .write(toFile: errors, atomically: true, encoding: .utf8)
    let mended = await machine.run("import", errors)
    #expect(mended.status == 0)
    #expect(mended.errors.contains("mend.csv: 1 created, 0 updated, 0 unchanged."))
  }

  @Test func aDryRunTellsTheSameAndChangesNothing() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let file = try machine.file("a.csv", "Email\nnew@example.se\nmarta@example.se\n")
    let result = await machine.run("import", file, "--dry-run", "--format", "json")
    #expect(result.status == 0)
    #expect(
      result.output == """
        {"file":"a.csv","import":"import-1","name":"a.csv","state":null,"created":1,"updated":0,\
        "unchanged":1,"skipped":0,"rejected":0,"newly_marketing":0,"selected":2,"count_before":1,\
        "count_after":1,"tier_before":2000,"tier_after":2000,"sequence":null,"errors":[],\
        "warnings":[],"mapping":{"source":null,\
        "encoding":"utf-8","delimiter":",","header_line":1,"title_rows":0,"footer_rows":0,\
        "columns":[{"column":"Email","number":1,"property":"email","left_out":null,\
        "example":"new@example.se"}]}}

        """)
    #expect(try machine.storeBytes() == before)
  }

  @Test func settingAsMarketingNeedsTheNumber() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let file = try machine.file("a.csv", "Email\nnew@example.se\nmarta@example.se\n")
    let missing = await machine.run("import", file, "--set-marketing")
    #expect(missing.status == 3)
    #expect(missing.errors.contains("  newly marketing                  2\n"))
    #expect(missing.errors.hasSuffix("The number to confirm is 2: --confirm 2\n"))
    let wrong = await machine.run("import", file, "--set-marketing", "--confirm", "1")
    #expect(wrong.status == 3)
    #expect(
      try machine.storeBytes().filter { $0.key != "lock" } == before.filter { $0.key != "lock" })
    let right = await machine.run("import", file, "--set-marketing", "--confirm", "2")
    #expect(right.status == 0)
    #expect(right.errors.contains("2 contacts became marketing."))
    #expect(await machine.run("contacts", "count", "--filter", "marketing = yes").output == "3\n")
  }

  @Test func columnsAreMappedByHand() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file("a.csv", "Who,Size\nnew@example.se,5-25\n")
    let without = await machine.run("import", file)
    #expect(without.status == 65)
    #expect(without.errors.contains("Name one with --map 'COLUMN=email'"))
    let unknown = await machine.run("import", file, "--map", "Woh=email")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("Did you mean \"Who\"?"))
    let result = await machine.run(
      "import", file, "--map", "Who=email", "--map", "Size=numemployees")
    #expect(result.status == 0)
    #expect(
      await machine.run(
        "contacts", "list", "--filter", "email = new@example.se", "--columns",
        "numemployees"
      ).output == "numemployees\n5-25\n")
  }

  @Test func adoptingTakesIDsAndStatusesAsTheyStand() async throws {
    let machine = try TestMachine()
    _ = await machine.run("init", "--as", "ida@example.com")
    let file = try machine.file(
      "all.csv",
      "Record ID,Email,Marketing contact status,Create Date\n"
        + "501,a@example.se,Marketing contact,2020-05-01 10:00\n502,b@example.se,Non-marketing contact,\n"
    )
    let ordinary = await machine.run("import", file)
    #expect(ordinary.status == 64)
    #expect(ordinary.errors.contains("load it with --adopt"))
    let result = await machine.run("import", "--adopt", file)
    #expect(result.status == 0)
    let list = await machine.run(
      "contacts", "list", "--columns", "id,marketing,reason,createdate")
    #expect(
      list.output == """
        hs_object_id\ths_marketable_status\ths_marketable_reason_type\tcreatedate
        501\ttrue\tINITIAL_STATE\t2020-05-01T10:00:00.000Z
        502\tfalse\t\t2026-11-21T12:00:00.000Z

        """)
  }

  @Test func anInterruptedImportLeavesNothing() async throws {
    var machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let rows = (0..<5000).map { "r\($0)@example.se,R,\($0)" }.joined(separator: "\n")
    let file = try machine.file("a.csv", "Email,First Name,Last Name\n" + rows + "\n")
    machine.interrupts = true
    let result = await machine.run("import", file)
    #expect(result.status == 130)
    #expect(result.errors.hasPrefix("tierline: Interrupted; nothing was changed.\n"))
    #expect(
      try machine.storeBytes().filter { $0.key != "lock" } == before.filter { $0.key != "lock" })
  }

  @Test func exportThenImportChangesNothing() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run(
      "contacts", "edit", "1", "--set", "company==HYPERLINK(\"x\")", "--set", "phone=+46 8 1")
    let file = machine.folder.path("out.csv")
    let export = await machine.run("contacts", "export", "--output", file)
    #expect(export.errors == "3 contacts written to \"/home/ida/out.csv\".\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("'=HYPERLINK"))
    let result = await machine.run("import", file)
    #expect(result.status == 0)
    #expect(result.errors.contains("out.csv: 0 created, 0 updated, 3 unchanged."))
  }
}
