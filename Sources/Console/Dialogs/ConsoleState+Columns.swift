import Domain

extension ConsoleState {
  mutating func perform(_ intent: Intent, _ chooser: ColumnChooser) -> [Effect] {
    var chooser = chooser
    let place = chooser.position.focus
    if let focus = intent.moved(from: place, count: chooser.settings.count, page: dialogRowsVisible)
    {
      chooser.position.focus = focus
      replaceDialog(.columns(chooser))
      return []
    }
    switch intent {
    case .accept:
      dialogs.removeLast()
      contacts.columnOffset = 0
      return [savePreferences()]
    case .cancel:
      dialogs.removeLast()
      preferences.columns = chooser.before
      return []
    case .toggle:
      let isLastShown =
        chooser.settings[place].isShown && chooser.settings.count(where: \.isShown) == 1
      // A list without columns could not be read.
      if !isLastShown { chooser.settings[place].isShown.toggle() }
    case .moveItemUp: chooser.move(by: -1)
    case .moveItemDown: chooser.move(by: 1)
    case .narrower: chooser.resize(by: -1)
    case .wider: chooser.resize(by: 1)
    default: return []
    }
    preferences.columns = chooser.settings
    contacts.columnOffset = 0
    replaceDialog(.columns(chooser))
    return []
  }
}

extension ColumnChooser {
  /// Narrowest and widest a column can be made.
  private static let widths = 3...120

  /// Moves the column under the cursor, and the cursor with it.
  mutating func move(by step: Int) {
    let target = position.focus + step
    guard settings.indices.contains(target) else { return }
    settings.swapAt(position.focus, target)
    position.focus = target
  }

  mutating func resize(by step: Int) {
    let setting = settings[position.focus]
    let width = (setting.width ?? setting.column.initialWidth) + step
    settings[position.focus].width = min(
      max(width, Self.widths.lowerBound), Self.widths.upperBound)
  }
}
