import CLI
import Domain
import Engine
import Foundation
import TestSupport

/// A person's machine for one test: home directory, store, clock, and a terminal if wanted.
struct TestMachine {
  let folder: StoreFolder
  var environment: Environment
  var isTerminal = false
  var columns = 80
  var interrupts = false

  init(now: String = "2026-11-21T12:00:00Z") throws {
    folder = try StoreFolder()
    environment = Environment(
      variables: [
        "TIERLINE_NOW": now, "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color",
        "XDG_CONFIG_HOME": folder.path("config"), "XDG_DATA_HOME": folder.path("data"),
      ], userNumber: getuid(), login: "ida", homeDirectory: folder.path, processNumber: getpid())
  }

  /// What a run left behind.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The directory of the store.
  var store: String { folder.path("data/tierline/default") }

  func run(_ arguments: String..., input: String = "") async -> Result {
    await run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") async -> Result {
    await run(arguments, bytes: Array(input.utf8))
  }

  func run(_ arguments: [String], bytes: [UInt8]) async -> Result {
    let (output, errors) = (ByteStream.memory(), ByteStream.memory())
    let interrupts = interrupts
    let context = ProgramContext(
      environment: environment, input: .bytes(bytes), output: output, errors: errors,
      inputIsTerminal: isTerminal, outputIsTerminal: isTerminal, errorsIsTerminal: isTerminal,
      columns: columns, isInterrupted: { interrupts })
    let status = await CommandLineProgram.run(arguments: arguments, context: context) { _ in -1 }
    return Result(status: status, output: tidy(output.contents), errors: tidy(errors.contents))
  }

  /// A machine with a store of Ida's: three contacts, the second one marketing, Bo as second user.
  static func withStore() async throws -> TestMachine {
    let machine = try TestMachine()
    for arguments in [
      [
        "init", "--plan", "professional", "--purchased", "2025-09-15", "--as", "ida@example.com",
        "--user", "Ida Lind", "--name", "Northwind Nordic", "--time-zone", "UTC",
      ],
      ["users", "add", "bo@example.com", "--name", "Bo Ek"],
      [
        "contacts", "create", "--email", "marta@example.se", "--set", "firstname=Märta",
        "--set", "lastname=Åkesson", "--set", "stage=subscriber", "--set", "country=Sweden",
      ],
      [
        "contacts", "create", "--email", "bjorn@example.se", "--set", "firstname=Björn", "--set",
        "stage=lead", "--set", "owner=bo@example.com", "--marketing",
      ],
      ["contacts", "create", "--set", "firstname=Żaneta", "--set", "lastname=Bąk"],
    ] {
      let result = await machine.run(arguments)
      guard result.status == 0 else { throw Failed(arguments: arguments, errors: result.errors) }
    }
    return machine
  }

  struct Failed: Error {
    var arguments: [String]
    var errors: String
  }

  /// Writes a file beside the store and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// Writes the settings file and gives its path.
  func settings(_ text: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: folder.path("config/tierline"), withIntermediateDirectories: true)
    return try file("config/tierline/settings", text)
  }

  /// The bytes of every file of the store.
  func storeBytes() throws -> [String: Data] {
    try folder.contents(of: "data/tierline/default")
  }

  /// The folder's name differs from run to run, and so does where it lies.
  private func tidy(_ text: String) -> String {
    text.replacing(folder.path, with: "/home/ida")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("warning: The store lies in memory") }
      .joined(separator: "\n")
  }
}
