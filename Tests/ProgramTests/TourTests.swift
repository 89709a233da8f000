import Foundation
import TestSupport
import Testing

/// The script `Tour/day.txt`, run line by line as a person would type it.
@Suite("One day in an account") struct TourTests {
  /// A line for the shell with what must come of it.
  struct Step {
    var call: String
    var status: Int32 = 0
    var texts: [String] = []
  }

  static func steps() throws -> [Step] {
    var steps: [Step] = []
    for line in try SourceTree.text("Tests/ProgramTests/Tour/day.txt").split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("$ ") {
        steps.append(Step(call: String(line.dropFirst(2))))
        continue
      }
      let last = steps.count - 1
      try #require(last >= 0, "\(line)")
      if line.hasPrefix("> ") {
        steps[last].texts.append(String(line.dropFirst(2)))
      } else {
        steps[last].status = try need(Int32(line.dropFirst().dropLast()))
      }
    }
    return steps
  }

  @Test("R2.4, R3.7, R3.8, R8.6, R10.4, R11.1: from the first app to the update date, as forecast")
  func day() throws {
    let folder = try StoreFolder()
    let bin = try folder.programFolder()
    var environment = BuiltProgram.environment(home: folder.path)
    environment["PATH"] = bin + ":" + (environment["PATH"] ?? "")
    environment["TIERLINE_STORE"] = folder.path("store")
    environment["TIERLINE_USER"] = "ida@example.com"
    environment["TIERLINE_NOW"] = nil
    for name in ["people.csv", "fair.csv"] {
      try SourceTree.text("Tests/ProgramTests/Tour/\(name)")
        .write(toFile: folder.path(name), atomically: false, encoding: .utf8)
    }
    // Each line is a process of its own, so what is exported goes ahead of the later ones.
    var exports = "cd '\(folder.path)'\n"
    for step in try Self.steps() {
      if step.call.hasPrefix("export ") { exports += step.call + "\n" }
      let result = try ChildProcess.run(
        "/bin/sh", ["-c", exports + step.call], environment: environment)
      #expect(result.status == step.status, "\(step.call)\n\(result.errors)")
      for text in step.texts {
        #expect(
          Self.squeezed(result.output + result.errors).contains(Self.squeezed(text)),
          "\(step.call): \(text)\n\(result.output)\(result.errors)")
      }
    }
  }

  /// With one blank where a table has several.
  private static func squeezed(_ text: String) -> String {
    text.replacing(/\ +/, with: " ")
  }

  @Test("The README shows the commands of the script, in its order")
  func readme() throws {
    let text = try SourceTree.text("README.md")
    let start = try need(text.range(of: "\n## One day in an account\n"))
    let rest = text[start.upperBound...]
    let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    let commands = section.split(separator: "\n")
      .filter { $0.hasPrefix("tierline ") || $0.hasPrefix("export ") }
      .map { String($0.prefix(upTo: $0.range(of: "  #")?.lowerBound ?? $0.endIndex)) }
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(commands.count > 15)
    var script = try Self.steps().map(\.call)[...]
    for command in commands {
      guard let place = script.firstIndex(of: command) else {
        Issue.record("\(command) is not in the script, or not in this order")
        continue
      }
      script = script[(place + 1)...]
    }
  }
}

extension StoreFolder {
  /// A folder with nothing but `tierline` in it, for a shell's search path.
  func programFolder() throws -> String {
    let bin = path("bin")
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bin + "/tierline", withDestinationPath: BuiltProgram.path)
    return bin
  }
}
