import Domain
import Terminal
import Wording

extension ConsoleState {
  mutating func perform(
    _ intent: Intent, _ dialog: ConfirmationDialog, in world: World
  ) -> [Effect] {
    var dialog = dialog
    // Once confirmed the change is on its way and cannot be called back.
    guard dialog.ticket == nil else { return [] }
    switch intent {
    case .cancel: return abandon(in: world)
    case .nextField: dialog.moveFocus(by: 1)
    case .previousField: dialog.moveFocus(by: -1)
    case .pageDown: dialog.scroll = min(dialog.scroll + 3, 30)
    case .pageUp: dialog.scroll = max(0, dialog.scroll - 3)
    case .accept:
      if dialog.focus == .cancel { return abandon(in: world) }
      return confirm(dialog, in: world)
    default: return []
    }
    replaceDialog(.confirmation(dialog))
    return []
  }

  private mutating func abandon(in world: World) -> [Effect] {
    dialogs.removeLast()
    closeForms()
    notices.say(.information, world.catalogue.text(ConsoleWords.nothingChanged), at: world.now)
    return []
  }

  /// Makes the change when the number typed is the number selected.
  private mutating func confirm(_ dialog: ConfirmationDialog, in world: World) -> [Effect] {
    var dialog = dialog
    guard let number = dialog.typedNumber, number == dialog.quote.selected else {
      dialog.problem = dialog.field.text.isEmpty ? .missing : .mismatch(typed: dialog.field.text)
      dialog.focus = .number
      replaceDialog(.confirmation(dialog))
      return []
    }
    if let readOnlyReason {
      dialogs.removeLast()
      notices.say(.error, readOnlyReason, at: world.now)
      return []
    }
    let order = PerformOrder(
      command: dialog.command, actor: world.actor,
      confirmation: Confirmation(number: number, quote: dialog.quote))
    let effect = start(.perform(order))
    dialog.ticket = Ticket(lastTicket)
    dialog.problem = nil
    replaceDialog(.confirmation(dialog))
    return [effect]
  }

  /// A command was made durable.
  mutating func take(
    _ outcome: Outcome, _ snapshot: AccountSnapshot, for ticket: Ticket, in world: World
  ) -> [Effect] {
    var purpose = PendingAction.Purpose.action
    switch dialogs.last {
    case .confirmation(let dialog) where dialog.ticket == ticket:
      purpose = dialog.purpose
      dialogs.removeLast()
      if dialog.target.isSelection { forgetSelection() }
    case .waiting(let pending) where pending.ticket == ticket:
      purpose = pending.purpose
      dialogs.removeLast()
      if pending.target.isSelection, pending.purpose == .action { forgetSelection() }
    case .form(let form) where form.ticket == ticket: dialogs.removeLast()
    default: break
    }
    closeForms()
    say(outcome, purpose, in: world)
    switch purpose {
    case .action: undo.record(outcome)
    case .undo: undo.recordUndo(outcome)
    case .redo: undo.recordRedo(outcome)
    }
    if let created = outcome.createdContact { contacts.focusedContact = created }
    return follow(snapshot, in: world)
  }

  /// What was acted on is no longer selected; `Intent.restoreSelection` brings it back.
  private mutating func forgetSelection() {
    contacts.range = nil
    contacts.lastSelection = contacts.selection
    contacts.select(RowSet())
  }

  private mutating func say(
    _ outcome: Outcome, _ purpose: PendingAction.Purpose, in world: World
  ) {
    let sentence = world.catalogue.sentence(of: outcome)
    let text: String
    switch purpose {
    case .undo: text = world.catalogue.text(ConsoleWords.undone, ["what": .text(sentence)])
    case .redo: text = world.catalogue.text(ConsoleWords.redone, ["what": .text(sentence)])
    case .action:
      switch outcome.undo {
      case .command:
        text = world.catalogue.text(ConsoleWords.doneWithUndo, ["what": .text(sentence)])
      case .impossible: text = sentence
      }
    }
    notices.say(outcome.quote.changed > 0 ? .success : .information, text, at: world.now)
  }

  /// The domain refused a command at the last moment.
  mutating func take(_ refusal: Refusal, for ticket: Ticket, in world: World) {
    switch dialogs.last {
    case .confirmation(var dialog) where dialog.ticket == ticket:
      dialog.ticket = nil
      guard case .quoteChanged(let quote) = refusal.reason else {
        dialogs.removeLast()
        refuse(refusal, in: world)
        return
      }
      // The same question with the new numbers; what was typed for the old ones does not count.
      dialog.quote = quote
      dialog.isRenewed = true
      dialog.field = TextFieldState()
      dialog.focus = .cancel
      replaceDialog(.confirmation(dialog))
      hasUnseenDialog = true
    case .waiting(let pending) where pending.ticket == ticket:
      dialogs.removeLast()
      refuse(refusal, in: world)
    default: refuse(refusal, in: world)
    }
  }
}

extension ConfirmationDialog {
  mutating func moveFocus(by step: Int) {
    let all = Focus.allCases
    let index = (all.firstIndex(of: focus) ?? 0) + step
    focus = all[(index + all.count) % all.count]
  }

  /// A key for the number; a digit goes there wherever the focus is.
  mutating func type(_ key: Key) {
    guard ticket == nil else { return }
    switch key {
    case .character(let character):
      guard character.isASCII, character.isNumber || " ,.'".contains(character) else { return }
      focus = .number
    default: guard focus == .number else { return }
    }
    if field.handle(key) == .edited { problem = nil }
  }
}
