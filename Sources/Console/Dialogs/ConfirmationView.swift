import Domain
import Terminal
import Wording

/// Draws the question before a bulk change.
struct ConfirmationView {
  let dialog: ConfirmationDialog
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let width = max(30, min(64, area.columns - 6))
    let text = facts(columns: width, isBrief: area.rows < 12)
    let panel = DialogPanel(
      title: SafeText(title, form: world.textForm),
      content: Size(columns: width, rows: text.lines.count + 4),
      style: Style(dialog.quote.raisesTier ? .error : .border))
    panel.draw(in: &canvas, area: area) { canvas in
      let isRoomy = canvas.rows >= text.lines.count + 4
      // Where there is little room a mistake takes the place of the last fact.
      let hasRemark = dialog.problem != nil || dialog.ticket != nil
      let room = isRoomy ? text.lines.count : canvas.rows - (hasRemark ? 3 : 2)
      let first = max(0, min(dialog.scroll, text.lines.count - room))
      canvas.within(Rect(row: 0, column: 0, columns: canvas.columns, rows: max(0, room))) {
        text.draw(in: &$0, rows: $0.rows, from: first)
        if first + room < text.lines.count {
          let more = SafeText(world.catalogue.text(ConsoleWords.confirmMore))
          $0.text(more, row: $0.rows - 1, column: $0.columns - more.width, style: Style(.accent))
        }
      }
      let row = isRoomy ? text.lines.count + 1 : max(0, room)
      drawNumber(row: row, in: &canvas)
      if hasRemark { drawProblem(row: row + 1, in: &canvas) }
      drawButtons(row: canvas.rows - 1, in: &canvas)
    }
  }

  /// What the question is about, the numbers first; `isBrief` leaves out what only repeats.
  private func facts(columns: Int, isBrief: Bool) -> DialogText {
    let catalogue = world.catalogue
    let quote = dialog.quote
    var text = DialogText(columns: columns, form: world.textForm)
    if dialog.isRenewed {
      text.add(catalogue.text(ConsoleWords.confirmRenewed), Style(.warning, .bold))
    }
    text.add(quote, catalogue, isBrief: isBrief)
    if !isBrief { text.addBlank() }
    if let consequence = catalogue.consequence(of: quote) { text.add(consequence, Style(.warning)) }
    if quote.kind != .setAsMarketing {
      text.add(catalogue.text(ConsoleWords.confirmUndoable), Style(.dim))
    }
    text.add(dialog.target, samples: dialog.samples, catalogue)
    return text
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
          SafeText(world.catalogue.text(confirmPhrase, count: dialog.quote.selected)),
          isEnabled: isRight),
      ], focus: focus
    ).draw(in: &canvas, row: row)
  }
}

extension ConfirmationView {
  /// The button names the number again.
  private var confirmPhrase: ConsoleWords {
    switch dialog.quote.kind {
    case .setAsMarketing, .setAsNonMarketing: .buttonSet
    case .keepAsMarketing: .buttonKeep
    default: .buttonChange
    }
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
