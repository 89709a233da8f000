import Domain
import TestSupport
import Testing

@Suite("Imports of random rows against a naive model")
struct ImportModelTests {
  private let columns: [ContactProperty] = [
    .email, .recordID, .additionalEmails, .company, .firstName, .lifecycleStage,
  ]

  private func randomRow(_ random: inout SeededGenerator) -> [String] {
    let texts = [
      ["", "", "a@example.com", "A@Example.com", "b@example.com", "c@example.com", "x"],
      ["", "", "", "", "1", "2", "3", "9", "y"],
      ["", "", "a@example.com", "d@example.com;b@example.com", "E@example.com;d@example.com;z"],
      ["", "Ab", "Åb", "Öb"], ["", "", "Åsa", "Bo"], ["", "subscriber", "lead", "customer"],
    ]
    // Every twentieth row is blank.
    return random.chance(5) ? texts.map { _ in "" } : texts.map { random.pick($0) }
  }

  @Test(
    "R5.6, R5.8, R5.10 to R5.16, R1.5, R1.6: contacts, numbers and report are the model's")
  func randomRows() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<100 {
      var trial = ImportTrial(try Ledger())
      var model = ImportModel()
      for file in 0..<3 {
        let place: Comment = "seed \(seed), round \(round), file \(file)"
        let mode: ImportMode = file == 0 ? .upsert : random.pick(ImportMode.allCases)
        let kept = Set(columns.filter { _ in random.chance(20) })
        model.begin(mode, kept)
        var expected = ""
        // The first file must not be one of Record IDs only, which is refused.
        let rows = [["", "", "", "", "Eva", ""]] + (0..<12).map { _ in randomRow(&random) }
        for row in rows { expected.append(model.take(columns, row)) }
        let isMarketing = random.chance(50)
        let countBefore = trial.ledger.account.table.marketingCount
        let summary = try trial.run(
          columns, rows,
          options: ImportOptions(
            mode: mode, setMarketing: isMarketing, keptProperties: kept,
            confirmed: isMarketing ? model.touched.count : nil))
        #expect(String(trial.outcomes.map(letter)) == expected, place)
        check(summary, model, place)
        let newly = summary.report.newlyMarketing
        #expect(trial.account.table.marketingCount == countBefore + newly, place)
        #expect(summary.quote.countAfter == countBefore + newly, place)
        if isMarketing {
          for id in model.touched { #expect(trial.status(id) == .marketing, place) }
        } else {
          #expect(newly == 0, place)
        }
        for (id, values) in model.contacts {
          for property in columns where property != .recordID {
            #expect(trial.text(property, id) == values[property], place)
          }
        }
        #expect(trial.account.table.count == model.contacts.count, place)
        trial.keep()
        let isReplayed = accountText(trial.account) == accountText(trial.ledger.account)
        #expect(isReplayed, place)
      }
    }
  }

  private func check(_ summary: ImportSummary, _ model: ImportModel, _ place: Comment) {
    let report = summary.report
    let counts = [report.created, report.updated, report.unchanged, report.rejected]
    #expect(counts == "ceur".map { model.counts[$0] ?? 0 }, place)
    #expect(summary.blankRows == model.counts["b"] ?? 0, place)
    #expect(summary.quote.selected == model.touched.count, place)
  }

  private func letter(_ outcome: ImportRowOutcome) -> Character {
    switch outcome {
    case .created: "c"
    case .updated: "e"
    case .unchanged: "u"
    case .rejected: "r"
    case .blank: "b"
    case .skipped: "s"
    }
  }
}
