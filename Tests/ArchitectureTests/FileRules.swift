import TestSupport
import Testing

@Suite("Files that a newcomer can read")
struct FileRules {
  /// Longer files have a second thing in them.
  static let longest = 400

  @Test("No source or test file is longer than the wall")
  func length() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.files(below: folder, ending: ".swift") {
        let lines = try SourceTree.text(file).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= FileRules.longest, "\(file) has \(lines.count) lines")
      }
    }
  }

  @Test("Domain and Storage use no forced unwrapping, no fatalError, no unchecked concurrency")
  func noForce() throws {
    for folder in ["Sources/Domain", "Sources/Storage"] {
      for file in try SourceTree.files(below: folder, ending: ".swift") {
        let text = try SourceTree.text(file)
        for word in ["try!", "fatalError", "@unchecked Sendable", "nonisolated(unsafe)"] {
          #expect(!text.contains(word), "\(file) uses \(word)")
        }
      }
    }
  }

  @Test("Nothing in the sources promises later work")
  func noPromises() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.files(below: folder, ending: ".swift")
      where !file.hasSuffix("FileRules.swift") {
        let text = try SourceTree.text(file)
        for word in ["TODO", "FIXME", "not implemented", "for now"] {
          #expect(!text.contains(word), "\(file) says \(word)")
        }
      }
    }
  }
}
