import Foundation
import TestSupport
import Testing

@testable import CLI

/// The steps of an import (5.2) from the person's side.
@Suite struct ImportStepTests {
  private static let dates = "Email,Last activity date\na@example.se,2/2/2024\nb@example.se,"

  @Test("8.2: dates that leave the order open are refused before anything is written")
  func openDates() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let file = try machine.file("a.csv", Self.dates + "1/2/2024\n")
    for arguments in [["import", file], ["import", file, "--dry-run"]] {
      let result = await machine.run(arguments)
      #expect(result.status == 64)
      #expect(
        result.errors == """
          tierline: a.csv, line 3, column "Last activity date": "1/2/2024" can be read with the day \
          or the month first, and no other date settles it.
            Say which it is for the whole file: --dates dmy (day first) or --dates mdy (month first).

          """)
    }
    #expect(
      try machine.storeBytes().filter { $0.key != "lock" } == before.filter { $0.key != "lock" })
    #expect(await machine.run("import", file, "--dates", "mdy").status == 0)
    let list = await machine.run(
      "contacts", "list", "--filter", "email = b@example.se", "--columns", "activity")
    #expect(list.output == "notes_last_updated\n2024-01-02T00:00:00.000Z\n")
  }

  @Test("8.2: on a terminal the order is asked for, once for the file")
  func askedDates() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    let file = try machine.file("a.csv", Self.dates + "1/2/2024\n")
    let empty = await machine.run("import", file, input: "\n")
    #expect(empty.status == 64)
    let result = await machine.run("import", file, input: "DMY\n")
    #expect(result.status == 0)
    #expect(result.errors.contains("Type dmy (day first) or mdy (month first)"))
    #expect(result.errors.contains("a.csv: 2 created"))
    #expect(await machine.run("--no-input", "import", file, input: "dmy\n").status == 64)
  }

  @Test("8.2: a date that settles the order is named, and dates that contradict each other are too")
  func settledDates() async throws {
    let machine = try await TestMachine.withStore()
    let settled = try machine.file("a.csv", Self.dates + "1/2/2024\nc@example.se,15/2/2024\n")
    let result = await machine.run("import", settled)
    #expect(result.status == 0)
    #expect(
      result.errors.hasPrefix(
        "a.csv: dates are read with the day first, which \"15/2/2024\" on line 4 settles.\n"))
    let both = try machine.file(
      "b.csv", Self.dates + "1/2/2024\nc@example.se,15/2/2024\nd@example.se,2/15/2024\n")
    let refused = await machine.run("import", both)
    #expect(refused.status == 64)
    #expect(
      refused.errors.hasPrefix(
        "The dates contradict each other: \"15/2/2024\" on line 4 has the day first, "
          + "\"2/15/2024\" on line 5 the month.\n"))
  }

  @Test("5.2 step 2: --keep names a column by its header or property")
  func keep() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file(
      "a.csv", "Email,Given name,City\nmarta@example.se,New,Lund\nbjorn@example.se,New,Lund\n")
    let result = await machine.run("import", file, "--keep", "given NAME", "--keep", "city")
    #expect(result.status == 0)
    let list = await machine.run("contacts", "list", "--columns", "first,city", "--limit", "2")
    #expect(list.output == "firstname\tcity\nMärta\tLund\nBjörn\tLund\n")
    let unknown = await machine.run("import", file, "--keep", "Phone")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("No column that is imported is \"Phone\"."))
  }

  @Test("R5.3: several files are one import; four are refused")
  func severalFiles() async throws {
    let machine = try await TestMachine.withStore()
    let first = try machine.file("1.csv", "Email,City\nn@example.se,Lund\n")
    let second = try machine.file("2.csv", "Email,City\nN@example.se,Ystad\nbad,\n")
    let result = await machine.run("import", first, second, "--format", "json")
    #expect(result.status == 65)
    #expect(result.output.hasPrefix("{\"imports\":[{\"file\":\"1.csv\",\"import\":\"import-1\""))
    #expect(result.output.contains("{\"file\":\"2.csv\",\"import\":\"import-2\""))
    #expect(
      result.output.contains(
        "{\"type\":\"INVALID_EMAIL\",\"message\":\"not an e-mail address\",\"line\":3,"
          + "\"file\":\"2.csv\",\"column\":\"Email\",\"value\":\"bad\",\"object_type\":\"CONTACT\"}"
      ))
    #expect(
      result.errors.contains("1.csv: 1 created") && result.errors.contains("2.csv: 0 created"))
    let list = await machine.run(
      "contacts", "list", "--filter", "email = n@example.se", "--columns", "city")
    #expect(list.output == "city\nYstad\n")
    let many = await machine.run("import", first, second, first, second)
    #expect(many.status == 64)
    #expect(many.errors.contains("4 files are too many: an import takes at most 3."))
  }

  @Test("R5.7: digit grouping is ignored in the number, given or asked for")
  func grouping() async throws {
    var machine = try await TestMachine.withStore()
    let rows = (1...1204).map { "c\($0)@example.se" }.joined(separator: "\n")
    let file = try machine.file("a.csv", "Email\n" + rows + "\n")
    for number in ["1,2", "12,04", "1205"] {
      let result = await machine.run("import", file, "--set-marketing", "--confirm", number)
      #expect(result.status == (number == "1205" ? 3 : 64))
    }
    #expect(
      await machine.run("import", file, "--set-marketing", "--confirm", "1.204", "--dry-run").status
        == 0)
    machine.isTerminal = true
    let asked = await machine.run("import", file, "--set-marketing", input: "1 204\n")
    #expect(asked.status == 0)
    #expect(asked.errors.contains("1,204 contacts became marketing."))
    let edited = await machine.run(
      "contacts", "set-non-marketing", "--filter", "email starts with c", "--confirm", "1,204")
    #expect(edited.status == 0)
  }

  @Test("R5.8: next to the number stands what it meets")
  func split() async throws {
    let machine = try await TestMachine.withStore()
    _ = await machine.run("contacts", "create", "--email", "p@example.se", "--marketing")
    _ = await machine.run("contacts", "set-non-marketing", "p@example.se", "--confirm", "1")
    let file = try machine.file(
      "a.csv", "Email\nmarta@example.se\nbjorn@example.se\np@example.se\nP@example.se\nbad\n")
    let result = await machine.run("import", file, "--set-marketing")
    #expect(result.status == 3)
    for line in [
      "newly marketing", "already marketing", "pending demotion, cancelled", "count", "tier",
    ] {
      #expect(result.errors.contains("\n  \(line)"), "\(line)")
    }
    #expect(result.errors.hasSuffix("The number to confirm is 3: --confirm 3\n"))
    let dry = await machine.run("import", file, "--set-marketing", "--dry-run", "--format", "json")
    #expect(
      dry.output.contains("\"selected\":3,\"already_marketing\":1,\"pending_cancelled\":1,"))
  }

  @Test("R5.9: leaving the number out unticks the box; the import itself is asked for")
  func boxCancelled() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    let file = try machine.file("a.csv", "Email\nn@example.se\n")
    let cancelled = await machine.run("import", file, "--set-marketing", input: "\n\n")
    #expect(cancelled.status == 3)
    #expect(cancelled.errors.contains("No contacts will be set as marketing."))
    #expect(await machine.run("imports", "list", "--format", "json").output == "[]\n")
    let finished = await machine.run("import", file, "--set-marketing", input: "\nyes\n")
    #expect(finished.status == 0)
    #expect(finished.errors.contains("a.csv: 1 created"))
    #expect(
      await machine.run("contacts", "count", "--filter", "marketing = yes", "--format", "plain")
        .output == "1\n")
  }

  @Test("R5.22, R1.15: imports are on record under their name, and the contacts show it")
  func onRecord() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file("a.csv", "Email\nn@example.se\nbad\n")
    _ = await machine.run(
      "import", file, "--set-marketing", "--confirm", "1", "--name", "Autumn fair", "--list",
      "Fair 2026")
    let list = await machine.run("imports", "list")
    #expect(
      list.output == """
        id\tname\tfile\tat\tuser\tcreated\tupdated\tunchanged\trejected\tnewly_marketing
        import-1\tAutumn fair\ta.csv\t2026-11-21T12:00:00.000Z\tida@example.com\t1\t0\t0\t1\t1

        """)
    let shown = await machine.run("imports", "show", "import-1", "--format", "json")
    #expect(shown.output.hasPrefix("{\"id\":\"import-1\",\"name\":\"Autumn fair\","))
    let none = await machine.run("imports", "show", "import-2")
    #expect(none.status == 66)
    #expect(none.errors.contains("tierline imports list"))
    let contact = await machine.run("contacts", "show", "n@example.se", "--history")
    #expect(contact.output.contains("import-1") && contact.output.contains("Autumn fair"))
  }

  @Test("An error file is not written into the store, and a stale one goes away")
  func errorFile() async throws {
    let machine = try await TestMachine.withStore()
    let file = try machine.file("a.csv", "Email\nbad\n")
    let inside = await machine.run("import", file, "--errors", machine.store + "/errors.csv")
    #expect(inside.status == 73)
    #expect(inside.errors.contains("lies in the store's own directory"))
    let errors = machine.folder.path("errors.csv")
    _ = await machine.run("import", file, "--errors", errors)
    let good = try machine.file("b.csv", "Email\ngood@example.se\n")
    let result = await machine.run("import", good, "--errors", errors)
    #expect(result.errors.contains("the error file \"/home/ida/errors.csv\" of an earlier import"))
    #expect(!FileManager.default.fileExists(atPath: errors))
  }
}
