import TestSupport
import Testing

/// The table `rules.txt`: every numbered rule with the tests that prove it, or why it is not built.
///
/// A line is `R8.6 DomainTests/AppTests.laterContactsOnly, EngineTests/…` or `R6.1 -- reason`.
@Suite("The rules and their tests") struct RuleTable {
  /// How many rules each section has.
  static let sections = [
    1: 16, 2: 32, 3: 16, 4: 6, 5: 24, 6: 24, 7: 9, 8: 14, 9: 10, 10: 12, 11: 8, 12: 6, 13: 5,
  ]

  struct Row {
    var rule: String
    var tests: [String]
    var reason: String
  }

  static func rows() throws -> [Row] {
    try SourceTree.text("Tests/ArchitectureTests/rules.txt")
      .split(separator: "\n").filter { $0.hasPrefix("R") }
      .map { line in
        let words = line.split(separator: " ", maxSplits: 1)
        let rest = words.count > 1 ? String(words[1]) : ""
        if rest.hasPrefix("-- ") {
          return Row(rule: String(words[0]), tests: [], reason: String(rest.dropFirst(3)))
        }
        let tests = rest.split(separator: ",").map {
          String($0.drop { $0 == " " })
        }
        return Row(rule: String(words[0]), tests: tests, reason: "")
      }
  }

  @Test("Every rule of every section has one row, with a test or a reason")
  func complete() throws {
    let rows = try Self.rows()
    let expected = Self.sections.sorted { $0.key < $1.key }.flatMap { section, count in
      (1...count).map { "R\(section).\($0)" }
    }
    #expect(rows.map(\.rule) == expected)
    for row in rows { #expect(!row.tests.isEmpty || row.reason.count > 20, "\(row.rule)") }
  }

  @Test("Every test that the table names exists and names the rule")
  func testsExist() throws {
    var texts: [String: String] = [:]
    for file in try SourceTree.files(below: "Tests", ending: ".swift") {
      texts[file] = try SourceTree.text(file)
    }
    for row in try Self.rows() {
      for test in row.tests {
        let parts = test.split(whereSeparator: { $0 == "/" || $0 == "." }).map(String.init)
        try #require(parts.count == 3, "\(row.rule): \(test)")
        let (module, suite, function) = (parts[0], parts[1], parts[2])
        let file = texts.first { name, text in
          name.contains("/\(module)/") && Self.declares(suite, in: text)
            && text.contains("func \(function)(")
        }
        guard let file else {
          Issue.record("\(row.rule): there is no test \(test)")
          continue
        }
        #expect(
          Self.names(row.rule, in: file.value), "\(row.rule) is not named in \(file.key)")
      }
    }
  }

  private static func declares(_ suite: String, in text: String) -> Bool {
    text.contains("struct \(suite) ") || text.contains("extension \(suite) ")
  }

  /// Whether the text names the rule, alone or in a range such as `R5.10 to R5.16`.
  private static func names(_ rule: String, in text: String) -> Bool {
    let parts = rule.dropFirst().split(separator: ".")
    guard parts.count == 2, let section = Int(parts[0]), let number = Int(parts[1]) else {
      return false
    }
    let isNamed = text.ranges(of: rule).contains { range in
      range.upperBound == text.endIndex || !text[range.upperBound].isNumber
    }
    return isNamed
      || text.matches(of: /R([0-9]+)\.([0-9]+) to R[0-9]+\.([0-9]+)/).contains { match in
        guard let first = Int(match.2), let last = Int(match.3) else { return false }
        return Int(match.1) == section && first <= number && number <= last
      }
  }
}
