import Domain
package import Terminal
import Wording

extension ConsoleState {
  /// Draws the whole screen.
  package func render(in world: World) -> Grid {
    var canvas = Canvas(size: size, glyphs: world.glyphs)
    if isTooSmall {
      drawTooSmall(in: &canvas, world)
      return canvas.grid
    }
    let layout = layout
    canvas.within(layout.header) { HeaderView(state: self, world: world).draw(in: &$0) }
    for row in layout.rules { canvas.rule(row: row) }
    switch phase {
    case .opening(let progress): drawOpening(progress, in: &canvas, world)
    case .failed(let text): drawFailed(text, in: &canvas, world)
    case .ready: drawReady(layout, in: &canvas, world)
    }
    return canvas.grid
  }

  private func drawReady(_ layout: ScreenLayout, in canvas: inout Canvas, _ world: World) {
    drawView(layout, in: &canvas, world)
    drawNotice(layout, in: &canvas, world)
    canvas.within(layout.legend) { legend(in: world).legend.draw(in: &$0, row: 0) }
    if let dialog = dialogs.last { draw(dialog, in: &canvas, area: layout.dialogs, world) }
    if !pendingKeys.isEmpty { drawContinuations(in: &canvas, area: layout.dialogs, world) }
  }

  private func drawView(_ layout: ScreenLayout, in canvas: inout Canvas, _ world: World) {
    switch screens.last {
    case .detail(let detail):
      let view = DetailView(detail: detail, world: world)
      canvas.within(layout.status) { view.drawTitle(in: &$0) }
      canvas.within(layout.body) { view.draw(in: &$0) }
    case .messages(let position):
      let view = MessagesView(state: self, position: position, world: world)
      canvas.within(layout.status) { view.drawTitle(in: &$0) }
      canvas.within(layout.body) { view.draw(in: &$0) }
    case nil:
      canvas.within(layout.body) { ContactsView(state: self, world: world).draw(in: &$0) }
      if let preview = layout.preview {
        canvas.within(preview) { PreviewView(state: self, world: world).draw(in: &$0) }
      }
      if let prompt = contacts.prompt, let account = contacts.snapshot?.account {
        canvas.within(layout.filterHelp) {
          FilterHelpView(prompt: prompt, account: account, world: world).draw(in: &$0)
        }
      }
      canvas.within(layout.status) { StatusLine(state: self, world: world).draw(in: &$0) }
    }
  }

  private func drawNotice(_ layout: ScreenLayout, in canvas: inout Canvas, _ world: World) {
    guard let shown = notices.shown else {
      if !layout.isCompact {
        canvas.rule(row: layout.notice.row)
      } else if screens.isEmpty {
        canvas.within(layout.notice) { StatusLine(state: self, world: world).drawFacts(in: &$0) }
      }
      return
    }
    // What does not fit into one line grows upwards, over the preview.
    var sentence = shown.text
    if notices.unseen > 0 {
      let key = world.keymap.keys(for: .goToMessages, in: .contacts).first.map(KeyNotation.print)
      sentence +=
        " "
        + world.catalogue.text(
          ConsoleWords.noticeMore, ["more": .number(notices.unseen), "key": .text(key ?? ":")])
    }
    let text = SafeText(sentence, form: world.textForm)
    let lines = text.wrapped(to: max(10, layout.notice.columns - 4))
    let count = min(lines.count, layout.isCompact ? 3 : 4)
    let top = layout.notice.row - count + 1
    for (index, line) in lines.prefix(count).enumerated() {
      if index == 0 {
        ToastLine(shown.kind, line).draw(in: &canvas, row: top)
      } else {
        let rect = Rect(row: top + index, column: 0, columns: canvas.columns, rows: 1)
        canvas.fill(rect)
        canvas.text(line, row: rect.row, column: 3, style: shown.style)
      }
    }
  }

  private func draw(
    _ dialog: Dialog, in canvas: inout Canvas, area: Rect, _ world: World
  ) {
    switch dialog {
    case .waiting(let pending):
      guard pending.isToldAt <= world.now else { return }
      WaitingView(pending: pending, world: world).draw(in: &canvas, area: area)
    case .actionMenu(let menu):
      ActionMenuView(menu: menu, state: self, world: world).draw(in: &canvas, area: area)
    case .picker(let picker):
      PickerView(picker: picker, world: world).draw(in: &canvas, area: area)
    case .columns(let chooser):
      ColumnChooserView(chooser: chooser, world: world).draw(in: &canvas, area: area)
    case .confirmation(let dialog):
      ConfirmationView(dialog: dialog, world: world).draw(in: &canvas, area: area)
    case .form(let form):
      FormView(form: form, state: self, world: world).draw(in: &canvas, area: area)
    case .statement(let dialog):
      StatementView(dialog: dialog, world: world).draw(in: &canvas, area: area)
    }
  }

  /// The keys that may follow those pressed so far.
  private func drawContinuations(in canvas: inout Canvas, area: Rect, _ world: World) {
    let bindings = world.keymap.continuations(of: pendingKeys, in: place)
    let panel = DialogPanel(
      title: SafeText(KeyNotation.print(pendingKeys)),
      content: Size(columns: 44, rows: bindings.count))
    panel.draw(in: &canvas, area: area) { canvas in
      for (row, binding) in bindings.enumerated() {
        let rest = Array(binding.keys.dropFirst(pendingKeys.count))
        canvas.line(
          StyledText([
            Span(SafeText(KeyNotation.print(rest)).fitted(to: 5), Style(.accent, .bold)),
            Span(SafeText(world.catalogue.text(binding.intent.phrase)), .plain),
          ]), row: row, column: 0, maxWidth: canvas.columns)
      }
    }
  }
}

// MARK: - Before and instead of the list

extension ConsoleState {
  private func drawOpening(_ progress: Progress, in canvas: inout Canvas, _ world: World) {
    let catalogue = world.catalogue
    let text: String
    if let total = progress.total, total > 0 {
      text = catalogue.text(
        ConsoleWords.openingShare,
        ["done": .number(progress.done), "share": .text(catalogue.share(progress.done, of: total))])
    } else if progress.done > 0 {
      text = catalogue.text(ConsoleWords.openingCount, ["done": .number(progress.done)])
    } else {
      text = catalogue.text(ConsoleWords.opening)
    }
    draw(
      lines: [text, catalogue.text(ConsoleWords.openingHint)], Style(.header, .bold), in: &canvas)
  }

  private func drawFailed(_ text: String, in canvas: inout Canvas, _ world: World) {
    draw(
      lines: [text, world.catalogue.text(ConsoleWords.failedHint)], Style(.error, .bold),
      in: &canvas)
  }

  private func draw(lines: [String], _ style: Style, in canvas: inout Canvas) {
    var row = canvas.rows / 3
    for (index, line) in lines.enumerated() {
      for part in SafeText(line).wrapped(to: max(10, canvas.columns - 6)) {
        canvas.text(part, row: row, column: 3, style: index == 0 ? style : Style(.dim))
        row += 1
      }
    }
    canvas.setCursor(row: canvas.rows / 3, column: 3, isVisible: false)
  }

  private func drawTooSmall(in canvas: inout Canvas, _ world: World) {
    let text = world.catalogue.text(
      ConsoleWords.tooSmall,
      [
        "columns": .number(size.columns), "rows": .number(size.rows),
        "needed-columns": .number(Self.minimumSize.columns),
        "needed-rows": .number(Self.minimumSize.rows),
      ])
    for (row, line) in SafeText(text).wrapped(to: max(1, canvas.columns)).enumerated() {
      canvas.text(line, row: row, column: 0)
    }
  }
}
