import Domain
import Engine
import TestSupport
import Testing

@testable import CLI

/// Commands that delete, restore and merge, and what they show.
@Suite struct DeletionTests {
  @Test("R2.26 R6.6 a deletion shows who counts and asks for the number")
  func deletionIsConfirmed() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let result = await machine.run("contacts", "delete", "1", "2")
    #expect(result.status == 3)
    #expect(
      result.errors == """
        Delete 2 contacts
          marketing                            1
          marketing until the next update      0
          non-marketing                        1
          count                            1 → 0  of 2,000
          tier                             2,000  stays
        They can be restored for 90 days. The tier stays as it is until the renewal.
        tierline: Delete 2 contacts: not confirmed, nothing was changed.
          The number to confirm is 2: --confirm 2

        """)
    #expect(try machine.storeBytes() == before)
    let dry = await machine.run("contacts", "delete", "--filter", "id > 1", "--dry-run")
    #expect(dry.status == 0)
    #expect(try machine.storeBytes() == before)
  }

  @Test("R2.10 R2.11 what is deleted is listed as deleted and nowhere else, and comes back")
  func deleteAndRestore() async throws {
    let machine = try await TestMachine.withStore()
    let gone = await machine.run(
      "contacts", "delete", "bjorn@example.se", "--confirm", "1", "--format", "json")
    #expect(
      gone.output == """
        {"selected":1,"changed":1,"unchanged":0,"refused":[],"count_before":1,"count_after":0,\
        "tier_before":2000,"tier_after":2000,"sequence":5}

        """)
    #expect(gone.errors.hasSuffix("1 contact deleted; it can be restored for 90 days.\n"))
    #expect(await machine.run("contacts", "count").output == "2\n")
    let list = await machine.run("contacts", "list", "--columns", "id")
    #expect(list.output == "hs_object_id\n1\n3\n")
    let exported = await machine.run("contacts", "export", "--for", "machine", "--columns", "id")
    #expect(!exported.output.contains("2"))
    let deleted = await machine.run("contacts", "deleted", "--format", "csv")
    #expect(
      deleted.output.contains(
        "2,Björn,,bjorn@example.se,true,2026-11-21T12:00:00.000Z,ida@example.com,2027-02-19"))
    let shown = await machine.run("contacts", "show", "2")
    #expect(shown.status == 66)
    #expect(
      shown.errors == """
        tierline: Contact 2 was deleted on 21 Nov 2026 12:00.
          Until 19 Feb 2027 it can be restored: tierline contacts restore 2

        """)
    let back = await machine.run("contacts", "restore", "2")
    #expect(back.status == 0)
    #expect(back.errors.hasSuffix("1 contact restored.\n"))
    #expect(await machine.run("contacts", "count", "--filter", "marketing = yes").output == "1\n")
    let none = await machine.run("contacts", "deleted")
    #expect(none.errors.hasSuffix("No deleted contact can be restored.\n"))
  }

  @Test("R2.26 erased is erased: no way back, and nothing to see")
  func permanently() async throws {
    let machine = try await TestMachine.withStore()
    let result = await machine.run(
      "contacts", "delete", "-", "--permanently", "--confirm", "2", input: "1\n2\n")
    #expect(result.errors.hasSuffix("2 contacts erased for good.\n"))
    let back = await machine.run("contacts", "restore", "1")
    #expect(back.status == 66)
    #expect(
      back.errors == """
        tierline: Contact 1 cannot be restored: it was erased, or deleted more than 90 days ago.
          Those that can be restored: tierline contacts deleted

        """)
    #expect(await machine.run("contacts", "deleted").output.contains("marta") == false)
    #expect(await machine.run("contacts", "restore", "nobody").status == 66)
    #expect(await machine.run("contacts", "restore").status == 64)
  }

  @Test("R1.5 R2.12 R2.24 a merge shows every value before, and cannot be taken back")
  func merge() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    let dry = await machine.run(
      "contacts", "merge", "1", "bjorn@example.se", "--dry-run", "--format", "table")
    try TextGolden.check(dry.output, "merge.txt")
    #expect(try machine.storeBytes() == before)
    let json = await machine.run("contacts", "merge", "1", "2", "--dry-run", "--format", "json")
    #expect(json.output.contains(#""status":"marketing","status_from":"other"}"#))
    #expect(
      json.output.contains(
        #""hs_additional_emails":{"value":"bjorn@example.se","from":"combined"}"#))
    #expect(await machine.run("contacts", "merge", "1", "2").status == 3)
    let done = await machine.run("contacts", "merge", "1", "2", "--confirm", "2")
    #expect(done.status == 0)
    #expect(done.errors.hasSuffix("Contact 2 is part of contact 1 now.\n"))
    let shown = await machine.run("contacts", "show", "2")
    #expect(shown.errors.contains("Contact 2 was merged into contact 1."))
    let found = await machine.run(
      "contacts", "show", "bjorn@example.se", "--format", "json")
    #expect(found.output.contains(#""hs_object_id":1,"#))
    #expect(await machine.run("contacts", "merge", "1", "1").status == 64)
  }

  @Test("Possible duplicates say how many of them count")
  func duplicates() async throws {
    let machine = try await TestMachine.withStore()
    #expect(await machine.run("contacts", "duplicates").errors == "No possible duplicates.\n")
    for email in ["marta@example.org", "marta@example.net"] {
      _ = await machine.run(
        "contacts", "create", "--email", email, "--set", "firstname=Marta", "--set",
        "lastname=Akesson", "--marketing")
    }
    let result = await machine.run("contacts", "duplicates", "--format", "jsonl")
    #expect(
      result.output == """
        {"contacts":[1,4,5],"name":"Märta Åkesson","reasons":["email-name"],"counted":2,"surplus":1}

        """)
    #expect(
      result.errors == "1 group; 1 of the contacts that count may be paid for twice.\n")
  }

  @Test("R13.1 the history shows values and statuses, newest first, by whom and how")
  func history() async throws {
    let machine = try await TestMachine.withStore()
    for (time, city) in [("2026-11-21T13:00:00Z", "Lund"), ("2026-11-21T14:00:00Z", "")] {
      var later = machine
      later.environment.variables["TIERLINE_NOW"] = time
      let result = await later.run("contacts", "edit", "2", "--set", "city=\(city)")
      #expect(result.status == 0)
    }
    let shown = await machine.run("contacts", "show", "2", "--history", "--format", "plain")
    #expect(
      shown.output == """
        at\tproperty\tfrom\tto\tactor\tway\tfront_end\treason_type\treason_id\treason_name
        2026-11-21T14:00:00.000Z\tcity\tLund\t\tida@example.com\tCRM_UI\tcommand-line\t\t\t
        2026-11-21T13:00:00.000Z\tcity\t\tLund\tida@example.com\tCRM_UI\tcommand-line\t\t\t
        2026-11-21T12:00:00.000Z\ths_marketable_status\tnon-marketing\tmarketing\tida@example.com\t\
        CRM_UI\tcommand-line\tUSER_SET\t1\tIda Lind

        """)
    let people = await machine.run("contacts", "show", "2", "--history", "--format", "table")
    #expect(people.output.contains("21 Nov 2026 14:00  City: Lund → –  Ida Lind"))
  }
}
