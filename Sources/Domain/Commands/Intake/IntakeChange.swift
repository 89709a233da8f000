/// A change of what lets contacts in: apps and their tokens, forms, chatflows, and the toggles that
/// make contacts marketing.
package enum IntakeChange: Equatable, Sendable {
  case connectApp(ConnectApp)
  case changeConnection(ChangeConnection)
  case changeToken(ChangeToken)
  case toggle(ToggleMarketing)
  case saveForm(SaveForm)
  case saveChatflow(SaveChatflow)
  case delete(DeleteIntake)

  package var kind: CommandKind {
    switch self {
    case .connectApp: .connectApp
    case .changeConnection(let command): command.kind
    case .changeToken: .changeToken
    case .toggle(let command): command.kind
    case .saveForm: .saveForm
    case .saveChatflow: .saveChatflow
    case .delete(let command): command.kind
    }
  }
}

/// What a change of settings comes to: the events, what to confirm, and how to take it back.
struct IntakeDecision {
  var quote: Quote
  var events: [Event]
  var undo: Undo
  /// Whether the number of settings, 1, must be given first.
  var needsConfirmation = false
}

extension IntakeChange {
  func assess(on account: Account, by actor: UserID, at: Instant) -> Assessment {
    do {
      let decision = try decision(on: account, by: actor, at: at)
      return decision.needsConfirmation ? .confirm(decision.quote) : .allowed(decision.quote)
    } catch {
      return .refused(error)
    }
  }

  func decide(on account: Account, request: Request) throws(Refusal) -> Change {
    let decision = try decision(on: account, by: request.actor, at: request.at)
    let quote = try account.confirmedQuote(
      decision.needsConfirmation ? .confirm(decision.quote) : .allowed(decision.quote), request)
    return Change(
      events: decision.events, source: .settings,
      outcome: Outcome(quote: quote, undo: decision.undo))
  }

  private func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    if let refusal = account.refusal(of: kind, by: actor) { throw refusal }
    return switch self {
    case .connectApp(let command): try command.decision(on: account, by: actor, at: at)
    case .changeConnection(let command): try command.decision(on: account, by: actor, at: at)
    case .changeToken(let command): try command.decision(on: account, by: actor, at: at)
    case .toggle(let command): try command.decision(on: account, by: actor, at: at)
    case .saveForm(let command): try command.decision(on: account, by: actor, at: at)
    case .saveChatflow(let command): try command.decision(on: account, by: actor, at: at)
    case .delete(let command): try command.decision(on: account, at: at)
    }
  }
}

extension Account {
  /// The decision to save an object in a new state; nothing happens when it is the old one.
  func saving(
    _ object: AccountObject, old: AccountObject?, _ kind: CommandKind, at: Instant, undo: Undo
  ) -> IntakeDecision {
    var quote = emptyQuote(kind, at: at)
    quote.selected = 1
    guard object != old else {
      return IntakeDecision(quote: quote, events: [], undo: .impossible(.nothingChanged))
    }
    quote.changed = 1
    return IntakeDecision(quote: quote, events: [.objectSaved(object, old: old)], undo: undo)
  }
}
