import Domain
import Terminal
import Wording

extension DialogText {
  /// Adds the numbers of a quote: label, number at the right, remark.
  ///
  /// A brief form has one line for each number, those that say what it costs first.
  mutating func add(_ quote: Quote, _ catalogue: Catalogue, isBrief: Bool = false) {
    let lines = catalogue.lines(of: quote)
    if isBrief {
      let tail = lines.suffix(2)
      for line in tail + lines.dropLast(tail.count) { addBrief(line) }
      return
    }
    let label = lines.map { SafeText($0.label).width }.max() ?? 0
    let value = lines.map { SafeText($0.value).width }.max() ?? 0
    for line in lines {
      let style: Style = line.isLoud ? Style(.error, .bold) : .plain
      let text = StyledText([
        Span(SafeText(line.label, form: form).fitted(to: label) + "  ", style),
        Span(
          SafeText(line.value, form: form).fitted(to: value, alignment: .right) + "  ",
          line.isLoud ? style : Style(.text, .bold)),
      ])
      let note = SafeText(line.note, form: form)
      let noteStyle = line.isLoud ? style : Style(.dim)
      let room = columns - label - value - 4
      if note.isEmpty || note.width <= room {
        add(text + StyledText(note, noteStyle))
      } else {
        add(text)
        for part in note.wrapped(to: max(10, columns - 2)) {
          add(StyledText("  " + part, noteStyle))
        }
      }
    }
  }

  private mutating func addBrief(_ line: QuoteLine) {
    let style: Style = line.isLoud ? Style(.error, .bold) : .plain
    let remark = line.note.isEmpty ? "" : ", " + line.note
    let text = StyledText([
      Span(SafeText(line.value, form: form) + "  ", line.isLoud ? style : Style(.text, .bold)),
      Span(SafeText(line.label + remark, form: form), style),
    ])
    add(text.truncated(to: columns - 11, mark: form == .ascii ? "~" : "…"))
  }

  /// Adds what the quote is about: hidden contacts, filter, names.
  mutating func add(_ target: ActionTarget, samples: [String], _ catalogue: Catalogue) {
    if target.hidden > 0 {
      add(
        catalogue.text(ConsoleWords.confirmHidden, count: target.hidden),
        Style(.warning, .bold))
    }
    if !target.filter.isEmpty {
      add(catalogue.text(ConsoleWords.confirmFilter, ["filter": .data(target.filter)]), Style(.dim))
    }
    guard !samples.isEmpty else { return }
    add(
      catalogue.text(
        ConsoleWords.confirmSamples,
        ["names": .text(catalogue.enumeration(samples, atMost: 3))]), Style(.dim))
  }
}
