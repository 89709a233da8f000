import Engine
import Storage
import TestSupport
import Testing
import Wording

@testable import CLI
@testable import Domain

/// One example of every message about files, columns, submissions, a new account and what a store
/// tells when it is opened.
@Suite struct DiagnosticGalleryTests {
  private let words = CatalogueFiles.english

  @Test func files() throws {
    let place = CSVPlace(line: 12, column: 3)
    let path = "fair.csv"
    let errors: [ImportFileError] = [
      .notFound(path: path), .notPermitted(path: path), .isDirectory(path: path),
      .unreadable(path: path, errno: 5), .isEmpty(path: path), .isSpreadsheet(path: path),
      .isBinary(path: path, place), .changedMeanwhile(path: path),
      .unclosedQuote(path: path, place),
      .rowTooLong(path: path, line: 12, limit: 1_048_576, openQuote: nil),
      .rowTooLong(path: path, line: 12, limit: 1_048_576, openQuote: place),
      .badHeader(path: path, CSVRowProblem(.textAfterQuote, place)),
      .badHeader(path: path, CSVRowProblem(.quoteInsideCell, place)),
      .badHeader(path: path, CSVRowProblem(.invalidUTF8, place)),
      .tooManyColumns(path: path, count: 1200, limit: 1000),
      .tooManyRows(path: path, limit: 1_048_576),
      .tooLarge(path: path, size: 700 << 20, limit: 512 << 20),
      .tooLarge(path: path, size: nil, limit: 512 << 20),
    ]
    #expect(Set(errors.map(FileCase.init)) == Set(FileCase.allCases))
    let columns: [ColumnMappingError] = [
      .noIdentity(headers: ["City", "Phone"]), .unknownColumn("Emial", nearest: "Email"),
      .unknownColumn("Zzz", nearest: nil), .readOnly(column: "Created", .createDate),
      .mappedTwice(.email, columns: ["Email", "E-mail"]),
    ]
    #expect(Set(columns.map(MappingCase.init)) == Set(MappingCase.allCases))
    var text = ""
    for error in errors { text += entry(FileCase(error), words.message(error)) }
    for error in columns { text += entry(MappingCase(error), words.message(error)) }
    try TextGolden.check(text, "files.txt")
  }

  @Test func notices() throws {
    let date = try need(CalendarDate(iso: "2026-12-01"))
    let now = try need(Instant(iso: "2026-11-21T12:00:00Z"))
    let workflow = Workflow(
      id: ObjectID(101), name: "Leads", trigger: "stage = lead", action: .setMarketing,
      createdAt: now, createdBy: UserID(1))
    var report = WorkflowReport(
      workflow: workflow, contacts: 12, countAfter: 1950, tierBefore: 2000, tierAfter: 2000,
      timeZone: .utc)
    report.changed = 9
    var failed = report
    failed.failure = WorkflowReport.Failure(
      problem: .tierGuard(count: 2012, tier: 2000), attempt: 2, nextTry: now)
    let notices: [WorkspaceNotice] = [
      .store(.memoryVolume(type: "tmpfs")), .clockBehind(lastUpdate: date),
      .updateRun(dates: [date], demoted: 12), .updateRun(dates: [date], demoted: 1),
      .updateDue(dates: [date]), .tierLowered(from: 7000, to: 2000),
      .tierRaised(from: 2000, to: 7000, renewal: date),
      .thresholdReached(ThresholdReached(percent: 90, count: 1801, tier: 2000)),
      .thresholdReached(ThresholdReached(percent: 100, count: 2000, tier: 2000)),
      .cleanUpRun(rule: "No opens", contacts: 812, update: date),
      .cleanUpBroken(rule: "No opens"), .workflowRun(report), .workflowRun(failed),
      .workflowsPostponed(contacts: 3),
    ]
    #expect(Set(notices.map(NoticeCase.init)) == Set(NoticeCase.allCases))
    let text = notices.map { "--- \(NoticeCase($0))\n\(words.sentence($0))\n" }.joined()
    try TextGolden.check(text, "notices.txt")
  }

  @Test func submissionsAndOpenings() async throws {
    let machine = try await TestMachine.withStore()
    var text = ""
    var submissions: Set<SubmissionCase> = []
    for line in [
      "{\"email\":", "[1]", "{\"emial\":\"a@example.se\"}", "{\"zzzz\":1}", "{\"email\":[]}",
      "{\"email\":\"\",\"Email\":\"\"}",
    ] {
      do {
        _ = try SubmissionReader.read(Array(line.utf8), line: 1)
      } catch {
        submissions.insert(SubmissionCase(error.kind))
      }
      let result = await machine.run(["non-hubspot-forms", "submit", "-"], input: line + "\n")
      text += "--- \(line) [\(result.status)]\n\(result.errors)"
    }
    #expect(submissions == Set(SubmissionCase.allCases))
    let openings: [(OpeningCase, [String])] = [
      (.monthlyTerm, ["--plan", "professional", "--billing", "monthly"]),
      (.notATier, ["--tier", "1500"]), (.purchasedInFuture, ["--purchased", "2027-01-01"]),
    ]
    #expect(Set(openings.map(\.0)) == Set(OpeningCase.allCases))
    for (name, options) in openings {
      let result = await machine.run(["--store", "new", "init"] + options)
      text += "--- \(name) [\(result.status)]\n\(result.errors)"
    }
    try TextGolden.check(text, "inputs.txt")
  }

  private func entry(_ name: some Any, _ message: Explanation) -> String {
    #expect(!message.paragraph.contains("{"), "\(name)")
    return "--- \(name)\n\(message.text)\n  \(message.hint ?? "")\n"
  }
}
