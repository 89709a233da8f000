internal import ArgumentParser
internal import Domain
internal import Wording

/// Which contacts a reading command is about.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("filter"),
    help: ArgumentHelp(
      "Only contacts that match, such as 'stage = lead and country = Sweden'.",
      valueName: "expr"))
  var filters: [String] = []

  @Option(
    name: .customLong("saved"),
    help: ArgumentHelp(
      "Only contacts that match this saved filter; with --filter both must match.",
      valueName: "name"))
  var savedNames: [String] = []

  mutating func validate() throws {
    if savedNames.count > 1 { throw ValidationError("--saved is given twice.") }
    if filters.count > 1 {
      throw ValidationError("--filter is given twice. Join the conditions with \"and\".")
    }
  }

  /// The text of the filter; `nil` when none was given.
  var text: String? { filters.first }

  /// The name or number of the saved filter; `nil` when none was given.
  var saved: String? { savedNames.first }

  var isEmpty: Bool { text == nil && saved == nil }
}

/// A filter that a command was given, ready to be asked.
struct ChosenFilter {
  var expression: FilterExpression
  var context: FilterContext
  /// The saved filter that is part of it.
  var saved: SavedFilter?
  /// Why the saved filter is broken; it then matches nothing.
  var problem: FilterDiagnostic?

  /// The canonical text; `nil` when nothing was asked for.
  var text: String? { expression == .everything ? nil : expression.text }
}

extension Session {
  /// Reads a filter; a mistake is answered with the text, a caret, and what was expected.
  func filter(
    _ text: String?, _ store: OpenStore, reader: User?
  ) throws -> (expression: FilterExpression, context: FilterContext) {
    let context = FilterContext(
      account: store.account, actingUser: reader?.id, listViewer: reader?.id ?? .nobody,
      now: store.now)
    guard let text else { return (.everything, context) }
    switch FilterExpression.parse(text, in: context) {
    case .success(let expression): return (expression, context)
    case .failure(let diagnostic):
      throw CommandFailure(
        .usage, catalogue.message(diagnostic, in: context), details: excerpt(text, diagnostic))
    }
  }

  /// The text with carets under the mistake.
  func excerpt(_ text: String, _ diagnostic: FilterDiagnostic) -> [String] {
    Excerpt.lines(
      text, Excerpt.characters(diagnostic.range, in: text), style: errorStyle, glyphs: glyphs)
  }

  /// The filter and the saved filter of the options; both must match (R6.13).
  ///
  /// Throws for a saved filter that the reader does not see.
  func chosen(
    _ options: FilterOptions, _ store: OpenStore, reader: User?
  ) throws -> ChosenFilter {
    let (expression, context) = try filter(options.text, store, reader: reader)
    guard let name = options.saved else {
      return ChosenFilter(expression: expression, context: context)
    }
    let saved = try store.account.savedFilter(named: name, as: reader?.id ?? .nobody)
    let resolved = store.account.resolve(saved, as: reader?.id, now: store.now)
    return ChosenFilter(
      expression: resolved.expression.and(expression), context: context, saved: saved,
      problem: resolved.problem)
  }

  /// The rows that match the options; a broken saved filter matches none, and that is said (R6.18).
  func rows(_ chosen: ChosenFilter, _ store: OpenStore) throws -> RowSet {
    if let saved = chosen.saved, let problem = chosen.problem {
      warn(brokenSaved(ListPhrase.brokenSavedWarning, saved, problem, chosen.context))
      for line in excerpt(saved.filter, problem) { note("  " + line) }
      return RowSet()
    }
    let rows = chosen.expression.rows(
      in: store.account, context: chosen.context, isCancelled: context.isInterrupted)
    guard let rows else { throw CommandFailure.interrupted(catalogue) }
    return rows
  }

  /// Refuses a broken saved filter, where an empty answer would pass for an answer.
  func refuseBroken(_ chosen: ChosenFilter) throws(CommandFailure) {
    guard let saved = chosen.saved, let problem = chosen.problem else { return }
    throw CommandFailure(
      .badData,
      Explanation(
        brokenSaved(ListPhrase.brokenSaved, saved, problem, chosen.context),
        hint: catalogue.text(
          ListPhrase.brokenSavedHint, ["name": .data("\"" + saved.name + "\"")])),
      details: excerpt(saved.filter, problem))
  }

  private func brokenSaved(
    _ key: ListPhrase, _ saved: SavedFilter, _ problem: FilterDiagnostic, _ context: FilterContext
  ) -> String {
    let reason = catalogue.message(problem, in: context).text
    return catalogue.text(key, ["name": .data(saved.name), "reason": .text(reason)])
  }
}
