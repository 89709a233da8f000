import Foundation
import TestSupport
import Testing

@Suite("Commands of the built program")
struct CommandTests {
  private let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
    let made = try run(["init", "--sample", "300", "--tier", "1000", "--as", "ida@example.com"])
    guard made.status == 0 else { throw Missing(place: made.errors) }
  }

  private func run(
    _ arguments: [String], _ variables: [String: String] = [:], input: String = ""
  ) throws -> ChildProcess.Result {
    try BuiltProgram.run(
      ["--store", folder.path("store")] + arguments, home: folder.path, variables: variables,
      input: input)
  }

  private func count(_ filter: String) throws -> Int {
    let result = try run(["contacts", "count", "--filter", filter])
    return try need(Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test(
    "R6.22: without the number, or with a wrong one: status 3, the number named, no byte changed")
  func confirmation() throws {
    let filter = "stage = subscriber and marketing = no"
    let number = try count(filter)
    try #require(number > 1)
    let before = try folder.contents(of: "store")
    for confirm in [[], ["--confirm", "\(number + 1)"]] {
      let result = try run(["contacts", "set-marketing", "--filter", filter] + confirm)
      #expect(result.status == 3)
      #expect(result.errors.contains("\(number)"), "\(result.errors)")
      #expect(try folder.contents(of: "store") == before)
    }
    let done = try run([
      "contacts", "set-marketing", "--filter", filter, "--confirm", "\(number)", "--format", "json",
    ])
    #expect(done.status == 0)
    for member in [
      #""selected":\#(number)"#, #""changed":\#(number)"#, #""unchanged":0"#, #""refused":[]"#,
      #""count_before":"#, #""count_after":"#, #""tier_before":1000"#, #""tier_after":1000"#,
      #""sequence":1"#,
    ] {
      #expect(done.output.contains(member), "\(member) in \(done.output)")
    }
  }

  @Test(
    "R2.4, R2.7: pre-set is pending and counted until the update date, and then worked off once")
  func updateDate() throws {
    let ids = try run([
      "contacts", "list", "--filter", "marketing = yes and not marketing = pending",
    ])
    .output.split(separator: "\n").dropFirst().prefix(2)
    .map { String($0.prefix { $0 != "\t" }) }
    let marketing = try count("marketing = yes")
    let pending = try count("marketing = pending")
    let done = try run(["contacts", "set-non-marketing"] + ids + ["--confirm", "2"])
    #expect(done.status == 0, "\(done.errors)")
    #expect(try count("marketing = yes") == marketing)
    #expect(try count("marketing = pending") == pending + 2)
    let later = ["TIERLINE_NOW": "2026-12-01T09:00:00Z"]
    var sequences: Set<String> = []
    for _ in 0..<3 {
      let billing = try run(["billing", "show", "--format", "json"], later)
      #expect(billing.output.contains(#""marketing_contacts":\#(marketing - pending - 2)"#))
      let info = try run(["store", "info", "--format", "json"], later)
      sequences.insert(String(try need(info.output.firstMatch(of: /"sequence":[0-9]+/)).0))
    }
    #expect(sequences == [#""sequence":2"#])
  }

  @Test(
    "9.4: without Marketing contacts access: status 77 with the reason; only the attempt on record")
  func permission() throws {
    for arguments in [
      ["users", "add", "bo@example.com", "--name", "Bo Ek"],
      ["users", "revoke", "bo@example.com", "marketing-contacts-access"],
    ] {
      let result = try run(arguments)
      #expect(result.status == 0, "\(result.errors)")
    }
    let before = try run(["contacts", "list", "--format", "jsonl"]).output
    let refused = try run([
      "--as", "bo@example.com", "contacts", "set-marketing", "1", "--confirm", "1",
    ])
    #expect(refused.status == 77)
    #expect(refused.errors.contains("Marketing contacts access"), "\(refused.errors)")
    #expect(try run(["contacts", "list", "--format", "jsonl"]).output == before)
    let journal = try String(
      contentsOfFile: folder.path("store/journal-000001.jsonl"), encoding: .utf8)
    let lines = journal.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.last?.contains("attempt.refused") == true)
  }

  @Test(
    "Bad input: the place, the token, the way out, the status of the contract; nothing changed",
    arguments: [
      (["contacts", "count", "--filter", "stge = lead"], 64, "stge"),
      (["contacts", "count", "--filter", "stage ~ lead"], 64, "~"),
      (["contacts", "count", "--filter", "stage = led"], 64, "led"),
      (["contacts", "count", "--filter", "created > 2026-02-30"], 64, "2026-02-30"),
      (["contacts", "count", "--filter", "company = \"Volvo"], 64, "\""),
      (["contacts", "list", "--sort", "nme"], 64, "nme"),
      (["contacts", "lst"], 64, "lst"),
      (["contacts", "list", "--limt", "5"], 64, "limt"),
      (["contacts", "show", "999999"], 66, "999999"),
      (
        ["contacts", "edit", "1", "--set", "hs_marketable_status=true"], 64,
        "Marketing contact status"
      ),
      (["contacts", "create", "--set", "city=Lund"], 64, "name"),
      (["import", "no-such-file.csv"], 66, "no-such-file.csv"),
      (["import", "/"], 66, "/"),
      (["--store", "/tmp/other", "contacts", "count"], 64, "--store"),
      (
        ["--as", "nobody@example.com", "contacts", "edit", "1", "--set", "city=x"], 77,
        "nobody@example.com"
      ),
    ] as [([String], Int32, String)])
  func badInput(arguments: [String], status: Int32, token: String) throws {
    let before = try folder.contents(of: "store")
    let result = try run(arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(token), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try folder.contents(of: "store") == before)
  }

  @Test(
    "Bad files: named by line and column, and refused",
    arguments: [
      ("City\nLund\n", "mail"),
      ("Email,City\na@example.com,\"Lund\n", "2"),
      ("Email\n\u{0}\u{1}\u{2}binary\n", "NUL"),
      ("Email,City\na@example.com,\(String(repeating: "x", count: 70_000))\n", "City"),
    ])
  func badFiles(text: String, token: String) throws {
    let path = folder.path("bad.csv")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let before = try run(["contacts", "count"]).output
    let result = try run(["import", path])
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains(token), "\(result.errors)")
    #expect(try run(["contacts", "count"]).output == before)
  }

  @Test("Invalid UTF-8 is named by line and column")
  func invalidUTF8() throws {
    let path = folder.path("bad.csv")
    let text = "Email,City\nö@example.com,Malmö\nå@example.com,Åre\na@example.com,L\u{fffd}"
    try Data(text.utf8.filter { $0 != 0xbd } + [0x0a]).write(to: URL(fileURLWithPath: path))
    let result = try run(["import", path])
    #expect(result.status == 65 && result.errors.contains("UTF-8"), "\(result.errors)")
    #expect(result.errors.contains("line 4, column \"City\""), "\(result.errors)")
  }

  @Test("A store of a newer format, or one that others may write, is refused and left alone")
  func unsafeStores() throws {
    let manifest = folder.path("store/MANIFEST.json")
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    let newer = text.replacing(/"format":[0-9]+/, with: #""format":99"#)
    #expect(newer != text)
    try newer.write(toFile: manifest, atomically: true, encoding: .utf8)
    let refused = try run(["contacts", "count"])
    #expect(
      refused.status != 0 && refused.errors.contains("MANIFEST.json")
        || refused.errors.contains("99"))
    #expect(try String(contentsOfFile: manifest, encoding: .utf8) == newer)
    try text.write(toFile: manifest, atomically: true, encoding: .utf8)
    #expect(chmod(folder.path("store"), 0o777) == 0)
    let open = try run(["contacts", "count"])
    #expect(open.status == 77, "\(open.errors)")
  }

  @Test("Eight processes commit while a ninth compacts: all there, in a sequence without gap")
  func processes() throws {
    let program = "\(BuiltProgram.path) --store \(folder.path("store"))"
    let script = """
      for worker in 1 2 3 4 5 6 7 8; do
        (for change in $(seq 1 12); do
          \(program) contacts edit $((worker * 20 + change)) --set city=w$worker-$change || exit 1
        done) &
        workers="$workers $!"
      done
      (while [ ! -e \(folder.path("done")) ]; do \(program) store compact; done) & compactor=$!
      for worker in $workers; do wait $worker || exit 2; done
      touch \(folder.path("done")); wait $compactor
      """
    let result = try ChildProcess.run(
      "bash", ["-c", script], environment: BuiltProgram.environment(home: folder.path))
    #expect(result.status == 0, "\(result.errors)")
    for worker in 1...8 {
      #expect(try count("city starts with \"w\(worker)-\"") == 12)
    }
    let info = try run(["store", "info", "--format", "json"])
    #expect(info.output.contains(#""sequence":96"#), "\(info.output)")
    #expect(try run(["store", "verify"]).status == 0)
  }
}
