import Domain
import Terminal
package import Wording

extension ContactColumn {
  /// The title at the head of the list.
  package func title(_ catalogue: Catalogue) -> String {
    switch self {
    case .name: return catalogue.text(ConsoleWords.columnName)
    case .property(.marketingStatus): return catalogue.text(ConsoleWords.columnMarketing)
    case .property(.owner): return catalogue.text(ConsoleWords.columnOwner)
    case .property(.lifecycleStage): return catalogue.text(ConsoleWords.columnStage)
    case .property(.phone): return catalogue.text(ConsoleWords.columnPhone)
    case .property(.createDate): return catalogue.text(ConsoleWords.columnCreated)
    case .property(let property): return catalogue.label(of: property)
    }
  }

  /// Columns of the screen where the person set no other width.
  var initialWidth: Int {
    switch self {
    case .name: return 20
    case .property(.email): return 24
    case .property(.phone): return 15
    case .property(.owner): return 12
    case .property(.marketingStatus): return 18
    case .property(.lifecycleStage): return 12
    case .property(let property):
      switch property.definition.type {
      case .datetime: return 11
      case .bool: return 8
      case .number: return 10
      case .enumeration: return 14
      case .string: return 16
      }
    }
  }

  /// How the list shares its width: what identifies a contact grows, the rest keeps its size.
  func width(_ chosen: Int?) -> TableWidget.Width {
    if let chosen { return .fixed(chosen) }
    switch self {
    case .name: return .flexible(min: 16, weight: 2)
    case .property(.email): return .flexible(min: 16, weight: 2)
    case .property(.lifecycleStage): return .flexible(min: initialWidth)
    case .property: return .fixed(initialWidth)
    }
  }

  /// The least columns of the screen that it takes.
  func leastWidth(_ chosen: Int?) -> Int {
    switch width(chosen) {
    case .fixed(let width), .flexible(let width, _): width
    }
  }

  var alignment: Alignment {
    if case .property(let property) = self, property.definition.type == .number { return .right }
    return .left
  }
}
