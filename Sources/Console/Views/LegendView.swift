import Domain
import Terminal
import Wording

extension ConsoleState {
  /// The keys worth knowing in this place, most useful first, help last.
  private var legendIntents: [(Intent, ConsoleWords)] {
    if !pendingKeys.isEmpty { return [(.back, .legendBack)] }
    switch place {
    case .contacts where contacts.range != nil:
      return [
        (.moveDown, .legendExtend), (.toggleSelection, .legendKeep), (.actions, .legendActions),
        (.back, .legendDropRange), (.help, .legendHelp),
      ]
    case .contacts:
      return [
        (.toggleSelection, .legendSelect), (.selectMatching, .legendSelectAll),
        (.actions, .legendActions), (.filter, .legendFilter), (.leave, .legendQuit),
        (.sort, .legendSort), (.open, .legendOpen), (.edit, .legendEdit),
        (.create, .legendCreate), (.undo, .legendUndo), (.columns, .legendColumns),
        (.onlySelected, .legendOnly), (.preview, .legendPreview), (.palette, .legendPalette),
        (.help, .legendHelp),
      ]
    case .filter:
      return [
        (.accept, .legendKeepFilter), (.cancel, .legendDropFilter), (.complete, .legendComplete),
        (.help, .legendHelp),
      ]
    case .detail:
      return [
        (.back, .legendBack), (.edit, .legendEdit), (.actions, .legendActions),
        (.undo, .legendUndo), (.copyRow, .legendCopy), (.help, .legendHelp),
      ]
    case .messages: return [(.back, .legendBack), (.help, .legendHelp)]
    case .actionMenu:
      return [(.accept, .legendChoose), (.cancel, .legendCancel), (.help, .legendHelp)]
    case .picker:
      return [(.accept, .legendChoose), (.cancel, .legendCancel), (.help, .legendHelp)]
    case .columns:
      return [
        (.toggle, .legendShowHide), (.moveItemDown, .legendMoveDown),
        (.moveItemUp, .legendMoveUp), (.wider, .legendWider), (.narrower, .legendNarrower),
        (.accept, .legendKeep), (.cancel, .legendCancel), (.help, .legendHelp),
      ]
    case .confirmation:
      return [
        (.cancel, .legendCancel), (.nextField, .legendNext), (.accept, .legendPress),
        (.help, .legendHelp),
      ]
    case .form:
      return [
        (.accept, .legendSave), (.nextField, .legendNext), (.cancel, .legendCancel),
        (.help, .legendHelp),
      ]
    case .notice: return [(.cancel, .legendClose), (.help, .legendHelp)]
    case .waiting: return [(.cancel, .legendCancel), (.help, .legendHelp)]
    case .always, .everywhere, .lists: return []
    }
  }

  /// The legend of this place with the intents that its entries stand for.
  func legend(in world: World) -> (legend: KeyLegend, intents: [Intent]) {
    let place = place
    var entries: [KeyLegend.Entry] = []
    var intents: [Intent] = []
    for (intent, phrase) in legendIntents {
      guard let keys = world.keymap.keys(for: intent, in: place).first else { continue }
      let label = world.catalogue.text(phrase, ["count": .number(contacts.matching.count)])
      let isEnabled = intent.commandKind == nil || obstacle(to: intent, in: world) == nil
      entries.append(
        KeyLegend.Entry(SafeText(shown(keys)), SafeText(label), isEnabled: isEnabled))
      intents.append(intent)
    }
    return (KeyLegend(entries), intents)
  }

  /// Keys as a legend shows them: without brackets around a single named one.
  private func shown(_ keys: [Key]) -> String {
    guard keys.count == 1, let key = keys.first else { return KeyNotation.print(keys) }
    if case .character(let character) = key, character != " " { return String(character) }
    return String(key.notation.dropFirst().dropLast())
  }
}
