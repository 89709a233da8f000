import Domain
import Terminal
import Wording

/// Draws the contact list.
struct ContactsView {
  let state: ConsoleState
  let world: World

  /// The account that the row numbers belong to.
  private var account: Account? {
    state.contacts.snapshot.map { state.newest($0, in: world).account }
  }

  /// The columns on the screen: the first one always, then those behind the ones scrolled away that
  /// fit whole.
  var visible: (settings: [ColumnSetting], hidesLeft: Bool, hidesRight: Bool) {
    let shown = state.preferences.columns.filter(\.isShown)
    let all = shown.isEmpty ? [ColumnSetting(.name)] : shown
    let skipped = min(state.contacts.columnOffset, all.count - 1)
    let candidates = [all[0]] + all.dropFirst(1 + skipped)
    var settings: [ColumnSetting] = []
    var room = state.layout.body.columns - TableWidget.markColumns
    for setting in candidates {
      room -= setting.column.leastWidth(setting.width)
      // A window too narrow for any second column still shows the beginning of one.
      guard room >= 0 || settings.count < 2 else { break }
      settings.append(setting)
      room -= TableWidget.gap
    }
    return (settings, skipped > 0, settings.count < candidates.count)
  }

  /// Columns and position of the table, without its rows; also tells what the mouse points at.
  var table: TableWidget {
    let contacts = state.contacts
    let columns = visible.settings.map { setting in
      TableWidget.Column(
        SafeText(setting.column.title(world.catalogue), form: world.textForm),
        width: setting.column.width(setting.width), alignment: setting.column.alignment,
        sort: sort(of: setting.column))
    }
    return TableWidget(
      columns: columns, rowCount: contacts.order.count,
      top: min(contacts.top, max(0, contacts.order.count - 1)), focus: contacts.focus)
  }

  private func sort(of column: ContactColumn) -> TableWidget.Sort? {
    guard !state.contacts.sort.isEmpty else { return nil }
    if state.contacts.sort == column.sortKeys(descending: false) { return .ascending }
    if state.contacts.sort == column.sortKeys(descending: true) { return .descending }
    return nil
  }

  func draw(in canvas: inout Canvas) {
    guard let account else { return }
    let contacts = state.contacts
    guard contacts.order.count > 0 else {
      drawEmpty(account, in: &canvas)
      return
    }
    let (settings, hidesLeft, hidesRight) = visible
    let columns = settings.map(\.column)
    let highlighter = Highlighter(
      contacts.filter.expression.searchWords, form: world.textForm)
    table.draw(in: &canvas) { position in
      let row = contacts.order[position]
      return TableWidget.Row(
        columns.map { cell($0, row: row, account, highlighter) },
        isSelected: contacts.selection.contains(row))
    }
    if hidesLeft {
      canvas.text(
        world.glyphs.moreLeft, row: 0, column: TableWidget.markColumns - 1, style: Style(.dim))
    }
    if hidesRight {
      canvas.text(world.glyphs.moreRight, row: 0, column: canvas.columns - 1, style: Style(.dim))
    }
  }

  private func cell(
    _ column: ContactColumn, row: Int, _ account: Account, _ highlighter: Highlighter
  ) -> StyledText {
    switch column {
    case .name:
      guard let name = ContactName.listed(of: row, in: account) else {
        return StyledText(
          SafeText(world.catalogue.text(NamePhrase.unnamed), form: world.textForm), Style(.dim))
      }
      return highlighter.mark(name)
    case .property(let property):
      guard let text = PropertyText.text(property, row: row, account, world) else {
        return StyledText("-", Style(.dim))
      }
      switch property {
      case .email, .phone, .company, .firstName, .lastName: return highlighter.mark(text)
      case .marketingStatus: return status(text, row: row, account)
      default: return StyledText(SafeText(text, form: world.textForm))
      }
    }
  }

  /// What is paid for and cannot be mailed stands out.
  private func status(_ text: String, row: Int, _ account: Account) -> StyledText {
    let isWaste =
      account.table.status(of: row).counts && !account.table.isMailable(row: row)
    let role: Role = isWaste ? .warning : account.table.status(of: row).counts ? .text : .dim
    return StyledText(SafeText(text, form: world.textForm), Style(role))
  }

  /// Why there is nothing to see, and the way out.
  private func drawEmpty(_ account: Account, in canvas: inout Canvas) {
    let contacts = state.contacts
    var lines: [String]
    if account.table.count > 0, contacts.total == 0 {
      lines = [world.catalogue.text(ConsoleWords.emptyViewable)]
      lines.append(world.catalogue.text(ConsoleWords.emptyViewableHint))
    } else if account.table.count == 0 {
      lines = [world.catalogue.text(ConsoleWords.emptyStore)]
      lines.append(world.catalogue.text(ConsoleWords.emptyStoreHint))
    } else if contacts.only != nil {
      lines = [world.catalogue.text(ConsoleWords.emptyOnly)]
      lines.append(world.catalogue.text(ConsoleWords.emptyOnlyHint))
    } else if let problem = contacts.filter.problem {
      let context = FilterContext(account: account, actingUser: world.actor, now: world.now)
      lines = [
        world.catalogue.text(ConsoleWords.emptyBroken), contacts.filter.text,
        world.catalogue.message(problem, in: context).paragraph,
        world.catalogue.text(ConsoleWords.emptyResultHint),
      ]
    } else {
      lines = [
        world.catalogue.text(
          ConsoleWords.emptyResult, ["total": .number(contacts.total)]),
        contacts.filter.expression.text,
        world.catalogue.text(
          contacts.prompt == nil ? ConsoleWords.emptyResultHint : .emptyResultTypingHint),
      ]
    }
    let wrapped = lines.map {
      SafeText($0, form: world.textForm).wrapped(to: max(10, canvas.columns - 6))
    }
    let height = wrapped.reduce(0) { $0 + $1.count }
    var row = max(0, (canvas.rows - height) / 3)
    for (index, block) in wrapped.enumerated() {
      for line in block {
        let style = index == 0 ? Style(.header, .bold) : index == 1 ? .plain : Style(.dim)
        canvas.text(line, row: row, column: 3, style: style)
        row += 1
      }
    }
    canvas.setCursor(row: 0, column: 0, isVisible: false)
  }
}
