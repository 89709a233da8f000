import Foundation
import TestSupport
import Testing

/// Every example that a help page begins with, run as it stands there by a shell.
@Suite("Examples of the help pages") struct ExampleTests {
  /// An example with the page it stands on.
  struct Example: Sendable {
    var page: String
    var call: String
  }

  /// What the committed help pages say.
  static func examples() throws -> [Example] {
    try SourceTree.files(below: "Tests/CLITests/Goldens/Help", ending: ".txt").flatMap { file in
      try SourceTree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst().prefix { !$0.isEmpty }
        .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .map { Example(page: file, call: String($0.dropFirst(2))) }
    }
  }

  @Test("There are examples on every page")
  func everyPage() throws {
    let pages = try SourceTree.files(below: "Tests/CLITests/Goldens/Help", ending: ".txt")
    #expect(pages.count > 30)
    let examples = try Self.examples()
    for page in pages { #expect(examples.contains { $0.page == page }, "\(page)") }
  }

  /// Half of them each, beside one another.
  @Test("Every example does what it says", arguments: 0..<2)
  func everyExample(half: Int) throws {
    let world = try ExampleWorld()
    var seen: Set<String> = []
    let examples = try Self.examples().filter { seen.insert($0.call).inserted }
    for (index, example) in examples.enumerated() where index % 2 == half {
      let result = try world.run(example.call)
      let expected = ExampleWorld.statuses[example.call] ?? 0
      #expect(
        result.status == expected,
        "\(example.page): \(example.call): \(result.status)\n\(result.errors)")
    }
    for call in ExampleWorld.statuses.keys { #expect(seen.contains(call), "\(call)") }
  }
}

/// An account with what the examples name, and a shell that runs each of them on a copy of it.
struct ExampleWorld {
  private let folder: StoreFolder
  private let environment: [String: String]

  /// Examples that do not end with 0: the console needs a terminal.
  static let statuses: [String: Int32] = [
    "tierline": 69
  ]

  init() throws {
    folder = try StoreFolder()
    let bin = try folder.programFolder()
    for (name, text) in ExampleSetup.tools {
      let made = FileManager.default.createFile(
        atPath: bin + "/" + name, contents: Data(text.utf8),
        attributes: [.posixPermissions: 0o755])
      guard made else { throw Missing(place: name) }
    }
    var environment = BuiltProgram.environment(home: folder.path("work/home"))
    environment["PATH"] = bin + ":" + (environment["PATH"] ?? "")
    environment["TIERLINE_STORE"] = folder.path("work/store")
    environment["TIERLINE_USER"] = "ida@example.com"
    self.environment = environment
    try FileManager.default.createDirectory(
      atPath: folder.path("work/home"), withIntermediateDirectories: true)
    for (name, text) in ExampleSetup.files {
      try text.write(toFile: folder.path("work/" + name), atomically: false, encoding: .utf8)
    }
    for line in ExampleSetup.lines {
      let result = try shell(line)
      guard result.status == 0 else {
        throw Missing(place: "\(line): \(result.status) \(result.errors)")
      }
    }
    try FileManager.default.moveItem(atPath: folder.path("work"), toPath: folder.path("kept"))
  }

  /// Runs a line on a fresh copy; a number that only the account can tell is filled in.
  ///
  /// What makes a store begins without one.
  func run(_ line: String) throws -> ChildProcess.Result {
    try FileManager.default.copyItem(atPath: folder.path("kept"), toPath: folder.path("work"))
    defer { try? FileManager.default.removeItem(atPath: folder.path("work")) }
    if line.hasPrefix("tierline init") {
      try FileManager.default.removeItem(atPath: folder.path("work/store"))
    }
    let result = try shell(line)
    guard result.status == 3, let number = ExampleWorld.number(in: result.errors) else {
      return result
    }
    return try shell(line.replacing(/--confirm [0-9]+/, with: "--confirm \(number)"))
  }

  /// The number behind `--confirm` in a message.
  private static func number(in text: String) -> Int? {
    text.matches(of: /--confirm ([0-9]+)/).last.flatMap { Int($0.1) }
  }

  /// The status is that of the last program, or of the first one of a pipe that fails.
  private func shell(_ line: String) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "bash", ["-c", "set -o pipefail; cd '\(folder.path("work"))' && \(line)"],
      environment: environment)
  }
}
