import TestSupport
import Testing

@Suite("Which module may import which")
struct ImportRules {
  /// Modules of ours and of others that each target may import; the standard library is free.
  static let allowed: [String: Set<String>] = [
    // Foundation for time zones, in one file.
    "Domain": ["Foundation"],
    "Terminal": [],
    "CNcurses": [],
    "Storage": ["Domain", "Crypto", "Glibc"],
    "Wording": ["Domain", "Foundation"],
    "Curses": ["Terminal", "CNcurses", "Glibc"],
    "Engine": ["Domain", "Storage", "Glibc"],
    "Console": ["Domain", "Terminal", "Wording", "Synchronization"],
    "CLI": [
      "Domain", "Engine", "Storage", "Terminal", "Wording", "Console", "ArgumentParser", "Glibc",
      "Synchronization",
    ],
    "tierline": [
      "CLI", "Console", "Curses", "Domain", "Engine", "Storage", "Terminal", "Wording", "Glibc",
      "Synchronization",
    ],
    "benchmarks": [
      "Domain", "Storage", "Engine", "Terminal", "Console", "Wording", "Glibc", "Foundation",
    ],
  ]

  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      if let first = words.first, ["package", "internal", "private", "public"].contains(first) {
        words.removeFirst()
      }
      guard words.count >= 2, words[0] == "import" else { return nil }
      return words[1]
    }
  }

  @Test("Every file imports only what the table allows its module")
  func table() throws {
    for (module, allowed) in ImportRules.allowed {
      for file in try SourceTree.files(below: "Sources/\(module)", ending: ".swift") {
        for name in imports(in: try SourceTree.text(file)) {
          #expect(allowed.contains(name), "\(file) imports \(name)")
        }
      }
    }
  }

  @Test("Every target of Sources stands in the table")
  func complete() throws {
    let folders = try SourceTree.files(below: "Sources", ending: ".swift").map {
      String($0.split(separator: "/")[1])
    }
    #expect(Set(folders).isSubset(of: ImportRules.allowed.keys))
  }

  @Test("Foundation is used in the domain for time zones only, in one file")
  func foundationInOneFile() throws {
    let files = try SourceTree.files(below: "Sources/Domain", ending: ".swift").filter {
      imports(in: try SourceTree.text($0)).contains("Foundation")
    }
    #expect(files == ["Sources/Domain/Values/AccountTimeZone.swift"])
  }
}
