import Foundation
import TestSupport
import Testing

@Suite("The console as a process in a terminal", .serialized)
struct ConsoleFlowTests {
  private let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
    let result = try run(["init", "--sample", "120", "--tier", "1000"])
    guard result.status == 0 else { throw Missing(place: result.errors) }
  }

  private func run(_ arguments: [String]) throws -> ChildProcess.Result {
    try BuiltProgram.run(["--store", folder.path("store")] + arguments, home: folder.path)
  }

  private func console(
    columns: Int = 80, rows: Int = 24, variables: [String: String] = [:],
    arguments: [String] = [], before: String = "", after: String = ""
  ) throws -> TmuxConsole {
    let console = try TmuxConsole(
      store: folder.path("store"), home: folder.path, columns: columns, rows: rows,
      variables: variables, arguments: arguments, before: before, after: after)
    try console.rest { $0.contains("of 120") }
    try console.settle()
    return console
  }

  /// The count in the header line.
  private func count(_ screen: String) throws -> Int {
    let match = try need(screen.firstMatch(of: /Marketing ([0-9,]+) \//))
    return try need(Int(match.1.filter { $0 != "," }))
  }

  @Test("Filter, select all, set as marketing with the typed number: the header rises by that many")
  func setAsMarketing() throws {
    let filter = "stage = lead and marketing = no"
    let listed = try run(["contacts", "count", "--filter", filter, "--format", "plain"])
    let selected = try need(Int(listed.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    try #require(selected > 1)
    let console = try console()
    let other = try self.console()
    let cursorBefore = try other.fact("cursor_y")
    let before = try count(console.screen())
    try console.press("/")
    try console.press(filter, literally: true)
    try console.rest { $0.contains("of \(selected) (of 120)") || $0.contains("\(selected) of 120") }
    try console.press("Enter")
    try console.press("a")
    try console.press("x")
    try console.press("m")
    try console.rest { $0.contains("Type \(selected) to confirm") }
    // Enter alone, on Cancel, changes nothing.
    try console.press("Enter")
    try console.rest { !$0.contains("to confirm") }
    #expect(try count(console.screen()) == before)
    try console.press("x")
    try console.press("m")
    try console.rest { $0.contains("Type \(selected) to confirm") }
    // A wrong number changes nothing and says so.
    try console.press("\(selected + 1)", literally: true)
    try console.press("Enter")
    try console.rest { $0.contains("You typed \(selected + 1)") }
    try console.press("C-u")
    try console.press("\(selected)", literally: true)
    try console.press("Enter")
    try console.rest { $0.contains("contacts set as marketing") }
    try console.rest { try count($0) == before + selected }
    // The other console shows it without moving its cursor.
    let seen = try other.waitForScreen { (try? count($0)) == before + selected }
    #expect(try count(seen) == before + selected)
    #expect(try other.fact("cursor_y") == cursorBefore)
    // After quitting it is still there, with who, when and how.
    try console.tmux(["send-keys", "Escape"])
    try console.rest()
    let shown = try run([
      "contacts", "list", "--filter", "reason = USER_SET and stage = lead", "--format", "jsonl",
    ])
    #expect(shown.output.split(separator: "\n").count == selected)
    let id = try need(shown.output.firstMatch(of: /"hs_object_id":([0-9]+)/)).1
    let history = try run(["contacts", "show", String(id), "--history", "--format", "json"])
    #expect(history.output.contains("console") && history.output.contains("2026-11-21T12:00:00"))
  }

  @Test("A console shows another process's change by itself")
  func liveReload() throws {
    let console = try console()
    let before = try count(console.screen())
    let ids = try run([
      "contacts", "list", "--filter", "marketing = no", "--columns", "hs_object_id",
    ])
    .output.split(separator: "\n").dropFirst().prefix(3).map(String.init)
    let done = try run(["contacts", "set-marketing"] + ids + ["--confirm", "3"])
    #expect(done.status == 0)
    _ = try console.waitForScreen { (try? count($0)) == before + 3 }
  }

  @Test("The real cursor stands on the focused row")
  func cursorFollowsFocus() throws {
    let console = try console()
    let first = try need(Int(try console.fact("cursor_y")))
    try console.press("Down")
    try console.rest { _ in try console.fact("cursor_y") == "\(first + 1)" }
  }

  @Test("Pasted text runs no command")
  func paste() throws {
    let console = try console()
    let before = try console.screen()
    try console.tmux(["set-buffer", "qxmdXaU:/\rjj"])
    try console.tmux(["paste-buffer", "-p"])
    try console.rest()
    let after = try console.settle()
    #expect(after.split(separator: "\n").dropLast(2) == before.split(separator: "\n").dropLast(2))
    try console.press("/")
    try console.tmux(["set-buffer", "a\u{1B}[31mb\nc"])
    try console.tmux(["paste-buffer", "-p"])
    try console.rest { $0.contains("/ a") && $0.contains("b c") }
  }

  @Test("Small screens are usable", arguments: [(60, 20), (40, 10)])
  func small(columns: Int, rows: Int) throws {
    let console = try console(columns: columns, rows: rows)
    try console.rest { $0.contains("1,000") }
    try console.press("?")
    try console.rest { $0.contains("Keys that work here") }
    try console.press("Escape")
    try console.rest { $0.contains("of 120") && !$0.contains("Keys that work here") }
    try console.tmux(["resize-window", "-x", "20", "-y", "5"])
    try console.rest()
    try console.tmux(["resize-window", "-x", "80", "-y", "24"])
    try console.rest { $0.contains("of 120") }
  }
}
