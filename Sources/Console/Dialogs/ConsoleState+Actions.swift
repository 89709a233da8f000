import Domain
import Terminal
import Wording

extension ConsoleState {
  /// The selection, or the contact under the cursor when nothing is selected; `nil` in an empty list.
  func target(in world: World) -> ActionTarget? {
    guard let snapshot = contacts.snapshot else { return nil }
    if contacts.selectedCount > 0 {
      return ActionTarget(
        snapshot: snapshot, rows: contacts.selection, count: contacts.selectedCount,
        hidden: contacts.hiddenSelectedCount, isSelection: true, filter: contacts.filter.text)
    }
    return contacts.focusedRow.map { row in
      ActionTarget(snapshot: snapshot, rows: RowSet([row]), count: 1, isSelection: false)
    }
  }

  mutating func openActions(_ target: ActionTarget?, in world: World) {
    guard let target else {
      notices.say(.information, world.catalogue.text(ConsoleWords.nothingListed), at: world.now)
      return
    }
    open(.actionMenu(ActionMenu(target: target)))
  }

  /// Why a verb cannot be used now, in words; `nil` when it can (R6.23, 9.4).
  func obstacle(to verb: Intent, in world: World) -> String? {
    if let readOnlyReason { return readOnlyReason }
    guard let kind = verb.commandKind, let account = world.snapshot?.account else { return nil }
    return account.refusal(of: kind, by: world.actor).map {
      world.catalogue.message($0, in: account, actor: world.actor).paragraph
    }
  }

  /// Why a verb cannot be used on what the menu is about: of one contact it is known at once, of many
  /// the question before the change tells how many are left out.
  func obstacle(to verb: Intent, on target: ActionTarget, in world: World) -> String? {
    if let obstacle = obstacle(to: verb, in: world) { return obstacle }
    guard !target.isSelection, let kind = verb.commandKind,
      let row = target.rows.first(where: { _ in true })
    else { return nil }
    let account = newest(target.snapshot, in: world).account
    do {
      _ = try account.selection(
        of: [account.table.id(of: row)], to: .edit, by: world.actor, for: kind)
      return nil
    } catch {
      return world.catalogue.message(error, in: account, actor: world.actor).paragraph
    }
  }

  mutating func perform(
    _ intent: Intent, _ menu: ActionMenu, in world: World
  ) -> [Effect] {
    var menu = menu
    if let focus = intent.moved(from: menu.focus, count: ActionMenu.verbs.count, page: 1) {
      menu.focus = focus
      menu.refusal = nil
      replaceDialog(.actionMenu(menu))
      return []
    }
    switch intent {
    case .cancel:
      dialogs.removeLast()
      return []
    case .accept: return choose(menu.focusedVerb, menu, in: world)
    case .setAsMarketing, .setAsNonMarketing, .keepAsMarketing, .edit:
      return choose(intent, menu, in: world)
    default: return []
    }
  }

  private mutating func choose(
    _ verb: Intent, _ menu: ActionMenu, in world: World
  ) -> [Effect] {
    var menu = menu
    menu.focus = ActionMenu.verbs.firstIndex(of: verb) ?? menu.focus
    menu.refusal = obstacle(to: verb, in: world)
    replaceDialog(.actionMenu(menu))
    guard menu.refusal == nil else { return recordAttempt(at: verb, in: world) }
    dialogs.removeLast()
    return begin(verb, menu.target, in: world)
  }

  /// Who asks for what they lack the right to is put on record (9.4).
  private mutating func recordAttempt(at verb: Intent, in world: World) -> [Effect] {
    guard readOnlyReason == nil, let kind = verb.commandKind,
      world.snapshot?.account.refusal(of: kind, by: world.actor)?.missingRight != nil
    else { return [] }
    return [start(.recordAttempt(kind, actor: world.actor))]
  }

