/// A text that was read, without a look at what the lists it names hold.
struct FilterReading: Sendable {
  /// `everything` when there is a diagnostic.
  var expression: FilterExpression
  var diagnostic: FilterDiagnostic?
  /// The lists it names, in the order of the text.
  var references: [ListReference] = []

  init(expression: FilterExpression) {
    self.expression = expression
  }

  init(_ text: String, in context: FilterContext) {
    do throws(FilterDiagnostic) {
      let tokens = try FilterLexer.tokens(in: text)
      var parser = FilterParser(tokens: tokens, textLength: text.utf8.count, context: context)
      expression = try parser.expression()
      references = parser.references
    } catch {
      expression = .everything
      diagnostic = error
    }
  }
}
