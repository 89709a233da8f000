import Domain
import Terminal
import Wording

extension ConsoleState {
  mutating func perform(_ intent: Intent, _ picker: Picker, in world: World) -> [Effect] {
    var picker = picker
    let found = picker.found
    if let focus = intent.moved(
      from: picker.position.focus, count: found.count, page: dialogRowsVisible)
    {
      picker.position.focus = focus
      picker.problem = nil
      replaceDialog(.picker(picker))
      return []
    }
    switch intent {
    case .cancel:
      dialogs.removeLast()
      return []
    case .accept:
      guard let item = picker.focused else { return [] }
      return choose(item, picker, in: world)
    default: return []
    }
  }

  private mutating func choose(
    _ item: Picker.Item, _ picker: Picker, in world: World
  ) -> [Effect] {
    switch (item.choice, picker.purpose) {
    case (.intent(let intent), _):
      dialogs.removeLast()
      return perform(intent, in: world)
    case (.row(let number), _):
      dialogs.removeLast()
      screens = []
      moveFocus(to: number - 1)
      return []
    case (.sort(let column), _):
      dialogs.removeLast()
      return sort(by: column, in: world)
    case (.property(let property), .property(let target)):
      return edit(property, of: target, in: world)
    case (.option(let value), .option(let property, let target)):
      return [
        ask(.edit([property: value]), about: target, kind: .editContacts, in: world)
      ]
    case (.property, _), (.option, _): return []
    }
  }

  /// Sorts by a column; by the same one again in the other direction.
  mutating func sort(by column: ContactColumn, in world: World) -> [Effect] {
    let rising = column.sortKeys(descending: false)
    return sort(
      by: contacts.sort == rising ? column.sortKeys(descending: true) : rising, in: world)
  }
}

// MARK: - What the lists hold

extension ConsoleState {
  /// Every key that works in the place where the keys go now, or every action for the palette.
  func helpPicker(_ purpose: Picker.Purpose, in world: World) -> Picker {
    var order: [Intent] = []
    var keys: [Intent: [String]] = [:]
    for binding in world.keymap.active(in: place) {
      if keys[binding.intent] == nil { order.append(binding.intent) }
      keys[binding.intent, default: []].append(KeyNotation.print(binding.keys))
    }
    let items = order.map { intent in
      Picker.Item(
        choice: .intent(intent), title: world.catalogue.text(intent.phrase),
        note: (keys[intent] ?? []).joined(separator: " "),
        synonyms: intent.rawValue + " " + world.catalogue.text(intent.group.phrase))
    }
    return Picker(purpose: purpose, items: items)
  }

  /// Columns to sort by: those the list shows first.
  func sortPicker(in world: World) -> Picker {
    let shown = shownColumns
    let columns = shown + ContactColumn.all.filter { !shown.contains($0) }
    let items = columns.map { column in
      let mark: String? =
        if contacts.sort == column.sortKeys(descending: false) {
          world.catalogue.text(ConsoleWords.ascending)
        } else if contacts.sort == column.sortKeys(descending: true) {
          world.catalogue.text(ConsoleWords.descending)
        } else {
          nil
        }
      return Picker.Item(
        choice: .sort(column), title: column.title(world.catalogue), note: mark ?? "",
        synonyms: column.internalName, isCurrent: mark != nil)
    }
    var picker = Picker(purpose: .sort, items: items)
    picker.position.focus = items.firstIndex(where: \.isCurrent) ?? 0
    return picker
  }

  /// The properties that can be edited (R1.9).
  func propertyPicker(_ target: ActionTarget, in world: World) -> Picker {
    let account = newest(target.snapshot, in: world).account
    let row = target.count == 1 ? target.rows.first { _ in true } : nil
    let items = PropertyCatalogue.definitions.filter { !$0.isReadOnly }.map { definition in
      let property = definition.property
      let value = row.flatMap { PropertyText.text(property, row: $0, account, world) }
      return Picker.Item(
        choice: .property(property), title: world.catalogue.label(of: property),
        note: value ?? "",
        synonyms: ([property.internalName] + definition.aliases).joined(separator: " "))
    }
    return Picker(purpose: .property(target), items: items)
  }

  /// Goes on with the chosen property: its options, or a field for its value.
  mutating func edit(
    _ property: ContactProperty, of target: ActionTarget, in world: World
  ) -> [Effect] {
    let account = newest(target.snapshot, in: world).account
    let row = target.count == 1 ? target.rows.first { _ in true } : nil
    let current = row.flatMap { account.table.value(property, row: $0) }
    let options = property.choices(in: account, world.catalogue)
    guard options.isEmpty || property.definition.field == .checkbox else {
      var items = options.map { option in
        Picker.Item(
          choice: .option(option.value), title: option.label, note: "", synonyms: option.value,
          isCurrent: current?.plainText == option.value)
      }
      items.append(
        Picker.Item(
          choice: .option(""), title: world.catalogue.text(ConsoleWords.noValue), note: "",
          isCurrent: row != nil && current == nil))
      var picker = Picker(purpose: .option(property, target), items: items)
      picker.position.focus = items.firstIndex(where: \.isCurrent) ?? 0
      open(.picker(picker))
      return []
    }
    let text = current.map { PropertyText.editable($0, account) } ?? ""
    open(
      .form(
        Form(
          .edit(property, target),
          fields: [.init(content: .text(property, TextFieldState(text)))])))
    return []
  }
}

extension ContactProperty {
  /// What can be chosen for a value: options, or yes and no.
  fileprivate func choices(in account: Account, _ catalogue: Catalogue) -> [PropertyOption] {
    if definition.type == .bool {
      return [
        PropertyOption("true", catalogue.text(NamePhrase.yes)),
        PropertyOption("false", catalogue.text(NamePhrase.no)),
      ]
    }
    return account.options(of: self).map {
      PropertyOption($0.value, catalogue.label(of: $0.value, property: self, in: account))
    }
  }
}
