import Domain
import TestSupport
import Testing

@Suite("Imports of random rows against a naive model")
struct ImportModelTests {
  /// Contacts as dictionaries, found by looking at all of them.
  private struct Model {
    var contacts: [Int64: [ContactProperty: String]] = [:]
    let stages = ["subscriber", "lead", "customer"]

    mutating func take(_ columns: [ContactProperty], _ cells: [String]) -> Character {
      var row: [ContactProperty: String] = [:]
      for (column, cell) in zip(columns, cells) where !cell.isEmpty { row[column] = cell }
      if row.isEmpty { return "b" }
      let owner = row[.email].flatMap { email in
        contacts.first { $0.value[.email]?.lowercased() == email.lowercased() }?.key
      }
      var target: Int64?
      if let id = row[.recordID] {
        guard let number = Int64(id), contacts[number] != nil else { return "r" }
        if let owner, owner != number { return "r" }
        if owner == nil, let email = row[.email], !email.contains("@") { return "r" }
        target = number
      } else {
        target = owner
        if owner == nil {
          if row[.email] == nil, row[.firstName] == nil { return "r" }
          if let email = row[.email], !email.contains("@") { return "r" }
        }
      }
      row[.recordID] = nil
      if owner != nil { row[.email] = nil }
      guard let target else {
        contacts[(contacts.keys.max() ?? 0) + 1] = row
        return "c"
      }
      let before = contacts[target]
      for (property, value) in row where contacts[target]?[property] != value {
        if property == .lifecycleStage, let old = contacts[target]?[property],
          (stages.firstIndex(of: value) ?? 0) < (stages.firstIndex(of: old) ?? 0)
        {
          continue
        }
        contacts[target]?[property] = value
      }
      return before == contacts[target] ? "u" : "e"
    }
  }

  private let columns: [ContactProperty] = [
    .email, .recordID, .company, .firstName, .lifecycleStage,
  ]

  private func randomRow(_ random: inout some RandomNumberGenerator) -> [String] {
    let texts = [
      ["", "", "a@example.com", "A@Example.com", "b@example.com", "c@example.com", "x"],
      ["", "", "", "1", "2", "3", "9", "y"], ["", "Ab", "Åb", "Öb"], ["", "", "Åsa", "Bo"],
      ["", "subscriber", "lead", "customer"],
    ]
    return texts.map { $0.randomElement(using: &random) ?? "" }
  }

  @Test("R5.10 to R5.16: outcome and state are the model's; replaying the events gives the state")
  func randomRows() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<150 {
      var trial = ImportTrial(try Ledger())
      var model = Model()
      for _ in 0..<2 {
        var expected = ""
        // The first file must not be one of Record IDs only, which is refused.
        let rows = [["", "", "", "Eva", ""]] + (0..<12).map { _ in randomRow(&random) }
        for row in rows { expected.append(model.take(columns, row)) }
        let summary = try trial.run(columns, rows)
        let got = trial.outcomes.map { outcome -> Character in
          switch outcome {
          case .created: "c"
          case .updated: "e"
          case .unchanged: "u"
          case .rejected: "r"
          case .blank: "b"
          case .skipped: "s"
          }
        }
        #expect(String(got) == expected, "seed \(seed), round \(round)")
        #expect(summary.report.rejected == expected.count { $0 == "r" })
        trial.keep()
        let isReplayed = accountText(trial.account) == accountText(trial.ledger.account)
        #expect(isReplayed, "seed \(seed), round \(round)")
      }
    }
  }
}
