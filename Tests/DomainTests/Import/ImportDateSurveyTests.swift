import Domain
import TestSupport
import Testing

@Suite("The order of day and month, once for a file")
struct ImportDateSurveyTests {
  private let columns = [
    ImportColumn(name: "Email", property: .email),
    ImportColumn(name: "Last activity", property: .lastActivity),
    ImportColumn(name: "Born", property: .createDate),
  ]

  private func finding(_ dates: [String], adopt: Bool = false) -> ImportDateSurvey.Finding {
    var survey = ImportDateSurvey(columns: columns, options: ImportOptions(adopt: adopt))
    for (index, date) in dates.enumerated() {
      survey.take(ImportRow(line: index + 2, cells: ["1/2/2024", date, "3/4/2024"]))
    }
    return survey.finding
  }

  private func example(_ line: Int, _ token: String) -> ImportDateExample {
    ImportDateExample(line: line, column: "Last activity", token: token)
  }

  @Test("8.2: a date that reads one way only settles all others, wherever it stands")
  func settled() {
    #expect(
      finding(["1/2/2024", "", "no date", "15/3/2024"])
        == .settled(.dayMonthYear, by: example(5, "15/3/2024")))
    #expect(
      finding(["3/15/2024 2:30 PM", "1/2/2024"])
        == .settled(.monthDayYear, by: example(2, "3/15/2024 2:30 PM")))
    #expect(
      finding([" 1.2.2024 ", "3/4/24"]) == .settled(.dayMonthYear, by: example(2, "1.2.2024")))
  }

  @Test(
    "8.2: where every date reads both ways the first one is asked about; the clock tells nothing")
  func open() {
    #expect(
      finding(["2/2/2024", "1/2/2024 3:15 pm", "3/4/2024"])
        == .open(example(3, "1/2/2024 3:15 pm"), contradiction: []))
  }

  @Test("8.2: dates that contradict each other settle nothing")
  func contradiction() {
    #expect(
      finding(["15/3/2024", "1/2/2024", "3/15/2024"])
        == .open(
          example(3, "1/2/2024"), contradiction: [example(2, "15/3/2024"), example(4, "3/15/2024")])
    )
  }

  @Test(
    "8.2: without an open date there is no question",
    arguments: [
      [], ["2024-02-01", "1710236040000"], ["15/3/2024", "3/15/2024"], ["4/4/2024"],
      ["3 Feb 2024", "soon", "13/13/2024"],
    ])
  func clear(dates: [String]) {
    #expect(finding(dates) == .clear)
  }

  @Test("R1.9: columns that are not imported are not looked at, unless they are adopted")
  func columnsThatCount() {
    let read = ImportDateExample(line: 2, column: "Born", token: "3/4/2024")
    #expect(finding(["4/4/2024"], adopt: true) == .open(read, contradiction: []))
  }

  @Test("8.2: an import of an open date without an order is refused as a whole")
  func refused() throws {
    var trial = ImportTrial(try Ledger())
    let rows = [["a@example.com", "2/2/2024"], ["b@example.com", "1/2/2024"]]
    let open = ImportDateExample(line: 3, column: "Last activity date", token: "1/2/2024")
    #expect(
      throws: Refusal(.importContacts, .ambiguousDates(file: "fair.csv", open))
    ) {
      try trial.run([.email, .lastActivity], rows)
    }
    let summary = try trial.run(
      [.email, .lastActivity], rows, options: ImportOptions(dateOrder: .dayMonthYear))
    #expect(summary.report.created == 2 && summary.warnings.isEmpty)
    #expect(trial.text(.lastActivity, 2) == "2024-02-01T00:00:00.000Z")
  }
}
