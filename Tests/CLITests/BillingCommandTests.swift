import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import CLI

/// The commands on billing and clean-up.
@Suite struct BillingCommandTests {
  /// A store with 30 contacts, 1 to 20 marketing; 1 and 2 opted out.
  private func machine() async throws -> TestMachine {
    let machine = try await TestMachine.withStore()
    let rows = (1...20).map { "m\($0)@example.com,\($0 < 3)\n" }.joined()
    let file = machine.folder.path("list.csv")
    try ("email,hs_email_optout\n" + rows).write(toFile: file, atomically: true, encoding: .utf8)
    let result = await machine.run("import", file, "--set-marketing", "--confirm", "20")
    #expect(result.status == 0, "\(result.errors)")
    return machine
  }

  @Test("R3.15: billing show has the count, what it is of, and when it is counted anew")
  func used() async throws {
    let machine = try await TestMachine.withStore()
    let shown = await machine.run("billing", "show", "--format", "json").output
    for member in ["marketing_contacts", "tier", "after_update", "next_update", "renewal"] {
      #expect(shown.contains("\"\(member)\":"), "\(member) in \(shown)")
    }
  }

  @Test("R3.1: a price is shown once it is given")
  func price() async throws {
    let machine = try await TestMachine.withStore()
    #expect(await machine.run("billing", "show").output.contains("price_per_step\t\n"))
    let set = await machine.run("billing", "set", "--price", "225", "--currency", "usd")
    #expect(set.status == 0, "\(set.errors)")
    let shown = await machine.run("billing", "show", "--format", "json").output
    #expect(shown.contains(#""price_per_step":"225.00","currency":"USD""#))
    let bad = await machine.run("billing", "set", "--price", "2,5", "--currency", "usd")
    #expect(bad.status == 64 && bad.errors.contains("\"2,5 usd\" is not a price."))
    #expect(await machine.run("billing", "set", "--price", "2").status == 64)
    #expect(await machine.run("billing", "set").status == 64)
  }

  @Test("R3.12: the tier guard refuses with a status of its own and what to do")
  func tierGuard() async throws {
    let machine = try await machine()
    let set = await machine.run(
      "billing", "set", "--included", "21", "--increment", "5", "--tier", "21", "--guard", "on")
    #expect(set.status == 0, "\(set.errors)")
    let over = await machine.run(
      "contacts", "create", "--email", "over@example.com", "--marketing")
    #expect(over.status == 1)
    #expect(over.errors.contains("--guard off"))
    #expect(await machine.run("billing", "set", "--guard", "maybe").status == 64)
  }

  @Test("R3.10: a lower tier is asked for and taken back")
  func askTier() async throws {
    let machine = try await machine()
    _ = await machine.run("billing", "set", "--tier", "7000")
    #expect(await machine.run("billing", "set", "--ask-tier", "2000").status == 0)
    #expect(await machine.run("billing", "show").output.contains("requested_tier\t2000\n"))
    #expect(await machine.run("billing", "set", "--ask-tier", "none").status == 0)
    #expect(await machine.run("billing", "show").output.contains("requested_tier\t\n"))
    let wrong = await machine.run("billing", "set", "--ask-tier", "2500")
    #expect(wrong.status == 1)
  }

  @Test("R3.3: what does not go together is refused and changes nothing")
  func refused() async throws {
    let machine = try await machine()
    let before = try machine.storeBytes()
    for arguments in [
      ["--term", "monthly"], ["--tier", "2500"], ["--renewal", "2030-01-01"],
      ["--purchased", "2030-01-01"], ["--increment", "0"],
    ] {
      let result = await machine.run(["billing", "set"] + arguments)
      #expect(result.status == 64, "\(arguments): \(result.errors)")
    }
    let low = await machine.run(
      "billing", "set", "--included", "10", "--increment", "1", "--tier", "12")
    #expect(low.status == 1, "\(low.errors)")
    #expect(try machine.storeBytes() == before)
  }

  @Test("R3.1: a dry run shows what another plan would change")
  func planDryRun() async throws {
    let machine = try await machine()
    let before = try machine.storeBytes()
    let result = await machine.run(
      "billing", "set", "--plan", "enterprise", "--dry-run", "--format", "json")
    #expect(result.output.contains(#""tier_before":2000,"tier_after":10000"#), "\(result.errors)")
    #expect(try machine.storeBytes() == before)
  }

