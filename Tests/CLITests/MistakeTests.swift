import TestSupport
import Testing

@testable import CLI

/// One example of everything a person can get wrong: exit status and text.
@Suite struct MistakeTests {
  /// Arguments, the status, and what stands on standard input.
  static let mistakes: [(arguments: [String], status: Int32, input: String)] =
    [
      (["contcts"], 64, ""),
      (["frobnicate"], 64, ""),
      (["contacts"], 64, ""),
      (["contacts", "lst"], 64, ""),
      (["contacts", "list", "--fliter", "x"], 64, ""),
      (["contacts", "list", "extra"], 64, ""),
      (["contacts", "list", "--limit", "many"], 64, ""),
      (["contacts", "list", "--limit", "-1"], 64, ""),
      (["contacts", "list", "--format", "yaml"], 64, ""),
      (["contacts", "list", "--color", "sometimes"], 64, ""),
      (["--store", "a", "--store", "b", "contacts", "list"], 64, ""),
      (["contacts", "list", "--as", "a@b.se", "--as", "c@d.se"], 64, ""),
      (["contacts", "list", "--filter", "stage = leed"], 64, ""),
      (["contacts", "list", "--filter", "stge = lead"], 64, ""),
      (["contacts", "list", "--filter", "stage ="], 64, ""),
      (["contacts", "list", "--filter", "(stage = lead"], 64, ""),
      (["contacts", "list", "--filter", "a", "--filter", "b"], 64, ""),
      (["contacts", "list", "--sort", "lastnme"], 64, ""),
      (["contacts", "list", "--sort", "lastname:down"], 64, ""),
      (["contacts", "list", "--columns", "email,phne"], 64, ""),
      (["contacts", "count", "--by", "colour"], 64, ""),
      (["contacts", "show"], 64, ""),
      (["contacts", "show", "77"], 66, ""),
      (["contacts", "show", "nobody@example.se"], 66, ""),
      (["contacts", "create"], 64, ""),
      (["contacts", "create", "--email", "marta@"], 64, ""),
      (["contacts", "create", "--email", "MARTA@example.se"], 1, ""),
      (["contacts", "create", "--set", "firstname"], 64, ""),
      (["contacts", "create", "--set", "frstname=x"], 64, ""),
      (["contacts", "create", "--set", "first=a", "--set", "firstname=b"], 64, ""),
      (["contacts", "create", "--set", "first=a", "--set", "stage=custmer"], 64, ""),
      (["contacts", "create", "--set", "first=a", "--set", "createdate=2026-01-01"], 64, ""),
      (["contacts", "create", "--set", "first=a", "--set", "hs_marketable_status=true"], 64, ""),
      (["contacts", "edit", "1"], 64, ""),
      (["contacts", "edit", "--set", "phone=1"], 64, ""),
      (["contacts", "edit", "77", "--set", "phone=1"], 66, ""),
      (["contacts", "edit", "1", "--filter", "stage = lead", "--set", "phone=1"], 64, ""),
      (["contacts", "edit", "1", "2", "--set", "phone=1"], 3, ""),
      (["contacts", "edit", "1", "2", "--set", "phone=1", "--confirm", "3"], 3, ""),
      (["contacts", "set-marketing"], 64, ""),
      (["contacts", "set-marketing", "x@example.se", "y@example.se"], 66, ""),
      (["contacts", "set-marketing", "77", "--confirm", "1"], 66, ""),
      (["contacts", "set-marketing", "1"], 3, ""),
      (["contacts", "set-marketing", "--filter", "country = Sweden", "--confirm", "2"], 3, ""),
      (["contacts", "set-marketing", "--filter", "country = Norway", "--confirm", "1"], 3, ""),
      (["contacts", "set-marketing", "2", "--confirm", "5"], 3, ""),
      (["contacts", "set-marketing", "-"], 65, "marta@example.se\n\u{FFFD}\n"),
      (["--as", "zoe@example.com", "contacts", "set-marketing", "1", "--confirm", "1"], 77, ""),
      (["--as", "bo@exmaple.com", "contacts", "list"], 77, ""),
      (["--as", "bo@example.com", "users", "add", "x@example.com", "--name", "X"], 77, ""),
      (["--read-only", "contacts", "create", "--email", "a@example.se"], 77, ""),
      (["contacts", "export", "--format", "table"], 64, ""),
      (["contacts", "export", "--for", "fun"], 64, ""),
      (["contacts", "export", "--output", "/home/ida/data"], 73, ""),
      (["contacts", "export", "--output", "/nowhere/at/all.csv"], 73, ""),
      (["users", "show", "bo@exmaple.com"], 66, ""),
      (["users", "add", "bo@example.com", "--name", "Bo"], 1, ""),
      (["users", "add", "x", "--name", "X"], 64, ""),
      (["users", "add", "x@example.com"], 64, ""),
      (["users", "grant", "bo@example.com", "everything"], 64, ""),
      (["users", "grant", "bo@example.com", "super-admn"], 64, ""),
      (["users", "revoke", "ida@example.com", "super-admin"], 1, ""),
      (["users", "revoke", "ida@example.com", "add-edit-users"], 1, ""),
      (["init"], 73, ""),
      (["init", "--plan", "gold"], 64, ""),
      (["--store", "new", "init", "--tier", "1500"], 64, ""),
      (["--store", "new", "init", "--plan", "professional", "--billing", "monthly"], 64, ""),
      (["--store", "new", "init", "--purchased", "yesterday"], 64, ""),
      (["--store", "new", "init", "--purchased", "2027-01-01"], 64, ""),
      (["--store", "new", "init", "--time-zone", "Mars/Base"], 64, ""),
      (["--store", "new", "init", "--sample", "0"], 64, ""),
      (["--store", "new", "--as", "ida", "init"], 64, ""),
      (["--store", "/nowhere/at/all", "contacts", "list"], 69, ""),
      (["--store", "/nowhere/at/all", "store", "verify"], 69, ""),
      (["completions", "tcsh"], 64, ""),
      (["import"], 64, ""),
      (["import", "/nowhere/at/all.csv"], 66, ""),
      (["import", "/home/ida/data"], 66, ""),
      (["import", "a.csv", "b.csv", "--set-marketing"], 64, ""),
      (["import", "a.csv", "--confirm", "3"], 64, ""),
      (["import", "a.csv", "--mode", "replace"], 64, ""),
      (["import", "a.csv", "--map", "Mail"], 64, ""),
      (["import", "a.csv", "--adopt", "--set-marketing"], 64, ""),
      (["apps", "show", "Bakery"], 66, ""),
      (["apps", "connect", "Bakery", "--kind", "oath"], 64, ""),
      (["apps", "connect", "Account API key (legacy)"], 1, ""),
      (["apps", "remove", "api-key"], 1, ""),
      (["--as", "bo@example.com", "apps", "connect", "Bakery"], 77, ""),
      (["apps", "on", "api-key"], 3, ""),
      (["apps", "on", "api-key", "--confirm", "2"], 3, ""),
      (["apps", "request", "api-key", "delete", "-"], 64, ""),
      (["apps", "request", "api-key", "create", "--set", "email=a@example.se"], 1, ""),
      (["apps", "request", "api-key", "create", "--token-file", "/nowhere/token"], 66, ""),
      (["non-hubspot-forms", "submit"], 64, ""),
      (["non-hubspot-forms", "submit", "x"], 64, ""),
      (["non-hubspot-forms", "submit", "-"], 65, ""),
      (["non-hubspot-forms", "submit", "-", "--set", "email=a@example.se"], 64, "{}"),
      (["non-hubspot-forms", "submit", "--set", "firstname=Bo"], 64, ""),
      (["non-hubspot-forms", "submit", "-"], 65, "{\"email\":\"a@example.se\"\n"),
      (["non-hubspot-forms", "submit", "-"], 65, "[1]\n"),
      (["non-hubspot-forms", "submit", "-"], 65, "{\"emial\":\"a@example.se\"}\n"),
      (["non-hubspot-forms", "submit", "-"], 65, "{\"email\":[]}\n"),
      (["non-hubspot-forms", "submit", "-"], 65, "{\"email\":\"\",\"Email\":\"\"}\n"),
      (["non-hubspot-forms", "submit", "-"], 65, "{\"email\":\"a@\"}\n"),
      (["forms", "submit", "Newsletter", "-"], 66, "{}"),
      (["forms", "create", ""], 64, ""),
      (["forms", "delete", "Non-HubSpot forms"], 1, ""),
      (["chatflows", "chat", "Support", "-"], 66, "{}"),
      (["contacts", "create", "--email", "a@example.se", "--via", "meeting-link"], 64, ""),
      (
        ["contacts", "create", "--email", "a@example.se", "--via", "document", "--marketing"], 64,
        ""
      ),
      (["sources", "list", "--since", "soon"], 64, ""),
    ] + objectMistakes

