import Domain
import Terminal
import Wording

/// Draws all columns: which are shown, in which order, how wide.
struct ColumnChooserView {
  let chooser: ColumnChooser
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let width = max(30, min(60, area.columns - 6))
    let panel = DialogPanel(
      title: SafeText(world.catalogue.text(ConsoleWords.columnsTitle)),
      content: Size(columns: width, rows: chooser.settings.count + 2))
    panel.draw(in: &canvas, area: area) { canvas in
      let height = max(1, canvas.rows - 1)
      let window = ScrollWindow(
        top: chooser.position.top, height: height, count: chooser.settings.count,
        cursor: chooser.position.focus)
      canvas.within(Rect(row: 0, column: 0, columns: canvas.columns, rows: height)) { list in
        list.within(Rect(row: 0, column: 0, columns: list.columns - 2, rows: list.rows)) { list in
          ListWidget(
            count: chooser.settings.count, top: window.top, focus: chooser.position.focus
          ).draw(in: &list) { item(chooser.settings[$0]) }
        }
        Scrollbar.draw(window, in: &list, column: list.columns - 1)
      }
      canvas.text(
        SafeText(world.catalogue.text(ConsoleWords.columnsHint), form: world.textForm),
        row: canvas.rows - 1, column: 0, style: Style(.dim), maxWidth: canvas.columns)
    }
  }

  private func item(_ setting: ColumnSetting) -> ListWidget.Item {
    let glyphs = world.glyphs
    let width = setting.width.map(String.init) ?? world.catalogue.text(ConsoleWords.columnsAuto)
    return ListWidget.Item(
      StyledText([
        Span(setting.isShown ? glyphs.checked : glyphs.unchecked, Style(.accent)),
        Span(
          SafeText(" " + setting.column.title(world.catalogue), form: world.textForm),
          setting.isShown ? .plain : Style(.dim)),
      ]), note: StyledText(SafeText(width), Style(.dim)))
  }
}
