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
        let rows = (0..<12).map { _ in randomRow(&random) }
        for row in rows { expected.append(model.take(columns, row)) }
        // The first file must not be one of Record IDs only, which is refused.
        let summary = try trial.run(columns, [["", "", "", "Eva", ""]] + rows)
        _ = model
        let got = trial.outcomes.dropFirst().map { outcome -> Character in
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
        #expect(
          accountText(trial.account) == accountText(trial.ledger.account), "seed \(seed)")
      }
    }
  }
}

/// SplitMix64, so that a failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
