import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import CLI

/// Commands that change the store.
@Suite struct ChangeTests {
  @Test func withoutAConfirmationNothingChangesAndTheNumberIsSaid() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let result = await machine.run("contacts", "set-marketing", "--filter", "marketing = no")
    #expect(result.status == 3)
    #expect(result.output == "")
    #expect(
      result.errors == """
        Set 2 contacts as marketing
          newly marketing                  2
          already marketing                0  nothing changes
          pending demotion, cancelled      0
          count                        1 → 3  of 2,000
          tier                         2,000  stays
        Counts at once. Cannot be taken back before 1 Dec 2026.
        Filter: marketing = no
        tierline: Set 2 contacts as marketing: not confirmed, nothing was changed.
          The number to confirm is 2: --confirm 2

        """)
    #expect(try machine.storeBytes() == before)
  }

  @Test func theConfirmedNumberIsTheNumberSelected() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      "contacts", "set-marketing", "1", "bjorn@example.se", "--confirm", "2", "--format", "json")
    #expect(result.status == 0)
    #expect(
      result.output == """
        {"selected":2,"changed":1,"unchanged":1,"refused":[],"count_before":1,"count_after":2,\
        "tier_before":2000,"tier_after":2000,"sequence":5}

        """)
    #expect(result.errors.hasSuffix("1 contact set as marketing. 1 was that way already.\n"))
  }

  @Test func aBulkChangeSaysInEveryFormatWhatItDid() async throws {
    let machine = try await TestMachine.withStore()
    let plain = await machine.run("contacts", "set-marketing", "1", "--confirm", "1")
    #expect(plain.output.hasPrefix("property\tvalue\nselected\t1\nchanged\t1\nunchanged\t0\n"))
    let table = await machine.run(
      "--ascii", "contacts", "set-marketing", "3", "--confirm", "1", "--format", "table")
    #expect(
      table.output == """
        selected   1
        changed    1
        unchanged  0
        count      2 -> 3
        tier       2,000 -> 2,000

        """)
  }

  @Test func idsThatNoContactHasAreRefusedOneByOne() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      "contacts", "set-marketing", "1", "99", "--confirm", "2", "--format", "json")
    #expect(result.status == 0)
    #expect(result.output.contains("\"refused\":[{\"id\":99,\"reason\":\"not-found\"}]"))
    #expect(result.output.contains("\"selected\":2,\"changed\":1,\"unchanged\":0"))
  }

  @Test func aDryRunPrintsTheAssessmentAndChangesNothing() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    for command in ["set-marketing", "set-non-marketing", "keep-marketing"] {
      let result = await machine.run(
        "contacts", command, "1", "2", "3", "--dry-run", "--format", "json")
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("{\"selected\":3,"))
      #expect(result.output.hasSuffix("\"sequence\":null}\n"))
    }
    let table = await machine.run(
      "contacts", "set-marketing", "1", "--dry-run", "--format", "table")
    #expect(table.output.hasPrefix("Set 1 contact as marketing\n"))
    #expect(table.errors == "Dry run: nothing was changed.\n")
    #expect(try machine.storeBytes() == before)
  }

  @Test func demotionWaitsForTheUpdateDateAndCanBeCancelled() async throws {
    let machine = try await TestMachine.withStore()
    let preset = await machine.run("contacts", "set-non-marketing", "2", "--confirm", "1")
    #expect(
      preset.errors.hasSuffix("1 contact is marketing until 1 Dec 2026, then non-marketing.\n"))
    let shown = await machine.run("contacts", "show", "2", "--format", "json")
    #expect(shown.output.contains("\"hs_marketable_status\":true"))
    #expect(shown.output.contains("\"hs_marketable_until_renewal\":true"))
    let kept = await machine.run("contacts", "keep-marketing", "2", "--confirm", "1")
    #expect(kept.errors.hasSuffix("1 contact stays marketing.\n"))
  }

  @Test func anUpdateDateThatHasComeIsWorkedOffWhenTheStoreIsOpened() async throws {
    var machine = try await TestMachine.withStore()
    _ = await machine.run("contacts", "set-non-marketing", "2", "--confirm", "1")
    machine.environment.variables["TIERLINE_NOW"] = "2026-12-02T00:00:00Z"
    let reading = await machine.run(
      "--read-only", "contacts", "count", "--filter", "marketing = yes")
    #expect(reading.output == "1\n")
    #expect(reading.errors.hasPrefix("warning: The update date 1 Dec 2026 has passed"))
    let result = await machine.run("contacts", "count", "--filter", "marketing = yes")
    #expect(result.output == "0\n")
    #expect(result.errors == "warning: Update date 1 Dec 2026: 1 contact became non-marketing.\n")
  }

  @Test func contactsAreNamedOnStandardInputToo() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      "contacts", "edit", "-", "--set", "company=Acme", "--confirm", "2",
      input: "1\r\n\n  BJORN@example.se  \n")
    #expect(result.status == 0)
    let list = await machine.run("contacts", "list", "--columns", "id,company")
    #expect(list.output == "hs_object_id\tcompany\n1\tAcme\n2\tAcme\n3\t\n")
  }

  @Test func onATerminalTheNumberIsAskedFor() async throws {
    var machine = try await TestMachine.withStore()
    machine.isTerminal = true
    let wrong = await machine.run("contacts", "set-marketing", "1", input: "yes\n")
    #expect(wrong.status == 3)
    let empty = await machine.run("contacts", "set-marketing", "1", input: "\n")
    #expect(empty.status == 3)
    #expect(empty.errors.contains("Type 1 to confirm, or press Enter to cancel: "))
    #expect(empty.errors.contains("Cancelled; nothing was changed."))
    let other = await machine.run("contacts", "set-marketing", "1", input: "2\n")
    #expect(other.status == 3)
    let right = await machine.run("contacts", "set-marketing", "1", input: "1\n")
    #expect(right.status == 0)
    let never = await machine.run("--no-input", "contacts", "set-marketing", "3", input: "1\n")
    #expect(never.status == 3)
    #expect(!never.errors.contains("Type "))
  }

  @Test func everyChangingCommandRefusesReadOnlyInTheSameWords() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let file = try machine.file("a.csv", "Email\nx@example.se\n")
    let commands: [[String]] = [
      ["contacts", "create", "--email", "a@example.se"],
      ["contacts", "edit", "1", "--set", "phone=1"],
      ["contacts", "set-marketing", "1", "--confirm", "1"],
      ["contacts", "set-non-marketing", "2", "--confirm", "1"],
      ["contacts", "keep-marketing", "2", "--confirm", "1"],
      ["import", file],
      ["users", "add", "x@example.com", "--name", "X"],
      ["users", "grant", "bo@example.com", "add-edit-users"],
      ["users", "revoke", "bo@example.com", "marketing-contacts-access"],
      ["store", "compact"],
      ["init", "--store", machine.folder.path("other")],
    ]
    var texts: Set<String> = []
    for command in commands {
      let result = await machine.run(command + ["--read-only"])
      #expect(result.status == 77, "\(command)")
      texts.insert(result.errors)
    }
    #expect(texts.count == 1, "\(texts)")
    #expect(try machine.storeBytes() == before)
    _ = try machine.settings("read-only = on\n")
    #expect(await machine.run(commands[0]).errors == texts.first)
  }

  @Test func aUserWithoutThePermissionIsToldWhoCanGiveIt() async throws {
    let machine = try await TestMachine.withStore()
    let revoke = await machine.run("users", "revoke", "bo@example.com", "marketing-contacts-access")
    #expect(revoke.errors == "Bo Ek (bo@example.com) no longer has: Marketing contacts access.\n")
    let result = await machine.run(
      "--as", "bo@example.com", "contacts", "set-marketing", "1", "--confirm", "1")
    #expect(result.status == 77)
    #expect(
      result.errors == """
        tierline: "Set as marketing contacts" needs the permission "Marketing contacts access", \
        which you do not have.
          Ida Lind can give it to you: tierline users grant bo@example.com \
        marketing-contacts-access

        """)
    // The attempt is on record (9.4): the journal grew by one line.
    let info = await machine.run("store", "info", "--format", "json")
    #expect(info.output.contains("\"sequence\":6,"))
    let dryRun = await machine.run(
      "--as", "bo@example.com", "contacts", "set-marketing", "1", "--dry-run")
    #expect(dryRun.status == 77)
    let create = await machine.run(
      "--as", "bo@example.com", "contacts", "create", "--email", "n@example.se", "--marketing")
    #expect(create.status == 77)
    let plain = await machine.run(
      "--as", "bo@example.com", "contacts", "create", "--email", "n@example.se")
    #expect(plain.status == 0)
  }

  @Test func goingOverTheTierIsSaidLoudlyAndRecorded() async throws {
    let machine = try TestMachine()
    _ = await machine.run("init", "--sample", "1400", "--tier", "1000", "--as", "ida@example.com")
    let count = await machine.run("contacts", "count", "--filter", "marketing = no").output
    let number = count.trimmingCharacters(in: .newlines)
    let dryRun = await machine.run(
      "contacts", "set-marketing", "--filter", "marketing = no", "--dry-run", "--format", "table")
    #expect(dryRun.output.contains("1,000 → 2,000  until renewal on 21 Nov 2027"))
    let result = await machine.run(
      "contacts", "set-marketing", "--filter", "marketing = no", "--confirm", number)
    #expect(result.status == 0)
    #expect(
      result.errors.hasSuffix(
        """
        The tier went from 1,000 to 2,000, charged pro rata to the renewal on 21 Nov 2027, and \
        stays until then.

        """))
    let billing = await machine.run("billing", "show", "--format", "json")
    #expect(billing.output.contains("\"marketing_contacts\":1400,\"tier\":2000"))
  }

  @Test func anInterruptionBeforeTheChangeChangesNothing() async throws {
    var machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    machine.interrupts = true
    let result = await machine.run("contacts", "set-marketing", "1", "--confirm", "1")
    #expect(result.status == 130)
    #expect(try machine.storeBytes() == before)
    #expect(await machine.run("billing", "show").status == 130)
    #expect(await machine.run("contacts", "list").output == "")
  }

  @Test func aLoginWithoutAUserMayReadButNotChange() async throws {
    var machine = try await TestMachine.withStore()
    machine.environment.login = "mallory"
    #expect(await machine.run("contacts", "count").output == "3\n")
    let result = await machine.run("contacts", "create", "--email", "a@example.se")
    #expect(result.status == 77)
    #expect(
      result.errors.hasPrefix(
        "tierline: No user of this account has your login \"mallory\", so nobody acts.\n"))
  }
}