  /// Starts what a verb leads to: a question to the domain, or the choice of a property.
  mutating func begin(_ verb: Intent, _ target: ActionTarget?, in world: World) -> [Effect] {
    if let obstacle = obstacle(to: verb, in: world) {
      notices.say(.error, obstacle, at: world.now)
      return recordAttempt(at: verb, in: world)
    }
    guard let target else {
      notices.say(.information, world.catalogue.text(ConsoleWords.nothingListed), at: world.now)
      return []
    }
    guard let direction = verb.direction else {
      open(.picker(propertyPicker(target, in: world)))
      return []
    }
    return [ask(.setStatus(direction), about: target, kind: direction.commandKind, in: world)]
  }

  /// Asks the domain what a verb would do; until it answers, a dialog holds the keys back.
  mutating func ask(
    _ verb: ContactVerb, about target: ActionTarget, kind: CommandKind, in world: World
  ) -> Effect {
    let order = AssessOrder(
      snapshot: newest(target.snapshot, in: world), subject: .rows(target.rows, verb),
      actor: world.actor, now: world.now)
    let effect = start(.assess(order))
    let ticket = Ticket(lastTicket)
    open(.waiting(PendingAction(kind: kind, target: target, ticket: ticket, since: world.now)))
    return effect
  }

  /// The newest snapshot with the same row numbers.
  func newest(_ handle: SnapshotHandle, in world: World) -> SnapshotHandle {
    guard let newest = world.snapshot, newest.load == handle.snapshot.load else { return handle }
    return SnapshotHandle(newest)
  }

  /// The domain has answered what an action would do.
  mutating func take(
    _ answer: AssessAnswer, for ticket: Ticket, in world: World
  ) -> [Effect] {
    guard case .waiting(let pending) = dialogs.last, pending.ticket == ticket else { return [] }
    dialogs.removeLast()
    switch answer.assessment {
    case .refused(let refusal):
      // Only what is asked for in earnest goes on record (9.4): it is refused again there.
      if case .contacts = refusal.missingRight, readOnlyReason == nil {
        return make(answer.command, pending, confirmation: nil, in: world)
      }
      refuse(refusal, in: world)
      return []
    case .allowed(let quote):
      // Nothing would change: the dialog says so, and there is nothing to type (R6.23).
      if quote.changed == 0, pending.purpose == .action {
        closeForms()
        open(.statement(StatementDialog(target: pending.target, quote: quote)))
        return []
      }
      return make(answer.command, pending, confirmation: nil, in: world)
    case .confirm(let quote):
      open(
        .confirmation(
          ConfirmationDialog(
            purpose: pending.purpose, target: pending.target, command: answer.command,
            quote: quote, samples: answer.samples)))
      hasUnseenDialog = true
      return []
    }
  }

  /// Sends a command on its way and holds the keys back until it is done.
  private mutating func make(
    _ command: Command, _ pending: PendingAction, confirmation: Confirmation?, in world: World
  ) -> [Effect] {
    var pending = pending
    let effect = start(
      .perform(PerformOrder(command: command, actor: world.actor, confirmation: confirmation)))
    pending.ticket = Ticket(lastTicket)
    open(.waiting(pending))
    return [effect]
  }

  /// A no of the domain: beside the field that caused it when a form is open, else as a message.
  mutating func refuse(_ refusal: Refusal, in world: World) {
    let account = world.snapshot?.account ?? .unopened
    let message = world.catalogue.message(refusal, in: account, actor: world.actor)
    switch dialogs.last {
    case .form(var form):
      form.show(message.paragraph, for: refusal)
      form.ticket = nil
      replaceDialog(.form(form))
    case .picker(var picker):
      picker.problem = message.paragraph
      replaceDialog(.picker(picker))
    default: notices.say(.error, message.paragraph, at: world.now)
    }
  }

  /// Closes the form and the pickers that led to an action.
  mutating func closeForms() {
    while let last = dialogs.last {
      switch last {
      case .form, .picker: dialogs.removeLast()
      default: return
      }
    }
  }
}
