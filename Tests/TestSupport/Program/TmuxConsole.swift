private import Foundation
private import Glibc

/// The console running inside tmux: an independent terminal that tells what is on its screen.
///
/// The program reports on a named pipe whenever it has nothing left to do, so that a test waits for
/// a fact and never for a time.
package final class TmuxConsole {
  private let socket: String
  private let pidFile: String
  private let idle: Int32
  private var idleCount = 0
  private var idleText = ""

  /// Longest wait for the program to come to rest, in seconds.
  private static let patience = 30.0

  /// Starts the console on the store at `store`; `before` is shell text run ahead of it in the same
  /// terminal, `after` behind it.
  package init(
    store: String, home: String, columns: Int = 80, rows: Int = 24,
    variables: [String: String] = [:], arguments: [String] = [], before: String = "",
    after: String = "", terminal: String = "tmux-256color"
  ) throws {
    socket = "tierline-\(UUID().uuidString)"
    pidFile = home + "/pid-\(UUID().uuidString)"
    let pipe = home + "/idle-\(UUID().uuidString)"
    guard mkfifo(pipe, 0o600) == 0 else { throw Missing(place: "mkfifo \(pipe)") }
    idle = open(pipe, O_RDWR | O_CLOEXEC)
    var environment = BuiltProgram.environment(home: home, variables)
    environment["TIERLINE_IDLE_FD"] = "9"
    let assignments = environment.map { "\($0.key)='\($0.value)'" }.sorted()
    let command =
      "echo $BASHPID >'\(pidFile)'; exec env -i TERM=\(terminal) \(assignments.joined(separator: " ")) "
      + "\(BuiltProgram.path) --store '\(store)' \(arguments.joined(separator: " ")) 9>'\(pipe)'"
    let script = home + "/start-\(UUID().uuidString).sh"
    let text = """
      #!/bin/bash
      \(before)
      ( \(command) )
      echo "exit status $?"
      \(after)
      exec bash --norc --noprofile
      """
    try text.write(toFile: script, atomically: true, encoding: .utf8)
    try tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "bash --norc --noprofile \(script)",
    ])
  }

  deinit {
    _ = try? tmux(["kill-server"])
    close(idle)
  }

  /// Runs a tmux command and returns what it printed.
  @discardableResult
  package func tmux(_ arguments: [String]) throws -> String {
    var environment = ProcessInfo.processInfo.environment
    environment["TMUX"] = nil
    environment["LANG"] = "C.UTF-8"
    let result = try ChildProcess.run(
      "tmux", ["-L", socket] + arguments, environment: environment)
    return result.output
  }

  /// Waits until the program has rested once more than when keys were last sent.
  package func rest() throws {
    let deadline = Date().addingTimeInterval(TmuxConsole.patience)
    while try !readIdle(waiting: 100) {
      guard deadline.timeIntervalSinceNow > 0 else {
        throw Missing(place: "idle signal after \(idleCount); screen:\n\(try screen())")
      }
    }
  }

  /// Waits until the screen satisfies `condition`; fails with the screen when it never does.
  ///
  /// The screen is looked at again after every rest and, because tmux draws a moment after the
  /// program has written, also without one.
  package func rest(until condition: (String) throws -> Bool) throws {
    let deadline = Date().addingTimeInterval(TmuxConsole.patience)
    while try !condition(screen()) {
      guard deadline.timeIntervalSinceNow > 0 else {
        throw Missing(place: "what the screen should show; it shows:\n\(try screen())")
      }
      _ = try readIdle(waiting: 20)
    }
  }

  /// Waits until the program reports nothing more and the screen stays as it is.
  ///
  /// - Returns: the screen.
  @discardableResult
  package func settle() throws -> String {
    let deadline = Date().addingTimeInterval(TmuxConsole.patience)
    while deadline.timeIntervalSinceNow > 0 {
      let before = try screen()
      if try !readIdle(waiting: 100), try screen() == before { return before }
    }
    throw Missing(place: "a screen that stays as it is; it shows:\n\(try screen())")
  }

  /// Takes in what the program reported, waiting for it at most so many milliseconds.
  ///
  /// - Returns: whether it rested again.
  private func readIdle(waiting milliseconds: Int32) throws -> Bool {
    var item = pollfd(fd: idle, events: Int16(POLLIN), revents: 0)
    if poll(&item, 1, milliseconds) > 0 {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let length = read(idle, &buffer, buffer.count)
      if length > 0 { idleText += String(decoding: buffer[..<length], as: UTF8.self) }
    }
    guard let count = newestIdle(), count > idleCount else { return false }
    idleCount = count
    return true
  }

  /// Sends keys by tmux's names, or text with `literally`, and waits for rest.
  package func press(_ keys: String..., literally: Bool = false) throws {
    while try readIdle(waiting: 0) {}
    try tmux(["send-keys"] + (literally ? ["-l"] : []) + keys)
    try rest()
  }

  /// Sends a signal to the program itself.
  package func signal(_ number: Int32) throws {
    let text = try String(contentsOfFile: pidFile, encoding: .utf8)
    guard let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)),
      kill(process, number) == 0
    else { throw Missing(place: "process of \(pidFile)") }
  }

  /// The screen as lines of text.
  package func screen() throws -> String {
    try tmux(["capture-pane", "-p"])
  }

  /// One of tmux's format variables, such as `cursor_y` or `alternate_on`.
  package func fact(_ name: String) throws -> String {
    try tmux(["display-message", "-p", "#{\(name)}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Polls the screen until it satisfies `condition`: for what happens after the program ended,
  /// when it gives no signal any more.
  package func waitForScreen(_ condition: (String) -> Bool) throws -> String {
    let deadline = Date().addingTimeInterval(TmuxConsole.patience)
    while true {
      let text = try screen()
      if condition(text) { return text }
      guard deadline.timeIntervalSinceNow > 0 else {
        throw Missing(place: "what the screen should show; it shows:\n\(text)")
      }
    }
  }

  private func newestIdle() -> Int? {
    let lines = idleText.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().last { $0.hasPrefix("idle ") }.flatMap { Int($0.dropFirst(5)) }
  }
}
