import Domain
import Terminal
import Wording

/// Draws a list that is narrowed by typing.
struct PickerView {
  let picker: Picker
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let found = picker.found
    let width = max(30, min(76, area.columns - 6))
    let rows = max(picker.items.count, 1)
    let panel = DialogPanel(
      title: SafeText(title, form: world.textForm), content: Size(columns: width, rows: rows + 3))
    panel.draw(in: &canvas, area: area) { canvas in
      var problem = DialogText(columns: canvas.columns, form: world.textForm)
      if let text = picker.problem { problem.add(text, Style(.error, .bold)) }
      let tail = min(3, max(1, problem.lines.count))
      let height = max(1, canvas.rows - 1 - tail)
      let window = ScrollWindow(
        top: picker.position.top, height: height, count: found.count,
        cursor: picker.position.focus)
      canvas.within(Rect(row: 1, column: 0, columns: canvas.columns, rows: height)) { list in
        list.within(Rect(row: 0, column: 0, columns: list.columns - 2, rows: list.rows)) { list in
          ListWidget(count: found.count, top: window.top, focus: picker.position.focus)
            .draw(in: &list) { item(found[$0]) }
        }
        Scrollbar.draw(window, in: &list, column: list.columns - 1)
        if found.isEmpty {
          list.text(
            SafeText(world.catalogue.text(ConsoleWords.pickerEmpty)), row: 0, column: 3,
            style: Style(.dim))
        }
      }
      canvas.within(
        Rect(row: canvas.rows - tail, column: 0, columns: canvas.columns, rows: tail)
      ) { foot in
        if problem.lines.isEmpty {
          foot.text(
            SafeText(world.catalogue.text(ConsoleWords.pickerHint), form: world.textForm), row: 0,
            column: 0, style: Style(.dim), maxWidth: foot.columns)
        } else {
          problem.draw(in: &foot, rows: tail)
        }
      }
      TextField(
        picker.field, isFocused: true,
        placeholder: SafeText(world.catalogue.text(ConsoleWords.pickerPlaceholder)),
        form: world.textForm
      ).draw(in: &canvas, row: 0, column: 0, columns: canvas.columns)
    }
  }

  private var title: String {
    let catalogue = world.catalogue
    switch picker.purpose {
    case .help: return catalogue.text(ConsoleWords.helpTitle)
    case .palette: return catalogue.text(ConsoleWords.paletteTitle)
    case .sort: return catalogue.text(ConsoleWords.sortTitle)
    case .property(let target):
      return catalogue.text(ConsoleWords.editTitle, count: target.count)
    case .option(let property, let target):
      return catalogue.text(
        ConsoleWords.optionTitle, count: target.count,
        ["property": .text(catalogue.label(of: property))])
    }
  }

  private func item(_ item: Picker.Item) -> ListWidget.Item {
    let title: String
    if case .row(let number) = item.choice {
      title = world.catalogue.text(ConsoleWords.goToRow, ["row": .number(number)])
    } else {
      title = item.title
    }
    return ListWidget.Item(
      Highlighter(picker.field.text.split(separator: " ").map(String.init), form: world.textForm)
        .mark(title),
      note: StyledText(SafeText(item.note, form: world.textForm), Style(.dim)),
      isSelected: item.isCurrent, isEnabled: item.isEnabled)
  }
}
