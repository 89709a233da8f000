import Domain
import Terminal
import Wording

/// The line over the list: filter, where the person is, what is selected, how it is sorted.
struct StatusLine {
  let state: ConsoleState
  let world: World

  /// Position, counts, selection and sort in words: "12 of 1,204 (48,310 in all) · 3 selected".
  func facts() -> [String] {
    let contacts = state.contacts
    let catalogue = world.catalogue
    let total = contacts.total
    var facts: [String] = []
    let shown = contacts.order.count
    let numbers: [String: PhraseArgument] = [
      "row": .number(min(contacts.focus + 1, shown)), "shown": .number(shown),
      "total": .number(total),
    ]
    facts.append(
      catalogue.text(
        shown == 0 ? ConsoleWords.statusNone : shown == total ? .statusAll : .statusSome, numbers))
    if contacts.selectedCount > 0 {
      let key: ConsoleWords =
        contacts.hiddenSelectedCount > 0 ? .statusSelectedHidden : .statusSelected
      facts.append(
        catalogue.text(
          key, count: contacts.selectedCount, ["hidden": .number(contacts.hiddenSelectedCount)]))
    }
    if contacts.range != nil { facts.append(catalogue.text(ConsoleWords.statusRange)) }
    if let progress = state.jobs.values.first(where: { $0.kind == .list && !$0.isCancelled }) {
      facts.append(progressText(progress))
    }
    facts.append(sortText())
    return facts.filter { !$0.isEmpty }
  }

  private func progressText(_ job: RunningJob) -> String {
    guard let progress = job.progress, let total = progress.total else {
      return world.catalogue.text(ConsoleWords.statusSearching)
    }
    return world.catalogue.text(
      ConsoleWords.statusSearchingShare,
      ["share": .text(world.catalogue.share(progress.done, of: total))])
  }

  private func sortText() -> String {
    guard !state.contacts.sort.isEmpty else { return "" }
    let column = ContactColumn.all.first { column in
      state.contacts.sort == column.sortKeys(descending: false)
        || state.contacts.sort == column.sortKeys(descending: true)
    }
    let isFalling = state.contacts.sort[0].isDescending
    let title =
      column?.title(world.catalogue) ?? world.catalogue.label(of: state.contacts.sort[0].property)
    let mark = isFalling ? world.glyphs.sortDescending : world.glyphs.sortAscending
    return title + " " + mark.string
  }

  /// Draws the line, filter at the left, facts at the right as far as there is room.
  func draw(in canvas: inout Canvas) {
    let contacts = state.contacts
    let room = canvas.columns
    let separator = " \(world.glyphs.separator) "
    var facts = state.layout.isCompact ? [] : facts()
    var text = SafeText(facts.joined(separator: separator), form: world.textForm)
    let least = room < 70 ? room / 2 : max(24, room / 3)
    while facts.count > 1, text.width + least + 3 > room {
      facts.removeLast()
      text = SafeText(facts.joined(separator: separator), form: world.textForm)
    }
    let filterRoom = max(0, room - text.width - 3)
    canvas.text(text, row: 0, column: room - text.width - 1, style: Style(.dim))
    if let prompt = contacts.prompt {
      canvas.text("/", row: 0, column: 1, style: Style(.accent, .bold))
      TextField(prompt.field, isFocused: true, form: world.textForm)
        .draw(in: &canvas, row: 0, column: 3, columns: max(1, filterRoom - 3))
      return
    }
    drawFilter(columns: filterRoom, in: &canvas)
  }

  /// Draws the facts alone, for windows where they have a line of their own.
  func drawFacts(in canvas: inout Canvas) {
    let separator = " \(world.glyphs.separator) "
    canvas.text(
      SafeText(facts().joined(separator: separator), form: world.textForm), row: 0, column: 1,
      style: Style(.dim), maxWidth: canvas.columns - 2)
  }

  private func drawFilter(columns: Int, in canvas: inout Canvas) {
    let contacts = state.contacts
    var words: [String] = []
    if contacts.only != nil { words.append(world.catalogue.text(ConsoleWords.statusOnly)) }
    if !contacts.filter.text.isEmpty { words.append(contacts.filter.text) }
    guard !words.isEmpty else {
      let hint = SafeText(world.catalogue.text(ConsoleWords.statusNoFilter), form: world.textForm)
      canvas.text(hint, row: 0, column: 1, style: Style(.dim), maxWidth: max(0, columns - 1))
      return
    }
    canvas.text("/", row: 0, column: 1, style: Style(.accent, .bold))
    let separator = " \(world.glyphs.separator) "
    canvas.text(
      SafeText(words.joined(separator: separator), form: world.textForm), row: 0, column: 3,
      style: Style(.accent), maxWidth: max(0, columns - 3))
  }
}
