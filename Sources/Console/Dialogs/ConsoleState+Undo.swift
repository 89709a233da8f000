import Domain
import Terminal
import Wording

extension ConsoleState {
  /// Takes back the newest change, or says why it cannot be taken back.
  mutating func undo(in world: World) -> [Effect] {
    guard let entry = undo.done.last else {
      notices.say(.information, world.catalogue.text(ConsoleWords.nothingToUndo), at: world.now)
      return []
    }
    if let readOnlyReason {
      notices.say(.error, readOnlyReason, at: world.now)
      return []
    }
    guard case .command(let command) = entry.undo else {
      sayCannotUndo(entry, in: world)
      return []
    }
    return ask(command, entry, .undo, in: world)
  }

  /// Does again what was taken back last.
  mutating func redo(in world: World) -> [Effect] {
    guard let entry = undo.undone.last, case .command(let command) = entry.undo else {
      notices.say(.information, world.catalogue.text(ConsoleWords.nothingToRedo), at: world.now)
      return []
    }
    if let readOnlyReason {
      notices.say(.error, readOnlyReason, at: world.now)
      return []
    }
    return ask(command, entry, .redo, in: world)
  }

  private mutating func ask(
    _ command: Command, _ entry: UndoLog.Entry, _ purpose: PendingAction.Purpose, in world: World
  ) -> [Effect] {
    guard let snapshot = contacts.snapshot else { return [] }
    let target = ActionTarget(
      snapshot: snapshot, rows: RowSet(), count: entry.outcome.quote.changed, isSelection: false)
    let order = AssessOrder(
      snapshot: newest(snapshot, in: world), subject: .command(command), actor: world.actor,
      now: world.now)
    let effect = start(.assess(order))
    open(
      .waiting(
        PendingAction(
          purpose: purpose, kind: command.kind, target: target, ticket: Ticket(lastTicket),
          since: world.now)))
    return [effect]
  }

  /// Says why, and gives the change up so that the one before it can be reached.
  private mutating func sayCannotUndo(_ entry: UndoLog.Entry, in world: World) {
    let catalogue = world.catalogue
    undo.dropNewest()
    let before = undo.done.last
    let text = catalogue.text(
      before == nil ? ConsoleWords.cannotUndo : .cannotUndoButBefore,
      [
        "what": .text(catalogue.sentence(of: entry.outcome)),
        "reason": .text(catalogue.undoObstacle(of: entry.outcome) ?? ""),
        "before": .text(before.map { catalogue.sentence(of: $0.outcome) } ?? ""),
      ])
    notices.say(.warning, text, at: world.now)
  }
}
