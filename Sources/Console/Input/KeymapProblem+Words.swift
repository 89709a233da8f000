import Terminal
package import Wording

extension KeymapProblem {
  /// The problem as a sentence.
  package func sentence(_ catalogue: Catalogue) -> String {
    switch self {
    case .badKeys(let line, let keys, let error):
      return catalogue.text(
        ConsoleWords.keysBad,
        [
          "line": .number(line), "keys": .data(keys), "reason": .text(error.reason(catalogue)),
        ])
    case .unknownAction(let line, let name, let nearest):
      return catalogue.text(
        nearest == nil ? ConsoleWords.keysUnknownAction : .keysUnknownActionNearest,
        ["line": .number(line), "name": .data(name), "nearest": .text(nearest ?? "")])
    case .unknownContext(let line, let name, let nearest):
      return catalogue.text(
        nearest == nil ? ConsoleWords.keysUnknownContext : .keysUnknownContextNearest,
        ["line": .number(line), "name": .data(name), "nearest": .text(nearest ?? "")])
    case .notHere(let line, let intent, let context):
      return catalogue.text(
        ConsoleWords.keysNotHere,
        [
          "line": .number(line), "name": .text(intent.rawValue),
          "context": .text(context.rawValue),
        ])
    case .isText(let line, let keys, let context):
      return catalogue.text(
        ConsoleWords.keysText,
        ["line": .number(line), "keys": .data(keys), "context": .text(context.rawValue)])
    case .collision(let lines, let keys, let context, let first, let second):
      return catalogue.text(
        ConsoleWords.keysCollision,
        [
          "first": .number(lines.first ?? 0), "second": .number(lines.last ?? 0),
          "keys": .data(keys), "context": .text(context.rawValue),
          "one": .text(first.rawValue), "other": .text(second.rawValue),
        ])
    case .hides(let keys, let intent, let context, let hidden, let other):
      return catalogue.text(
        ConsoleWords.keysHides,
        [
          "keys": .data(keys), "name": .text(intent.rawValue), "hidden": .data(hidden),
          "other": .text(other.rawValue), "context": .text(context.rawValue),
        ])
    case .unreachable(let intent, let context):
      return catalogue.text(
        ConsoleWords.keysUnreachable,
        ["name": .text(intent.rawValue), "context": .text(context.rawValue)])
    }
  }
}

extension KeyNotationError {
  fileprivate func reason(_ catalogue: Catalogue) -> String {
    switch self {
    case .empty: return catalogue.text(ConsoleWords.notationEmpty)
    case .unclosed: return catalogue.text(ConsoleWords.notationUnclosed)
    case .unknownName(let token, _):
      return catalogue.text(ConsoleWords.notationUnknown, ["token": .data(token)])
    case .sameAs(let key, let token, _):
      return catalogue.text(
        ConsoleWords.notationSame, ["token": .data(token), "key": .text(key.notation)])
    case .notPrintable: return catalogue.text(ConsoleWords.notationUnprintable)
    }
  }
}
