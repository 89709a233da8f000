import Domain
import Terminal
import Wording

extension FilterDiagnostic {
  /// Whether more text can make it right: an end that is missing, a word that begins like `and`.
  fileprivate var mayBecomeRight: Bool {
    if case .misplacedKeyword = kind { true } else { isIncomplete }
  }
}

/// The line under the filter while it is typed: what is wrong and where, or how it could go on.
struct FilterHelpView {
  let prompt: FilterPrompt
  let account: Account
  let world: World

  /// Column at which the text of the filter begins.
  static let textColumn = 3

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    if let diagnostic = prompt.diagnostic {
      draw(diagnostic, in: &canvas)
    } else {
      drawSuggestions(in: &canvas)
    }
  }

  private func draw(_ diagnostic: FilterDiagnostic, in canvas: inout Canvas) {
    let text = prompt.field.text
    let range = diagnostic.characterRange(in: text)
    let style = diagnostic.mayBecomeRight ? Style(.dim) : Style(.error, .bold)
    let message = SafeText(
      world.catalogue.message(diagnostic, in: context).paragraph, form: world.textForm)
    let place = SafeText(String(text.prefix(range.lowerBound)), form: world.textForm).width
    let width = SafeText(
      String(text.dropFirst(range.lowerBound).prefix(range.count)), form: world.textForm
    ).width
    let marks = SafeText(String(repeating: "^", count: max(1, width)))
    // The caret stands under the mistake, the sentence behind it; when the sentence would not fit
    // there it goes before the caret's place is lost.
    let caret = min(Self.textColumn + place, max(Self.textColumn, canvas.columns / 2))
    canvas.text(
      marks + " " + message, row: 0, column: caret, style: style,
      maxWidth: canvas.columns - caret - 1)
  }

  private func drawSuggestions(in canvas: inout Canvas) {
    var line = StyledText()
    for (index, candidate) in candidates.prefix(12).enumerated() {
      let isCurrent = prompt.completion?.index == index
      let text = SafeText(candidate.text, form: world.textForm)
      line += StyledText(text, isCurrent ? Style(.cursorRow, .bold) : Style(.dim))
      line += StyledText("  ")
    }
    guard !line.spans.isEmpty else { return }
    let lead = SafeText(world.catalogue.text(ConsoleWords.filterTab), form: world.textForm)
    canvas.line(
      StyledText(lead + "  ", Style(.accent)) + line, row: 0, column: Self.textColumn,
      maxWidth: canvas.columns - Self.textColumn - 1)
  }

  private var context: FilterContext {
    FilterContext(account: account, actingUser: world.actor, now: world.now)
  }

  private var candidates: [FilterSuggestion] {
    if let completion = prompt.completion { return completion.candidates }
    return FilterCompletion.suggestions(
      for: prompt.field.text, cursor: prompt.cursorByte, in: context)
  }
}
