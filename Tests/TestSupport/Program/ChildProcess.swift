private import Foundation
private import Glibc

/// Runs a program to its end.
///
/// Its streams are files, and it inherits nothing else: a daemon that it leaves behind, such as the
/// server of tmux, cannot keep the caller waiting.
package enum ChildProcess {
  /// What a run left behind.
  package struct Result: Sendable {
    /// The exit status, or 128 + the number of the signal that ended the program.
    package let status: Int32
    package let output: String
    package let errors: String
  }

  /// Runs the program at `path`, or the one of this name on the search path.
  package static func run(
    _ path: String, _ arguments: [String], environment: [String: String], input: String = ""
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/tierline-run-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try input.write(toFile: folder + "/in", atomically: false, encoding: .utf8)
    let process = try spawn(path, arguments, environment, folder)
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 {
      guard errno == EINTR else { throw Missing(place: "waitpid \(path): \(errno)") }
    }
    let signal = state & 0x7f
    return Result(
      status: signal == 0 ? (state >> 8) & 0xff : 128 + signal,
      output: String(
        decoding: FileManager.default.contents(atPath: folder + "/out") ?? Data(), as: UTF8.self),
      errors: String(
        decoding: FileManager.default.contents(atPath: folder + "/err") ?? Data(), as: UTF8.self))
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ folder: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let new = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, folder + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/out", new, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/err", new, 0o600)
    // The threads of the test runner block signals, which a child would inherit: a tmux that never
    // hears of its children's end does not end itself.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw Missing(place: "spawn \(path): \(code)") }
    return process
  }
}