  @Test("R1.16: waste says how many, why, and pre-sets with the number")
  func waste() async throws {
    let machine = try await machine()
    let report = await machine.run("billing", "waste")
    #expect(report.output.hasPrefix("property\tvalue\ncontacts\t2\nno_email\t0\nopted_out\t2\n"))
    #expect(await machine.run("billing", "waste", "--demote").status == 3)
    #expect(await machine.run("billing", "waste", "--confirm", "2").status == 64)
    #expect(await machine.run("billing", "waste", "--demote", "--confirm", "2").status == 0)
    #expect(await machine.run("billing", "waste").output.contains("pending\t2\n"))
  }

  @Test("R1.15: what one import promoted is listed, counted and pre-set as a whole")
  func promotedBy() async throws {
    let machine = try await machine()
    let count = await machine.run("contacts", "count", "--promoted-by", "import-1")
    #expect(count.output == "20\n")
    let list = await machine.run(
      "contacts", "list", "--promoted-by", "user:ida@example.com", "--columns", "email")
    #expect(list.output == "email\nbjorn@example.se\n")
    let demote = await machine.run(
      "contacts", "set-non-marketing", "--promoted-by", "import-1", "--confirm", "20")
    #expect(demote.status == 0, "\(demote.errors)")
    let gone = await machine.run("contacts", "count", "--promoted-by", "form:Gone")
    #expect(gone.status == 66)
    #expect(await machine.run("contacts", "count", "--promoted-by", "nose").status == 64)
    let both = await machine.run(
      "contacts", "set-non-marketing", "1", "--promoted-by", "import-1", "--confirm", "1")
    #expect(both.status == 64)
  }

  @Test("R3.4: why and sources name what set the contacts as marketing")
  func origins() async throws {
    let machine = try await machine()
    let why = await machine.run("billing", "why", "--format", "csv")
    #expect(
      why.output == """
        hs_marketable_reason_type,marketable_reason_name,hs_marketable_reason_id,marketing,\
        pending,count\r
        CONTACT_IMPORT,list.csv,import-1,20,0,20\r
        USER_SET,Ida Lind,1,1,0,1\r

        """)
    #expect(why.errors.contains("21 marketing + 0 pending = 21"))
    let sources = await machine.run("billing", "sources", "--by", "week", "--format", "jsonl")
    #expect(sources.output.contains(#""period":"2026-11-16""#))
    #expect(await machine.run("billing", "sources", "--by", "year").status == 64)
    #expect(await machine.run("billing", "sources", "--since", "yesterday").status == 64)
  }

  @Test("R3.13: history and forecast in every format")
  func historyAndForecast() async throws {
    var machine = try await machine()
    let history = await machine.run("billing", "history")
    #expect(history.output.hasSuffix("2026-11-21\t21\t0\t23\t2000\n"))
    let forecast = await machine.run("billing", "forecast", "--updates", "2", "--format", "json")
    #expect(forecast.output.contains(#""trend_30_days":null"#))
    #expect(forecast.output.contains(#""lowest_tier":2000"#))
    #expect(await machine.run("billing", "forecast", "--updates", "0").status == 64)
    machine.isTerminal = true
    let table = await machine.run("billing", "forecast", "--updates", "2")
    #expect(table.output.contains("not enough days on record"))
    let chart = await machine.run("billing", "history")
    #expect(chart.output.contains("#"))
  }

  @Test("Section 15, item 10: clean-up rules are saved, listed, run with the number, deleted")
  func cleanUp() async throws {
    let machine = try await machine()
    let save = await machine.run("clean-up", "save", "Opted", "--filter", "optout = yes")
    #expect(save.status == 0, "\(save.errors)")
    let list = await machine.run("clean-up", "list", "--format", "json")
    #expect(list.output.contains(#""name":"Opted","filter":"optout = yes","contacts":2"#))
    let unconfirmed = await machine.run("clean-up", "run", "opted")
    #expect(unconfirmed.status == 3)
    #expect(await machine.run("clean-up", "run", "opted", "--confirm", "2").status == 0)
    let unknown = await machine.run("clean-up", "run", "optde")
    #expect(unknown.status == 66 && unknown.errors.contains("Opted"))
    let broken = await machine.run("clean-up", "save", "X", "--filter", "nose = 1")
    #expect(broken.status == 64)
    #expect(await machine.run("clean-up", "delete", "opted").status == 0)
    #expect(await machine.run("clean-up", "list").output.split(separator: "\n").count == 1)
  }
}
