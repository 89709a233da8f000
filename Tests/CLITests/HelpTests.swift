import ArgumentParser
import TestSupport
import Testing

@testable import CLI

/// The whole text of help.
@Suite struct HelpTests {
  /// Every command with the words that name it.
  static let pages: [[String]] = [[]] + paths(of: Root.self, [])

  private static func paths(
    of command: any ParsableCommand.Type, _ path: [String]
  ) -> [[String]] {
    command.configuration.subcommands.flatMap { next -> [[String]] in
      let path = path + [next._commandName]
      return [path] + paths(of: next, path)
    }
  }

  @Test(arguments: pages) func helpIsTheCommittedText(_ path: [String]) async throws {
    let machine = try TestMachine()
    let result = await machine.run(path + ["--help"])
    #expect(result.status == 0)
    #expect(result.errors == "")
    let name = path.isEmpty ? "tierline" : path.joined(separator: "-")
    try TextGolden.check(result.output, "Help/\(name).txt")
  }

  @Test(arguments: pages) func helpBeginsWithExamplesThatParse(_ path: [String]) async throws {
    let machine = try TestMachine()
    let output = await machine.run(path + ["-h"]).output
    #expect(output.hasPrefix("EXAMPLES:\n  "))
    let usage = (["tierline"] + path).joined(separator: " ")
    #expect(output.contains("USAGE: \(usage)"))
  }

  @Test func helpAsACommandIsTheSame() async throws {
    let machine = try TestMachine()
    let help = await machine.run("help", "contacts", "list").output
    #expect(help == (await machine.run("contacts", "list", "--help").output))
    #expect(help == (await machine.run("contacts", "--help", "list").output))
    #expect(await machine.run("help").output == (await machine.run("--help").output))
  }

  @Test func versionIsOneLine() async throws {
    let result = await (try TestMachine()).run("--version")
    #expect(result.output == "tierline 0.1.0\n")
    #expect(result.status == 0)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsNameEveryCommand(_ shell: String) async throws {
    let result = await (try TestMachine()).run("completions", shell)
    #expect(result.status == 0)
    for path in Self.pages where path.count > 0 {
      #expect(result.output.contains(path[path.count - 1]), "\(path)")
    }
  }
}
