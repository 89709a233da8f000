internal import Foundation

/// The built `tierline`, run as a user would: as a process with its own environment.
package enum BuiltProgram {
  /// The path of the program, beside the test runner.
  package static let path: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/tierline"
  }()

  /// What a run left behind.
  package struct Result: Sendable {
    package let status: Int32
    /// Whether a signal ended the program; `status` is then its number.
    package let isSignalled: Bool
    package let output: String
    package let errors: String
  }

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
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment(home: home, variables)
    let (inPipe, outPipe, errPipe) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inPipe
    process.standardOutput = outPipe
    process.standardError = errPipe
    try process.run()
    try inPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inPipe.fileHandleForWriting.close()
    // Both pipes are emptied at once, so that a full one cannot stop the program.
    let errors = ReadAside(errPipe.fileHandleForReading)
    let output = outPipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, isSignalled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors.wait(), as: UTF8.self))
  }
}

/// Reads a file handle to its end on a thread of its own.
private final class ReadAside: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let box = Box()

  init(_ handle: FileHandle) {
    let (box, done) = (box, done)
    Thread.detachNewThread {
      box.set(handle.readDataToEndOfFile())
      done.signal()
    }
  }

  func wait() -> Data {
    done.wait()
    return box.get()
  }

  // Guarded by its lock; Foundation's lock is no part of the type system.
  private final class Box: @unchecked Sendable {
    private let lock = NSLock()
    private var data = Data()

    func set(_ data: Data) { lock.withLock { self.data = data } }

    func get() -> Data { lock.withLock { data } }
  }
}
