import Domain
import Terminal
import Wording

extension ConsoleState {
  /// Changes the selection; false for intents that do not.
  mutating func selectInContacts(_ intent: Intent, in world: World) -> Bool {
    switch intent {
    case .toggleSelection:
      if contacts.range != nil {
        // Space ends range mode and keeps what it marked.
        contacts.range = nil
      } else if let row = contacts.focusedRow {
        contacts.toggle(row)
        moveFocus(to: contacts.focus + 1)
      }
    case .rangeMode:
      if contacts.range == nil { beginRange() } else { contacts.range = nil }
    case .selectMatching: selectMatching(in: world)
    case .invertSelection:
      contacts.range = nil
      var selection = contacts.selection
      selection.formSymmetricDifference(contacts.matching)
      contacts.select(selection)
      saySelection(.nowSelected, in: world)
    case .restoreSelection:
      contacts.range = nil
      let last = contacts.lastSelection
      guard !last.isEmpty else { return true }
      contacts.lastSelection = contacts.selection
      contacts.select(last)
      saySelection(.nowSelected, in: world)
    default: return false
    }
    return true
  }

  /// Every row that matches the filter; when all of them are selected already, none at all.
  private mutating func selectMatching(in world: World) {
    contacts.range = nil
    if contacts.matching.subtracting(contacts.selection).isEmpty {
      if contacts.selectedCount > 0 { clearSelection(in: world) }
      return
    }
    contacts.select(contacts.selection.union(contacts.matching))
    saySelection(.nowSelected, in: world)
  }

  /// Takes the selection away and keeps it for `Intent.restoreSelection`.
  mutating func clearSelection(in world: World) {
    contacts.lastSelection = contacts.selection
    contacts.select(RowSet())
    saySelection(.selectionCleared, in: world)
  }

  private mutating func saySelection(_ phrase: ConsoleWords, in world: World) {
    let text = world.catalogue.text(
      phrase, count: contacts.selectedCount, ["hidden": .number(contacts.hiddenSelectedCount)])
    notices.say(.information, text, at: world.now)
  }

  /// Lists only the selected rows, or goes back to all that match.
  mutating func toggleOnlySelected(in world: World) -> [Effect] {
    contacts.range = nil
    if contacts.only != nil {
      contacts.only = nil
    } else {
      guard contacts.selectedCount > 0 else {
        notices.say(.information, world.catalogue.text(ConsoleWords.nothingSelected), at: world.now)
        return []
      }
      contacts.only = contacts.selection
    }
    return list(in: world)
  }
}

extension ContactsState {
  /// The selection while a range is marked: what was selected before, and the rows from the anchor
  /// to the cursor.
  func rows(of range: Range) -> RowSet {
    guard order.count > 0 else { return range.before }
    let anchor = max(0, min(range.anchor, order.count - 1))
    var rows = range.before
    for position in min(anchor, focus)...max(anchor, focus) { rows.insert(order[position]) }
    return rows
  }
}
