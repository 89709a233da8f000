import Domain
import Terminal
import Wording

/// Draws the question before a bulk change.
struct ConfirmationView {
  let dialog: ConfirmationDialog
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let catalogue = world.catalogue
    let quote = dialog.quote
    let width = max(30, min(64, area.columns - 6))
    var text = DialogText(columns: width, form: world.textForm)
    if dialog.isRenewed {
      text.add(catalogue.text(ConsoleWords.confirmRenewed), Style(.warning, .bold))
    }
    text.add(quote, catalogue)
    text.addBlank()
    if let consequence = catalogue.consequence(of: quote) { text.add(consequence, Style(.warning)) }
    text.add(dialog.target, samples: dialog.samples, catalogue)
    let panel = DialogPanel(
      title: SafeText(title, form: world.textForm),
      content: Size(columns: width, rows: text.lines.count + 5),
      style: Style(quote.raisesTier ? .error : .border))
    panel.draw(in: &canvas, area: area) { canvas in
      // The question and the buttons always have their place; the facts take the rest.
      let roomy = canvas.rows >= text.lines.count + 5
      let facts = min(text.lines.count, canvas.rows - 3)
      canvas.within(Rect(row: 0, column: 0, columns: canvas.columns, rows: facts)) {
        text.draw(in: &$0, rows: $0.rows)
      }
      let row = roomy ? text.lines.count + 1 : max(0, canvas.rows - 3)
      drawNumber(row: row, in: &canvas)
      drawProblem(row: row + 1, in: &canvas)
      drawButtons(row: canvas.rows - 1, in: &canvas)
    }
  }

  private var title: String {
    let heading = world.catalogue.heading(of: dialog.quote)
    switch dialog.purpose {
    case .action: return heading
    case .undo: return world.catalogue.text(ConsoleWords.confirmUndo, ["what": .text(heading)])
    case .redo: return world.catalogue.text(ConsoleWords.confirmRedo, ["what": .text(heading)])
    }
  }

  private func drawNumber(row: Int, in canvas: inout Canvas) {
    let prompt = SafeText(
      world.catalogue.text(
        ConsoleWords.confirmType, ["number": .digits(Int64(dialog.quote.selected))]))
    let column = canvas.text(prompt, row: row, column: 0, style: Style(.text, .bold)) + 1
    TextField(dialog.field, isFocused: dialog.focus == .number)
      .draw(in: &canvas, row: row, column: column, columns: min(14, canvas.columns - column))
  }

  private func drawProblem(row: Int, in canvas: inout Canvas) {
    let catalogue = world.catalogue
    let text: String
    switch dialog.problem {
    case nil:
      guard dialog.ticket != nil else { return }
      canvas.text(
        SafeText(catalogue.text(ConsoleWords.working)), row: row, column: 0, style: Style(.dim))
      return
    case .missing:
      text = catalogue.text(
        ConsoleWords.confirmMissing, ["number": .digits(Int64(dialog.quote.selected))])
    case .mismatch(let typed):
      text = catalogue.text(
        ConsoleWords.confirmMismatch,
        ["typed": .data(typed), "number": .digits(Int64(dialog.quote.selected))])
    }
    canvas.text(
      SafeText(text, form: world.textForm), row: row, column: 0, style: Style(.error, .bold),
      maxWidth: canvas.columns)
  }

  private func drawButtons(row: Int, in canvas: inout Canvas) {
    let focus =
      switch dialog.focus {
      case .cancel: 0
      case .confirm: 1
      case .number: -1
      }
    let isRight = dialog.typedNumber == dialog.quote.selected
    ButtonRow(
      [
        .init(SafeText(world.catalogue.text(ConsoleWords.buttonCancel))),
        .init(
          SafeText(world.catalogue.text(ConsoleWords.buttonConfirm, count: dialog.quote.selected)),
          isEnabled: isRight),
      ], focus: focus
    ).draw(in: &canvas, row: row)
  }
}

/// Draws what would happen when that is nothing.
struct StatementView {
  let dialog: StatementDialog
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let width = max(30, min(64, area.columns - 6))
    var text = DialogText(columns: width, form: world.textForm)
    text.add(dialog.quote, world.catalogue)
    text.addBlank()
    if let consequence = world.catalogue.consequence(of: dialog.quote) { text.add(consequence) }
    let panel = DialogPanel(
      title: SafeText(world.catalogue.heading(of: dialog.quote)),
      content: Size(columns: width, rows: text.lines.count + 2))
    panel.draw(in: &canvas, area: area) { canvas in
      text.draw(in: &canvas, rows: canvas.rows - 1)
      ButtonRow([.init(SafeText(world.catalogue.text(ConsoleWords.buttonClose)))], focus: 0)
        .draw(in: &canvas, row: canvas.rows - 1)
    }
  }
}

/// Draws that an answer is being waited for.
struct WaitingView {
  let pending: PendingAction
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let panel = DialogPanel(
      title: SafeText(world.catalogue.title(of: pending.kind)), content: Size(columns: 40, rows: 2))
    panel.draw(in: &canvas, area: area) { canvas in
      canvas.text(
        SafeText(
          world.catalogue.text(ConsoleWords.waiting, count: pending.target.count)), row: 0,
        column: 0)
      canvas.text(
        SafeText(world.catalogue.text(ConsoleWords.waitingHint)), row: 1, column: 0,
        style: Style(.dim))
      canvas.setCursor(row: 0, column: 0, isVisible: false)
    }
  }
}
