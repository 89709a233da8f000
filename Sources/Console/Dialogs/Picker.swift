package import Domain
package import Terminal

/// A list that is narrowed by typing.
package struct Picker: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    case help
    case palette
    case sort
    /// Which property to edit.
    case property(ActionTarget)
    /// Which option to give to a property.
    case option(ContactProperty, ActionTarget)
  }

  package enum Choice: Equatable, Sendable {
    case intent(Intent)
    case sort(ContactColumn)
    case property(ContactProperty)
    /// The stored value of an option; empty takes the value away.
    case option(String)
    /// The row with this number, from 1.
    case row(Int)
  }

  package struct Item: Equatable, Sendable {
    package var choice: Choice
    package var title: String
    /// Stands at the right: keys, internal name.
    package var note: String
    /// Further words that typing finds it by.
    package var synonyms = ""
    package var isCurrent = false
    package var isEnabled = true
  }

  package var purpose: Purpose
  package var items: [Item]
  package var field = TextFieldState()
  package var position = ListPosition()
  /// Why the choice cannot be taken, in words.
  package var problem: String?

  /// The items in which every typed word occurs, in any letter case.
  package var found: [Item] {
    let words = field.text.lowercased().split(separator: " ")
    var found = items.filter { item in
      let text = [item.title, item.note, item.synonyms].joined(separator: " ").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    if purpose == .palette, let row = Int(field.text.filter { $0 != "," }), row > 0 {
      found.insert(Item(choice: .row(row), title: field.text, note: ""), at: 0)
    }
    return found
  }

  package var focused: Item? {
    let found = found
    return found.indices.contains(position.focus) ? found[position.focus] : found.last
  }
}
