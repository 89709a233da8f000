import Domain
import Terminal
import Wording

/// Draws the fields of a form, each with what is wrong with it beside it.
struct FormView {
  let form: Form
  let state: ConsoleState
  let world: World

  func draw(in canvas: inout Canvas, area: Rect) {
    let width = max(30, min(68, area.columns - 6))
    let foot = foot(columns: width)
    let height = form.fields.indices.reduce(0) { $0 + 1 + remark($1, columns: width).lines.count }
    let panel = DialogPanel(
      title: SafeText(title, form: world.textForm),
      content: Size(columns: width, rows: height + 1 + foot.lines.count))
    panel.draw(in: &canvas, area: area) { canvas in
      let labels = labelWidth(canvas.columns)
      var row = 0
      // In a window too low for all fields, those before the focused one leave first.
      let first = canvas.rows < height ? form.focus : 0
      for index in form.fields.indices.dropFirst(first) {
        draw(index, row: row, labels: labels, in: &canvas)
        row += 1
        let remark = remark(index, columns: canvas.columns)
        canvas.within(
          Rect(row: row, column: 0, columns: canvas.columns, rows: max(0, canvas.rows - row))
        ) { remark.draw(in: &$0, rows: $0.rows) }
        row += remark.lines.count
      }
      let top = max(row, canvas.rows - foot.lines.count)
      canvas.within(
        Rect(row: top, column: 0, columns: canvas.columns, rows: max(0, canvas.rows - top))
      ) { foot.draw(in: &$0, rows: $0.rows) }
    }
  }

  private var title: String {
    let catalogue = world.catalogue
    switch form.purpose {
    case .create: return catalogue.text(ConsoleWords.createTitle)
    case .edit(let property, let target):
      return catalogue.text(
        ConsoleWords.optionTitle, count: target.count,
        ["property": .text(catalogue.label(of: property))])
    }
  }

  private func labelWidth(_ columns: Int) -> Int {
    let widths = form.fields.map { field -> Int in
      guard case .text(let property, _) = field.content else { return 0 }
      return SafeText(world.catalogue.label(of: property)).width
    }
    return min(widths.max() ?? 0, columns / 2)
  }

  private func draw(_ index: Int, row: Int, labels: Int, in canvas: inout Canvas) {
    let isFocused = index == form.focus
    switch form.fields[index].content {
    case .text(let property, let field):
      canvas.text(
        SafeText(world.catalogue.label(of: property)), row: row, column: 0,
        style: Style(isFocused ? .header : .text, isFocused ? .bold : []), maxWidth: labels)
      TextField(field, isFocused: isFocused, form: world.textForm)
        .draw(in: &canvas, row: row, column: labels + 2, columns: canvas.columns - labels - 2)
    case .marketingBox(let isOn):
      let isEnabled = boxObstacle == nil
      let mark = isOn ? world.glyphs.checked : world.glyphs.unchecked
      let style: Style = isFocused ? Style(.cursorRow) : isEnabled ? .plain : Style(.disabled)
      canvas.text(
        mark + " " + SafeText(world.catalogue.text(ConsoleWords.createBox)), row: row, column: 0,
        style: style, maxWidth: canvas.columns)
      if isFocused { canvas.setCursor(row: row, column: 1, isVisible: false) }
    }
  }

  private var boxObstacle: String? { state.obstacle(to: .setAsMarketing, in: world) }

  /// What stands under a field: its mistake, or what the box leads to.
  private func remark(_ index: Int, columns: Int) -> DialogText {
    var text = DialogText(columns: columns, form: world.textForm)
    let field = form.fields[index]
    if let problem = field.problem { text.add(problem, Style(.error, .bold)) }
    if case .marketingBox(let isOn) = field.content {
      if let obstacle = boxObstacle {
        text.add(obstacle, Style(.disabled))
      } else if let consequence = consequence(isOn) {
        text.add(consequence, isOn ? Style(.warning) : Style(.dim))
      }
    }
    return text
  }

  /// What one more marketing contact means for the count, before the box is ticked and after.
  private func consequence(_ isOn: Bool) -> String? {
    guard let account = world.snapshot?.account, account.hasMarketingContacts else { return nil }
    let count = account.table.marketingCount
    let tier = account.tier(forCount: count + 1)
    let today = account.billing.timeZone.date(at: world.now)
    let facts: [String: PhraseArgument] = [
      "before": .number(count), "after": .number(count + 1), "tier": .number(account.billing.tier),
      "newTier": .number(tier),
      "update": .text(
        world.catalogue.shortDate(account.nextUpdate(at: world.now), today: today)),
      "renewal": .text(world.catalogue.date(account.billing.renewalDate(after: today))),
    ]
    guard isOn else { return world.catalogue.text(ConsoleWords.createBoxOff, facts) }
    return world.catalogue.text(
      tier > account.billing.tier ? ConsoleWords.createBoxTier : .createBoxOn, facts)
  }

  private func foot(columns: Int) -> DialogText {
    var text = DialogText(columns: columns, form: world.textForm)
    if let problem = form.problem { text.add(problem, Style(.error, .bold)) }
    if form.asksToAbandon {
      text.add(world.catalogue.text(ConsoleWords.formAbandon), Style(.warning, .bold))
    } else if form.ticket != nil {
      text.add(world.catalogue.text(ConsoleWords.working), Style(.dim))
    } else {
      text.add(
        world.catalogue.text(
          form.purpose == .create ? ConsoleWords.formHint : .formEditHint), Style(.dim))
    }
    return text
  }
}
