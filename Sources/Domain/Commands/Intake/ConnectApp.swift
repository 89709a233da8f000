/// Connects a new app; its toggle is off (R8.7).
package struct ConnectApp: Equatable, Sendable {
  package var name: String
  package var appKind: ConnectedApp.AppKind
  /// False for apps that never create contacts (R8.4); calendars never do (R8.5).
  package var createsContacts: Bool
  /// Creates non-marketing contacts whatever the toggle says (R4.6).
  package var ignoresToggle: Bool
  package var scopes: [String]

  package init(
    name: String, appKind: ConnectedApp.AppKind, createsContacts: Bool = true,
    ignoresToggle: Bool = false, scopes: [String] = []
  ) {
    self.name = name
    self.appKind = appKind
    self.createsContacts = createsContacts
    self.ignoresToggle = ignoresToggle
    self.scopes = scopes
  }

  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    let name = try account.checkedName(name, for: .connectApp)
    // The account has one key, and it is there from the start (R8.3).
    guard appKind != .apiKey else {
      throw Refusal(.connectApp, .standardObject(.app, name: ConnectedApp.accountKey.name))
    }
    try account.checkNameIsFree(name, of: .app, for: nil, .connectApp)
    let app = ConnectedApp(
      id: account.objects.nextID, name: name, appKind: appKind,
      createsContacts: createsContacts && appKind != .calendar, ignoresToggle: ignoresToggle,
      connectedAt: at, connectedBy: actor, scopes: scopes)
    return account.saving(
      .app(app), old: nil, .connectApp, at: at,
      undo: .command(.changeIntake(.changeConnection(ChangeConnection(app: app.id, .remove)))))
  }
}

/// Connects an app again, disconnects it, or takes it off the list (R8.10, R8.14).
///
/// The contacts that it made, their status and their source stay as they are.
package struct ChangeConnection: Equatable, Sendable {
  package enum Action: Equatable, Sendable {
    case reconnect
    /// Its requests are refused and its token is gone; it stays on the list.
    case disconnect
    case remove
  }

  package var app: ObjectID
  package var action: Action

  package init(app: ObjectID, _ action: Action) {
    self.app = app
    self.action = action
  }

  var kind: CommandKind { action == .reconnect ? .connectApp : .disconnectApp }

  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    guard case .app(let app) = try account.object(.app, app, for: kind) else {
      throw Refusal(kind, .nothingSelected)
    }
    guard app.appKind != .apiKey else {
      throw Refusal(kind, .standardObject(.app, name: app.name))
    }
    var changed = app
    switch action {
    case .reconnect:
      if app.status != .connected {
        (changed.status, changed.connectedAt, changed.connectedBy) = (.connected, at, actor)
      }
      return account.saving(
        .app(changed), old: .app(app), kind, at: at, undo: undo(.disconnect))
    case .disconnect:
      (changed.status, changed.tokenDigest) = (.disconnected, nil)
      return account.saving(
        .app(changed), old: .app(app), kind, at: at, undo: undo(.reconnect))
    case .remove:
      var quote = account.emptyQuote(kind, at: at)
      (quote.selected, quote.changed) = (1, 1)
      return IntakeDecision(
        quote: quote, events: [.objectRemoved(.app(app))], undo: .impossible(.removedObject))
    }
  }

  private func undo(_ action: Action) -> Undo {
    .command(.changeIntake(.changeConnection(ChangeConnection(app: app, action))))
  }
}

/// Gives an app or the account's API key a new token, or takes the token away.
///
/// The token itself never comes here: the account knows its digest alone.
package struct ChangeToken: Equatable, Sendable {
  package var app: ObjectID
  /// SHA-256 of the token in hexadecimal; `nil` takes it away.
  package var digest: String?

  package init(app: ObjectID, digest: String?) {
    self.app = app
    self.digest = digest
  }

  func decision(
    on account: Account, by actor: UserID, at: Instant
  ) throws(Refusal) -> IntakeDecision {
    guard case .app(let app) = try account.object(.app, app, for: .changeToken) else {
      throw Refusal(.changeToken, .nothingSelected)
    }
    var changed = app
    changed.tokenDigest = digest
    if app.appKind == .apiKey {
      // The key is connected as long as it exists (R8.9).
      changed.status = digest == nil ? .disconnected : .connected
      if digest != nil { (changed.connectedAt, changed.connectedBy) = (at, actor) }
    } else if digest != nil, !app.status.isLive {
      throw Refusal(.changeToken, .appDisconnected(app.name))
    }
    return account.saving(
      .app(changed), old: .app(app), .changeToken, at: at, undo: .impossible(.removedObject))
  }
}
