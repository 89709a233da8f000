internal import Domain
internal import Engine
internal import Wording

extension ImportJob {
  /// Errors that are named one by one.
  private static let shownErrors = 10

  /// What one file did or would do, for people.
  func report(_ result: ImportResult, isDryRun: Bool) {
    let summary = result.summary
    for line in words.lines(summary, isDryRun: isDryRun) { session.note(line) }
    for warning in summary.warnings { session.note("  " + words.line(warning)) }
    let shown = result.errors.prefix(ImportJob.shownErrors)
    for error in shown { session.note("  " + words.line(error)) }
    let rest = summary.report.rejected - Set(shown.map(\.line)).count
    if rest > 0 { session.note("  " + words.text(CommandLinePhrase.moreErrors, count: rest)) }
    switch result.errorFile {
    case .written(let path):
      session.note(CommandLinePhrase.errorFileWritten, ["file": .data(path)])
    case .removed(let path):
      session.note(ImportPhrase.errorFileRemoved, ["file": .data(path)])
    case .none:
      if summary.report.rejected > 0 { session.note(CommandLinePhrase.errorFileHint) }
    }
    if !isDryRun, summary.quote.raisesTier {
      session.warn(words.tierRaised(summary.quote))
    }
  }

  /// The results for programs: one object for one file, else a list of them.
  func printResults(_ results: [ImportResult], sequence: Int64?) throws {
    let objects = zip(results, parts).map { result, part in
      let mapping = MappingReport(file: part.file, mapping: part.mapping)
      return members(of: result, sequence: sequence)
        + (options.isDryRun ? [.init("mapping", mapping.data)] : [])
    }
    if objects.count == 1 { return try session.reportResult(objects[0]) }
    if session.global.format == .jsonl {
      for object in objects { try session.reportResult(object) }
    } else {
      try session.reportResult([.init("imports", .list(objects.map(DataValue.object)))])
    }
  }

  private func members(of result: ImportResult, sequence: Int64?) -> [DataValue.Member] {
    let (summary, report) = (result.summary, result.summary.report)
    let isDone = sequence != nil
    let members: [DataValue.Member] = [
      .init("file", .text(report.fileName)), .init("import", .text(report.id)),
      .init("name", .text(report.name)), .init("state", .optional(isDone ? "DONE" : nil)),
      .init("created", .number(report.created)), .init("updated", .number(report.updated)),
      .init("unchanged", .number(report.unchanged - summary.skipped)),
      .init("skipped", .number(summary.skipped)), .init("rejected", .number(report.rejected)),
      .init("newly_marketing", .number(report.newlyMarketing)),
      .init("selected", .number(summary.quote.selected)),
    ]
    return members + split(summary.quote)
      + BulkResult(quote: summary.quote, sequence: sequence).billing + [
        .init("errors", .list(result.errors.map { record($0, report) })),
        .init("warnings", .list(summary.warnings.map { record($0, report) })),
      ]
  }

  /// What setting the contacts as marketing meets (R5.8).
  private func split(_ quote: Quote) -> [DataValue.Member] {
    guard let split = quote.status else { return [] }
    return [
      .init("already_marketing", .number(split.marketing)),
      .init("pending_cancelled", .number(split.pending)),
    ]
  }

  /// One error record (R5.23).
  private func record(_ error: ImportRowError, _ report: ImportReport) -> DataValue {
    .object([
      .init("type", .text(error.code.rawValue)), .init("message", .text(words.reason(error.code))),
      .init("line", .number(error.line)), .init("file", .text(report.fileName)),
      .init("column", .optional(error.column)), .init("value", .optional(error.token)),
      .init("object_type", .text("CONTACT")),
    ])
  }

  private func record(_ warning: ImportWarning, _ report: ImportReport) -> DataValue {
    .object([
      .init("type", .text(warning.code.rawValue)),
      .init("message", .text(words.reason(warning.code))),
      .init("line", warning.examples.first.map { .number($0.line) } ?? .none),
      .init("file", .text(report.fileName)), .init("column", .text(warning.column)),
      .init("value", .optional(warning.examples.first?.token)),
      .init("object_type", .text("CONTACT")), .init("count", .number(warning.count)),
    ])
  }
}
