import Domain
import Terminal
import Wording

/// Draws the verbs with their keys; those that cannot be used with the reason.
struct ActionMenuView {
  let menu: ActionMenu
  let state: ConsoleState
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let width = max(20, min(72, area.columns - 6))
    var footer = DialogText(columns: width, form: world.textForm)
    let focused = menu.focusedVerb
    if let refusal = menu.refusal ?? state.obstacle(to: focused, on: menu.target, in: world) {
      footer.add(refusal, Style(menu.refusal == nil ? .disabled : .error))
    } else {
      footer.add(world.catalogue.text(Self.note(of: focused)), Style(.dim))
    }
    let height = ActionMenu.verbs.count + 1 + max(3, footer.lines.count)
    let panel = DialogPanel(
      title: SafeText(title, form: world.textForm), content: Size(columns: width, rows: height))
    panel.draw(in: &canvas, area: area) { canvas in
      let rows = min(ActionMenu.verbs.count, canvas.rows)
      canvas.within(Rect(row: 0, column: 0, columns: canvas.columns, rows: rows)) { list in
        ListWidget(count: ActionMenu.verbs.count, focus: menu.focus)
          .draw(in: &list) { item(ActionMenu.verbs[$0]) }
      }
      let top = canvas.rows > rows + footer.lines.count ? rows + 1 : rows
      canvas.within(
        Rect(row: top, column: 0, columns: canvas.columns, rows: canvas.rows - top)
      ) { footer.draw(in: &$0, rows: $0.rows) }
    }
  }

  private var title: String {
    let target = menu.target
    let catalogue = world.catalogue
    guard target.isSelection else {
      let account = state.newest(target.snapshot, in: world).account
      let row = target.rows.first { _ in true } ?? 0
      return catalogue.text(
        ConsoleWords.actionsOne, ["name": .data(ContactName.text(of: row, in: account))])
    }
    return catalogue.text(
      target.hidden > 0 ? ConsoleWords.actionsManyHidden : .actionsMany, count: target.count,
      ["hidden": .number(target.hidden)])
  }

  private func item(_ verb: Intent) -> ListWidget.Item {
    let isEnabled = state.obstacle(to: verb, on: menu.target, in: world) == nil
    let key = world.keymap.keys(for: verb, in: .actionMenu).first.map(KeyNotation.print) ?? " "
    return ListWidget.Item(
      StyledText([
        Span(SafeText(key + "  "), Style(isEnabled ? .accent : .disabled, .bold)),
        Span(SafeText(world.catalogue.text(verb.phrase)), Style(isEnabled ? .text : .disabled)),
      ]),
      note: isEnabled
        ? StyledText()
        : StyledText(
          SafeText(world.catalogue.text(ConsoleWords.notAvailable)), Style(.disabled)),
      isEnabled: isEnabled)
  }

  /// What a verb does, in a sentence.
  private static func note(of verb: Intent) -> ConsoleWords {
    switch verb {
    case .setAsMarketing: .noteSetAsMarketing
    case .setAsNonMarketing: .noteSetAsNonMarketing
    case .keepAsMarketing: .noteKeepAsMarketing
    default: .noteEdit
    }
  }
}
