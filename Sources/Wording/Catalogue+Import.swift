package import Domain

extension Catalogue {
  /// What an error code of an import means (5.4).
  package func reason(_ code: ImportErrorCode) -> String {
    ImportPhrase(rawValue: "import.code." + code.rawValue).map { text($0) } ?? code.rawValue
  }

  /// A rejected row: `line 14, column "Email": "x@" - not an e-mail address (INVALID_EMAIL)`.
  package func line(_ error: ImportRowError) -> String {
    let facts: [String: PhraseArgument] = [
      "line": .place(error.line), "column": .data(error.column ?? ""),
      "token": .data(error.token ?? ""), "reason": .text(reason(error.code)),
      "code": .text(error.code.rawValue),
    ]
    if error.column == nil { return text(ImportPhrase.errorLine, facts) }
    return text(
      error.token == nil ? ImportPhrase.errorLineColumn : .errorLineToken, facts)
  }

  /// A date that settles the order of day and month in its file.
  package func sentence(
    _ order: ImportDateOrder, settledBy example: ImportDateExample, in file: String
  ) -> String {
    text(
      ImportPhrase.datesSettled,
      [
        "file": .data(file), "token": .data(example.token), "line": .place(example.line),
        "order": .text(text(order == .dayMonthYear ? ImportPhrase.dayFirst : .monthFirst)),
      ])
  }

  /// Two dates of a file that have another order each.
  package func contradiction(_ first: ImportDateExample, _ second: ImportDateExample) -> String {
    text(
      ImportPhrase.datesContradict,
      [
        "first": .data(first.token), "first_line": .place(first.line),
        "second": .data(second.token), "second_line": .place(second.line),
      ])
  }

  /// Cells that were left blank for one reason, with the first of them.
  package func line(_ warning: ImportWarning) -> String {
    let examples = warning.examples.map { "\"" + clean($0.token) + "\"" }
    return text(
      warning.code == .secondaryEmail ? ImportPhrase.warningAddress : .warningLine,
      count: warning.count,
      [
        "column": .data(warning.column), "reason": .text(reason(warning.code)),
        "examples": .text(examples.joined(separator: ", ")),
        "line": .place(warning.examples.first?.line ?? 0),
      ])
  }

  /// What an import did or would do, one sentence a line: rows by outcome first.
  package func lines(_ summary: ImportSummary, isDryRun: Bool) -> [String] {
    let report = summary.report
    let facts: [String: PhraseArgument] = [
      "file": .data(report.fileName), "created": .number(report.created),
      "updated": .number(report.updated),
      "unchanged": .number(report.unchanged - summary.skipped),
    ]
    var lines = [text(isDryRun ? ImportPhrase.summaryDry : .summary, facts)]
    let counts: [(ImportPhrase, Int)] = [
      (.newlyMarketing, report.newlyMarketing), (.rejected, report.rejected),
      (.skipped, summary.skipped), (.blankRows, summary.blankRows),
      (.stagesKept, summary.stagesKept),
    ]
    for (phrase, count) in counts where count > 0 { lines.append(text(phrase, count: count)) }
    return lines
  }
}