  @Test func everyMistakeHasItsStatusAndText() async throws {
    let machine = try await TestMachine.withStore()
    let before = try machine.storeBytes()
    var gallery = ""
    for mistake in Self.mistakes {
      let arguments = mistake.arguments.map {
        $0.replacing("/home/ida", with: machine.folder.path)
      }
      let input = mistake.input.replacing("\u{FFFD}", with: "")
      let result =
        input == mistake.input
        ? await machine.run(arguments, input: input)
        : await machine.run(arguments, bytes: Array(input.utf8) + [0xFF, 0x0A])
      let line = mistake.arguments.map { $0.isEmpty || $0.contains(" ") ? "'\($0)'" : $0 }.joined(
        separator: " ")
      gallery += "$ tierline \(line)\n\(result.errors)[\(result.status)]\n\n"
      #expect(result.status == mistake.status, "\(line)")
      #expect(result.output == "", "\(line)")
      #expect(result.errors.contains("tierline: "), "\(line)")
    }
    // Attempts without the right are put on record; nothing else was written.
    let after = try machine.storeBytes()
    let changed = after.keys.filter { after[$0] != before[$0] }
    #expect(Set(changed).isSubset(of: ["journal-000001.jsonl", "head", "lock"]))
    try TextGolden.check(gallery, "mistakes.txt")
  }

  @Test func statusesAreThoseThatScriptsRelyOn() {
    #expect(
      ExitStatus.allCases.map(\.rawValue)
        == [0, 1, 2, 3, 64, 65, 66, 69, 73, 74, 75, 77, 78, 130])
  }
}
