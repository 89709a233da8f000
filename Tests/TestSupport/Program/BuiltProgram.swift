private import Foundation

/// The built `tierline`, run as a user would: as a process with its own environment.
package enum BuiltProgram {
  /// The path of the program, beside the test runner.
  package static let path: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/tierline"
  }()

  /// An environment in which nothing of the machine's user is found.
  package static func environment(
    home: String, _ variables: [String: String] = [:]
  ) -> [String: String] {
    var environment = [
      "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TZ": "UTC", "XDG_CONFIG_HOME": home + "/config",
      "XDG_DATA_HOME": home + "/data", "XDG_STATE_HOME": home + "/state",
      "TIERLINE_NOW": "2026-11-21T12:00:00Z", "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in variables { environment[name] = value }
    return environment
  }

  /// Runs to the end, with `input` on standard input.
  package static func run(
    _ arguments: [String], home: String, variables: [String: String] = [:], input: String = ""
  ) throws -> ChildProcess.Result {
    try ChildProcess.run(
      path, arguments, environment: environment(home: home, variables), input: input)
  }
}
