import Domain
import Terminal
import Wording

extension ConsoleState {
  /// What an intent means in the contact list.
  mutating func performInContacts(_ intent: Intent, in world: World) -> [Effect] {
    if moveInContacts(intent) { return [] }
    if selectInContacts(intent, in: world) { return [] }
    switch intent {
    case .back: return backInContacts(in: world)
    case .onlySelected: return toggleOnlySelected(in: world)
    case .filter:
      let text = contacts.filter.text
      contacts.prompt = FilterPrompt(
        field: TextFieldState(text, history: preferences.filterHistory),
        diagnostic: contacts.filter.problem, before: contacts.filter,
        focusedBefore: contacts.focusedContact)
    case .sort: open(.picker(sortPicker(in: world)))
    case .reverseSort:
      return sort(
        by: contacts.sort.map { SortKey($0.property, descending: !$0.isDescending) }, in: world)
    case .columns: open(.columns(ColumnChooser(preferences.columns)))
    case .preview:
      preferences.showsPreview.toggle()
      keepFocusVisible()
      return [savePreferences()]
    case .open:
      if let id = contacts.focusedContact, contacts.focusedRow != nil {
        screens.append(.detail(DetailState(contact: id)))
      }
    case .actions: openActions(target(in: world), in: world)
    case .edit: return begin(.edit, target(in: world), in: world)
    case .create: return openCreateForm(in: world)
    case .copyRow: return collect(.table(shownColumns), in: world)
    case .copyEmails: return collect(.emails, in: world)
    case .copyCommand: return [.copy(commandLine)]
    default: break
    }
    return []
  }

  /// Moves cursor or columns; false for other intents.
  private mutating func moveInContacts(_ intent: Intent) -> Bool {
    switch intent {
    case .scrollLeft: contacts.columnOffset = max(0, contacts.columnOffset - 1)
    case .scrollRight:
      contacts.columnOffset = min(contacts.columnOffset + 1, max(0, shownColumns.count - 2))
    case .extendUp, .extendDown: extend(by: intent == .extendUp ? -1 : 1)
    default:
      guard
        let position = intent.moved(
          from: contacts.focus, count: contacts.order.count, page: contactRowsVisible)
      else { return false }
      moveFocus(to: position)
    }
    return true
  }

  /// Moves the cursor; in range mode the rows between stay marked.
  mutating func moveFocus(to position: Int) {
    contacts.moveFocus(to: position)
    if let range = contacts.range { contacts.select(contacts.rows(of: range)) }
    keepFocusVisible()
  }

  /// Marks the row under the cursor and the next one in a direction, as with a key held.
  private mutating func extend(by step: Int) {
    if contacts.range == nil { beginRange() }
    moveFocus(to: contacts.focus + step)
  }

  /// Begins to mark by moving, with the row under the cursor.
  mutating func beginRange() {
    guard contacts.focusedRow != nil else { return }
    let range = ContactsState.Range(anchor: contacts.focus, before: contacts.selection)
    contacts.range = range
    contacts.select(contacts.rows(of: range))
  }

  /// Esc, one step at a time: range mode, filter, only-selected, selection; never leaves the program.
  private mutating func backInContacts(in world: World) -> [Effect] {
    if let range = contacts.range {
      contacts.range = nil
      contacts.select(range.before)
      return []
    }
    if contacts.only != nil { return toggleOnlySelected(in: world) }
    if !contacts.filter.text.isEmpty {
      contacts.filter = AppliedFilter()
      return list(in: world)
    }
    if contacts.selectedCount > 0 {
      clearSelection(in: world)
      return []
    }
    let effects = cancel(.list)
    if effects.isEmpty {
      notices.say(.information, world.catalogue.text(ConsoleWords.howToQuit), at: world.now)
    }
    return effects
  }

  mutating func savePreferences() -> Effect { start(.savePreferences(preferences)) }

  /// Sorts the list and remembers how.
  mutating func sort(by keys: [SortKey], in world: World) -> [Effect] {
    contacts.sort = keys
    preferences.sort = keys
    return list(in: world) + [savePreferences()]
  }

  /// The columns the list shows, in their order.
  package var shownColumns: [ContactColumn] {
    let shown = preferences.columns.filter(\.isShown).map(\.column)
    return shown.isEmpty ? [.name] : shown
  }

  /// Starts to put text together for the clipboard.
  mutating func collect(_ content: CollectOrder.Content, in world: World) -> [Effect] {
    guard let target = target(in: world) else { return [] }
    return [
      start(.collect(CollectOrder(snapshot: target.snapshot, rows: target.rows, content: content)))
    ]
  }

  /// The command that lists what the console shows.
  var commandLine: String {
    var words = ["tierline", "contacts", "list"]
    if !contacts.filter.text.isEmpty {
      let filter = contacts.filter
      words += [
        "--filter", quotedForShell(filter.problem == nil ? filter.expression.text : filter.text),
      ]
    }
    words += ["--columns", shownColumns.map(\.internalName).joined(separator: ",")]
    if !contacts.sort.isEmpty {
      words += ["--sort", contacts.sort.text]
    }
    return words.joined(separator: " ")
  }
}

/// The text as one word of a POSIX shell.
private func quotedForShell(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}

extension Intent {
  /// Where a movement leads in a list of `count` items of which `page` are seen; `nil` for intents
  /// that are no movement.
  func moved(from position: Int, count: Int, page: Int) -> Int? {
    let wanted: Int
    switch self {
    case .moveUp: wanted = position - 1
    case .moveDown: wanted = position + 1
    case .pageUp: wanted = position - max(1, page - 1)
    case .pageDown: wanted = position + max(1, page - 1)
    case .halfPageUp: wanted = position - max(1, page / 2)
    case .halfPageDown: wanted = position + max(1, page / 2)
    case .moveFirst: wanted = 0
    case .moveLast: wanted = count - 1
    default: return nil
    }
    return max(0, min(wanted, count - 1))
  }
}
