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

  mutating func validate() throws {
    if filters.count > 1 {
      throw ValidationError("--filter is given twice. Join the conditions with \"and\".")
    }
  }

  /// The text of the filter; `nil` when none was given.
  var text: String? { filters.first }
}

extension Session {
  /// Reads a filter; a mistake is answered with the text, a caret, and what was expected.
  func filter(
    _ text: String?, _ store: OpenStore, reader: User?
  ) throws -> (expression: FilterExpression, context: FilterContext) {
    let context = FilterContext(
      account: store.account, actingUser: reader?.id, now: store.now)
    guard let text else { return (.everything, context) }
    switch FilterExpression.parse(text, in: context) {
    case .success(let expression): return (expression, context)
    case .failure(let diagnostic):
      throw CommandFailure(
        .usage, catalogue.message(diagnostic, in: context),
        details: Excerpt.lines(
          text, Excerpt.characters(diagnostic.range, in: text), style: errorStyle,
          glyphs: glyphs))
    }
  }

  /// The rows that match a filter.
  func rows(
    _ text: String?, _ store: OpenStore, reader: User?
  ) throws -> RowSet {
    let (expression, filterContext) = try filter(text, store, reader: reader)
    let rows = expression.rows(
      in: store.account, context: filterContext, isCancelled: context.isInterrupted)
    guard let rows else { throw CommandFailure.interrupted(catalogue) }
    return rows
  }
}
