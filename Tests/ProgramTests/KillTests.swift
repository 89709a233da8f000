import Foundation
import TestSupport
import Testing

/// The built program, killed at every system call that touches a store.
@Suite("Killed at any moment", .serialized)
struct KillTests {
  private let folder: StoreFolder

  /// The calls that change files or their order on disk.
  private static let calls = [
    "openat", "write", "pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "renameat",
    "renameat2", "unlinkat", "fchmod", "mkdirat", "fcntl",
  ]

  init() throws {
    folder = try StoreFolder()
    let made = try run(["init", "--sample", "40"], store: "origin")
    guard made.status == 0 else { throw Missing(place: made.errors) }
    let rows = (0..<20).map { "imported\($0)@example.com,Name \($0)" }
    let text = (["Email,Last name"] + rows).joined(separator: "\n") + "\n"
    try text.write(toFile: folder.path("rows.csv"), atomically: true, encoding: .utf8)
    for number in 0..<3 {
      let edited = try run(
        ["contacts", "edit", "\(number + 1)", "--set", "city=Before"], store: "origin")
      guard edited.status == 0 else { throw Missing(place: edited.errors) }
    }
  }

  private func run(_ arguments: [String], store: String) throws -> ChildProcess.Result {
    try BuiltProgram.run(["--store", folder.path(store)] + arguments, home: folder.path)
  }

  /// Runs under strace, which kills the program on entry to the `count`th call of this name.
  private func runKilled(
    _ arguments: [String], store: String, call: String, count: Int
  ) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "strace",
      [
        "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):signal=KILL:when=\(count)", BuiltProgram.path, "--store",
        folder.path(store),
      ] + arguments,
      environment: BuiltProgram.environment(home: folder.path))
  }

  /// A fresh copy of the store to damage.
  private func copy(to name: String) throws {
    let target = folder.path(name)
    if FileManager.default.fileExists(atPath: target) {
      try FileManager.default.removeItem(atPath: target)
    }
    try FileManager.default.copyItem(atPath: folder.path("origin"), toPath: target)
  }

  /// What a list shows of a store: all contacts with the values that the commands below change.
  private func state(_ store: String) throws -> String {
    let listed = try run(
      [
        "contacts", "list", "--columns", "hs_object_id,email,city,hs_marketable_status", "--format",
        "csv",
      ], store: store)
    guard listed.status == 0 else { throw Missing(place: "\(store): \(listed.errors)") }
    return listed.output
  }

  /// Kills `arguments` at every call in turn; afterwards the store is readable, holds the state
  /// before or the state after, and takes the next command.
  private func killEverywhere(_ arguments: [String]) throws -> Int {
    let before = try state("origin")
    try copy(to: "whole")
    #expect(try run(arguments, store: "whole").status == 0)
    let after = try state("whole")
    var points = 0
    for call in KillTests.calls {
      var count = 1
      while true {
        try copy(to: "victim")
        let killed = try runKilled(arguments, store: "victim", call: call, count: count)
        let place = "\(call) \(count) of \(arguments)"
        let verified = try run(["store", "verify"], store: "victim")
        #expect(verified.status <= 1, "\(place): \(verified.errors)")
        let now = try state("victim")
        // What was reported as done stays done.
        #expect(now == after || (now == before && killed.status != 0), "\(place)")
        let next = try run(["contacts", "edit", "5", "--set", "city=Next"], store: "victim")
        #expect(next.status == 0, "\(place): \(next.errors)")
        guard killed.status != 0 else { break }
        points += 1
        count += 1
      }
    }
    return points
  }

  @Test("A commit is there or not, and the store takes the next one")
  func commit() throws {
    let points = try killEverywhere(["contacts", "edit", "2", "--set", "city=After"])
    #expect(points > 20)
  }

  @Test("A compaction loses nothing")
  func compaction() throws {
    let points = try killEverywhere(["store", "compact"])
    #expect(points > 30)
  }

  @Test("An import is there whole or not at all")
  func fileImport() throws {
    let points = try killEverywhere(["import", folder.path("rows.csv")])
    #expect(points > 20)
  }

  @Test("A full disk saves nothing, says so with status 74, and the next command works")
  func fullDisk() throws {
    try copy(to: "full")
    let before = try state("full")
    // The kernel lets no file grow beyond the limit, as a full disk would not.
    let limit = "ulimit -f 1; exec \(BuiltProgram.path) --store \(folder.path("full"))"
    let long = String(repeating: "x", count: 20_000)
    let result = try ChildProcess.run(
      "bash", ["-c", "\(limit) contacts edit 2 --set city=\(long)"],
      environment: BuiltProgram.environment(home: folder.path))
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("Not saved"), "\(result.errors)")
    #expect(try state("full") == before)
    #expect(try run(["contacts", "edit", "2", "--set", "city=Next"], store: "full").status == 0)
  }
}
