/// Turns the toggle that makes contacts marketing on or off: of a form, a chatflow, an app or the
/// account's API key (R8.2, R8.3, R11.1, R11.3, R11.8).
///
/// It works at once (R8.8) and on nothing that is there already (R4.1, R4.5, R8.6). Turning it on
/// costs money, so it is confirmed with the number 1: one setting.
package struct ToggleMarketing: Equatable, Sendable {
  package enum Target: Hashable, Sendable {
    case form(ObjectID)
    case chatflow(ObjectID)
    case app(ObjectID)

    package var origin: IntakeOrigin {
      switch self {
      case .form(let id): .form(id)
      case .chatflow(let id): .chatflow(id)
      case .app(let id): .app(id)
      }
    }
  }

  package var target: Target
  package var isOn: Bool

  package init(_ target: Target, isOn: Bool) {
    self.target = target
    self.isOn = isOn
  }

  /// How far back a quote counts what the form or app created, in days.
  package static let lookBack = 30

  var kind: CommandKind {
    switch target {
    case .form: .toggleForm
    case .chatflow: .toggleChatflow
    case .app: .toggleApp
    }
  }

  /// Turning it to the state that it has puts on record that somebody looked at it.
  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    let old: AccountObject
    let new: AccountObject
    let wasOn: Bool
    switch target {
    case .form(let id):
      old = try account.object(.form, id, for: kind)
      guard case .form(var form) = old else { throw Refusal(kind, .nothingSelected) }
      wasOn = form.setsMarketing
      if wasOn != isOn || form.toggledAt == nil {
        (form.setsMarketing, form.toggledAt, form.toggledBy) = (isOn, at, actor)
      }
      new = .form(form)
    case .chatflow(let id):
      old = try account.object(.chatflow, id, for: kind)
      guard case .chatflow(var chatflow) = old else { throw Refusal(kind, .nothingSelected) }
      wasOn = chatflow.setsMarketing
      if wasOn != isOn || chatflow.toggledAt == nil {
        (chatflow.setsMarketing, chatflow.toggledAt, chatflow.toggledBy) = (isOn, at, actor)
      }
      new = .chatflow(chatflow)
    case .app(let id):
      old = try account.object(.app, id, for: kind)
      guard case .app(var app) = old else { throw Refusal(kind, .nothingSelected) }
      wasOn = app.setsMarketing
      if wasOn != isOn || app.toggledAt == nil {
        (app.setsMarketing, app.toggledAt, app.toggledBy) = (isOn, at, actor)
      }
      new = .app(app)
    }
    let undo: Undo =
      wasOn == isOn
      ? .impossible(.nothingChanged)
      : .command(.changeIntake(.toggle(ToggleMarketing(target, isOn: wasOn))))
    var decision = account.saving(new, old: old, kind, at: at, undo: undo)
    decision.needsConfirmation = isOn && !wasOn
    if isOn, hasEffect(new) {
      let since = at.adding(milliseconds: Int64(-ToggleMarketing.lookBack) * 86_400_000)
      decision.quote.intake = account.intakeCount(of: target.origin, since: since)
    }
    return decision
  }

  /// Whether the toggle can change anything: that of some apps cannot (R4.6, R8.4).
  private func hasEffect(_ object: AccountObject) -> Bool {
    if case .app(let app) = object { return app.hasEffectiveToggle }
    return true
  }
}
