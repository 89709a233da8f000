import Foundation
import TestSupport
import Testing

@Suite("The terminal is given back, whatever happens", .serialized)
struct TerminalTests {
  private let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
    let made = try BuiltProgram.run(
      ["--store", folder.path("store"), "init", "--sample", "30"], home: folder.path)
    guard made.status == 0 else { throw Missing(place: made.errors) }
  }

  private func console(
    variables: [String: String] = [:], terminal: String = "tmux-256color", contacts: Int = 30
  ) throws -> TmuxConsole {
    let console = try TmuxConsole(
      store: folder.path("store"), home: folder.path, variables: variables,
      before: "stty -g >\(folder.path("before"))", after: "stty -g >\(folder.path("after"))",
      terminal: terminal)
    try console.rest { $0.contains("of \(contacts)") }
    try console.settle()
    return console
  }

  /// Modes, main screen and cursor as they were, and the exit status on the screen.
  private func expectRestored(_ console: TmuxConsole, status: String) throws {
    let screen = try console.waitForScreen { $0.contains("exit status") }
    #expect(screen.contains("exit status \(status)"), "\(screen)")
    #expect(try console.fact("alternate_on") == "0")
    #expect(try console.fact("cursor_flag") == "1")
    #expect(try console.fact("mouse_any_flag") == "0")
    #expect(try console.fact("keypad_flag") == "0")
    let after = try waitForFile(folder.path("after"))
    #expect(try String(contentsOfFile: folder.path("before"), encoding: .utf8) == after)
  }

  /// The shell writes the file right after the status line.
  private func waitForFile(_ path: String) throws -> String {
    let deadline = Date().addingTimeInterval(20)
    while deadline.timeIntervalSinceNow > 0 {
      if let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasSuffix("\n") {
        return text
      }
    }
    throw Missing(place: path)
  }

  @Test("After quitting")
  func quit() throws {
    let console = try console()
    #expect(try console.fact("alternate_on") == "1")
    try console.tmux(["send-keys", "q"])
    try expectRestored(console, status: "0")
  }

  @Test(
    "After a signal, a trap among them",
    arguments: [
      (SIGTERM, 143), (SIGHUP, 129), (SIGSEGV, 139), (SIGILL, 132), (SIGTRAP, 133), (SIGABRT, 134),
    ] as [(Int32, Int32)])
  func signals(number: Int32, status: Int32) throws {
    let console = try console()
    try console.signal(number)
    try expectRestored(console, status: "\(status)")
  }

  @Test("After Ctrl-C twice, with status 130; once only says how to quit")
  func interrupt() throws {
    let console = try console()
    try console.press("C-c")
    #expect(try console.fact("alternate_on") == "1")
    try console.tmux(["send-keys", "C-c"])
    try expectRestored(console, status: "130")
  }

  @Test("Ctrl-Z gives the shell back, fg goes on")
  func suspend() throws {
    let tmux = try TmuxConsole(
      store: folder.path("store"), home: folder.path,
      before: "set -m", after: "echo stopped; stty -a | grep -o -- '[-]*icanon'; fg; echo ended")
    try tmux.rest { $0.contains("of 30") }
    try tmux.settle()
    let line = try tmux.fact("cursor_y")
    try tmux.press("j")
    try tmux.rest { _ in try tmux.fact("cursor_y") != line }
    let before = try tmux.screen()
    try tmux.tmux(["send-keys", "C-z"])
    try tmux.rest { $0.contains("of 30") && !$0.contains("stopped") }
    try tmux.rest { $0 == before }
    try tmux.press("k")
    try tmux.tmux(["send-keys", "q"])
    let end = try tmux.waitForScreen { $0.contains("ended") }
    #expect(end.contains("stopped") && end.contains("icanon") && !end.contains("-icanon"))
  }

  @Test("An idle console writes nothing for five seconds")
  func idle() throws {
    let console = try console()
    try console.tmux(["pipe-pane", "-O", "cat >>\(folder.path("bytes"))"])
    try console.press("Down")
    _ = try waitForBytes(folder.path("bytes"))
    let settled = try waitUntilStill(folder.path("bytes"), seconds: 1)
    let later = try waitUntilStill(folder.path("bytes"), seconds: 5)
    #expect(settled == later)
  }

  private func waitForBytes(_ path: String) throws -> Int {
    let deadline = Date().addingTimeInterval(20)
    while deadline.timeIntervalSinceNow > 0 {
      if size(path) > 0 { return size(path) }
    }
    throw Missing(place: path)
  }

  /// The size once it has not changed for so many seconds.
  private func waitUntilStill(_ path: String, seconds: Double) throws -> Int {
    let deadline = Date().addingTimeInterval(30)
    var (last, since) = (size(path), Date())
    while deadline.timeIntervalSinceNow > 0 {
      let now = size(path)
      if now != last { (last, since) = (now, Date()) }
      if -since.timeIntervalSinceNow >= seconds { return last }
      // Nothing is to happen: waiting is what is tested, in slices that leave the machine alone.
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + 0.1)
    }
    throw Missing(place: "\(path) keeps growing")
  }

  private func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }

  @Test("NO_COLOR gives no colour code, and the same text")
  func noColor() throws {
    let coloured = try console().screen()
    let console = try TmuxConsole(
      store: folder.path("store"), home: folder.path, variables: ["NO_COLOR": "1"],
      before: "tmux_pipe=1")
    try console.tmux(["pipe-pane", "-O", "cat >>\(folder.path("plain"))"])
    try console.rest { $0.contains("of 30") }
    try console.rest { $0 == coloured }
    try console.press("C-l")
    _ = try waitForBytes(folder.path("plain"))
    _ = try waitUntilStill(folder.path("plain"), seconds: 0.5)
    let bytes = try String(contentsOfFile: folder.path("plain"), encoding: .utf8)
    let colour = /\u{1B}\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m/
    #expect(bytes.firstMatch(of: colour) == nil)
    #expect(bytes.contains("\u{1B}["))
  }

  @Test(
    "Starts on every described terminal",
    arguments: ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt220", "vt100"])
  func terminals(name: String) throws {
    let console = try console(terminal: name)
    #expect(try console.screen().contains("Marketing"))
    try console.tmux(["send-keys", "q"])
    try expectRestored(console, status: "0")
  }

  @Test("Without a terminal, or with one that cannot draw: one line, status 69")
  func noTerminal() throws {
    let result = try BuiltProgram.run(
      ["--store", folder.path("store")], home: folder.path, variables: ["TERM": "xterm"])
    #expect(result.status == 69 && result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("A name made to attack the screen shows as escapes and shifts no column")
  func hostileName() throws {
    let marks = String(repeating: "\u{301}", count: 20)
    let hostile = "\u{1B}[31mEvil\u{202E}\u{200B}a" + marks
    for (email, name) in [("hostile@example.com", hostile), ("plain@example.com", "Plain")] {
      let made = try BuiltProgram.run(
        [
          "--store", folder.path("store"), "contacts", "create", "--email", email, "--set",
          "lastname=\(name)",
        ], home: folder.path)
      #expect(made.status == 0, "\(made.errors)")
    }
    let console = try console(contacts: 32)
    try console.press("/")
    try console.press("email in (hostile@example.com, plain@example.com)", literally: true)
    try console.rest { $0.contains("2 of 32") || $0.contains("of 2 (of 32)") }
    let lines = try console.settle().split(separator: "\n").filter { $0.contains("Lead") }
    let places = lines.prefix(2).map { line in
      line.range(of: "Lead").map { line.distance(from: line.startIndex, to: $0.lowerBound) }
    }
    #expect(places.count == 2 && places[0] != nil && places[0] == places[1], "\(lines)")
    #expect(lines.contains { $0.contains("␛[31mEvil") }, "\(lines)")
  }
}
