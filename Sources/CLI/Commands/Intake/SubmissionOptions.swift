internal import ArgumentParser
internal import Domain
internal import Engine
internal import Terminal
internal import Wording

/// The values of submissions: from options, or one JSON object a line from standard input.
struct SubmissionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "\"-\" reads one JSON object of properties a line from standard input.", valueName: "-"))
  var input: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A value of a property; may be given often.", valueName: "prop=value"))
  var assignments: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Show what would happen and change nothing.")
  var isDryRun = false
}

extension Session {
  /// Takes in the submissions that the options name, all or none, and prints what became of each.
  func takeIn(
    _ origin: IntakeOrigin, _ options: SubmissionOptions, _ store: OpenStore
  ) async throws -> ExitStatus {
    try await takeIn(
      TakeIn(origin, try submissions(options)), store, isDryRun: options.isDryRun)
  }

  func takeIn(
    _ command: TakeIn, _ store: OpenStore, isDryRun: Bool
  ) async throws -> ExitStatus {
    try await settle(.takeIn(command), store, ConfirmationAnswer(isDryRun: isDryRun)) {
      note(catalogue.sentence(of: $0))
      try reportIntake($0, $1)
    }
  }

  private func submissions(_ options: SubmissionOptions) throws -> [Submission] {
    guard let input = options.input else {
      guard !options.assignments.isEmpty else {
        throw failure(.usage, IntakePhrase.noSubmissions, .noSubmissionsHint)
      }
      return [Submission(try assignments(options.assignments))]
    }
    guard input == "-" else {
      throw failure(
        .usage, IntakePhrase.wrongWord, .wrongWordHint,
        ["token": .data(input), "names": .text("-")])
    }
    guard options.assignments.isEmpty else {
      throw failure(.usage, IntakePhrase.bothSubmissions, .bothSubmissionsHint)
    }
    var submissions: [Submission] = []
    var number = 0
    while let line = context.input.line() {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      do {
        submissions.append(try SubmissionReader.read(line, line: number))
      } catch {
        throw failure(error, line)
      }
    }
    if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
    guard !submissions.isEmpty else {
      throw failure(.badData, IntakePhrase.noSubmissions, .noSubmissionsHint)
    }
    return submissions
  }

  /// A line that is no submission, with carets under the place.
  private func failure(_ error: SubmissionError, _ line: [UInt8]) -> CommandFailure {
    var hint = catalogue.text(IntakePhrase.badLineHint)
    var length = 1
    let problem: String
    switch error.kind {
    case .json: problem = catalogue.text(IntakePhrase.notJSON)
    case .notAnObject: problem = catalogue.text(IntakePhrase.notAnObject)
    case .unknownProperty(let name, let nearest):
      problem = catalogue.text(IntakePhrase.unknownProperty, ["token": .data(name)])
      length = name.utf8.count
      if let nearest {
        hint = catalogue.text(IntakePhrase.unknownPropertyNearest, ["nearest": .text(nearest)])
      }
    case .notAText(let property):
      problem = catalogue.text(
        IntakePhrase.notAText, ["property": .text(catalogue.label(of: property))])
    case .twice(let property):
      problem = catalogue.text(
        IntakePhrase.twice, ["property": .text(catalogue.label(of: property))])
    }
    let facts: [String: PhraseArgument] = [
      "line": .place(error.line), "byte": .place(error.byte), "problem": .text(problem),
    ]
    let text = String(decoding: line, as: UTF8.self)
    let isValid = String(validating: line, as: UTF8.self) != nil
    let start = min(error.byte - 1, line.count)
    let place = Excerpt.characters(start..<min(start + length, line.count), in: text)
    return CommandFailure(
      .badData, Explanation(catalogue.text(IntakePhrase.badLine, facts), hint: hint),
      details: isValid ? Excerpt.lines(text, place, style: errorStyle, glyphs: glyphs) : [])
  }

  /// What became of each submission: one object in JSON, else a row each.
  private func reportIntake(_ outcome: Outcome, _ account: Account) throws {
    let names = ["line", "hs_object_id", "effect", "hs_marketable_status"]
    func values(_ taken: TakenIn) -> [DataValue] {
      let row = account.table.row(of: taken.contact)
      return [
        .number(taken.line ?? 1), .number(taken.contact.rawValue), .text(taken.effect.rawValue),
        row.map { .flag(account.table.status(of: $0).counts) } ?? .none,
      ]
    }
    switch format {
    case .json, .jsonl:
      let contacts = outcome.takenIn.map { taken in
        DataValue.object(zip(names, values(taken)).map { DataValue.Member($0, $1) })
      }
      let created = DataValue.Member("created", .number(outcome.quote.intake?.created ?? 0))
      let members = BulkResult(outcome).figures
      try printObject([created] + members + [.init("contacts", .list(contacts))])
    case .table, .csv, .plain:
      let columns = [
        OutputColumn(names[0], catalogue.text(IntakePhrase.columnLine), alignment: .right),
        OutputColumn(names[1], catalogue.label(of: .recordID), alignment: .right),
        OutputColumn(names[2], catalogue.text(IntakePhrase.columnEffect)),
        OutputColumn(names[3], catalogue.label(of: .marketingStatus)),
      ]
      try printRecords(columns, count: outcome.takenIn.count) {
        values(outcome.takenIn[$0])
      } people: {
        let taken = outcome.takenIn[$0]
        let row = account.table.row(of: taken.contact)
        let isMarketing = row.map { account.table.status(of: $0).counts } ?? false
        return [
          String(taken.line ?? 1), String(taken.contact.rawValue), catalogue.name(of: taken.effect),
          catalogue.text(isMarketing ? CommandLinePhrase.yes : .no),
        ]
      }
    }
  }

  func failure(
    _ status: ExitStatus, _ key: IntakePhrase, _ hint: IntakePhrase,
    _ facts: [String: PhraseArgument] = [:]
  ) -> CommandFailure {
    CommandFailure(
      status, Explanation(catalogue.text(key, facts), hint: catalogue.text(hint, facts)))
  }
}
