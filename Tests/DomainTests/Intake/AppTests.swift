import TestSupport
import Testing

@testable import Domain

/// Connected apps, the account's API key and their toggles (section 8).
@Suite struct AppTests {
  @Test("R8.7 a new app's toggle is off: its contacts are non-marketing")
  func offByDefault() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    #expect(ledger.app(app)?.setsMarketing == false)
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(ledger.source("a@example.se") == nil)
  }

  @Test("R8.6 only contacts created after the toggle went on become marketing")
  func onlyLaterContacts() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.hand(.app(app), "before@example.se")
    ledger.wait()
    try ledger.turn(.app(app), true)
    let turned = ledger.now
    #expect(ledger.status("before@example.se") == .nonMarketing)
    ledger.wait()
    try ledger.hand(.app(app), "after@example.se", "before@example.se")
    #expect(ledger.status("after@example.se") == .marketing)
    #expect(ledger.status("before@example.se") == .nonMarketing)
    #expect(
      ledger.source("after@example.se")
        == MarketingSource(type: .integratorSet, id: String(app.rawValue), name: "Bakery"))
    // 8.3: at the moment of the switch it holds, a moment before it did not.
    let state = try need(ledger.app(app))
    #expect(state.promotes(at: turned))
    #expect(!state.promotes(at: turned.adding(milliseconds: -1)))
  }

  @Test("R4.1 a change of the default touches nobody who is there")
  func changesTouchNobody() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    let chatflow = try ledger.makeChatflow("Support")
    let form = try ledger.makeForm("Newsletter")
    try ledger.hand(.app(app), "a@example.se")
    try ledger.hand(.chatflow(chatflow), "b@example.se")
    try ledger.turn(.form(form), false)
    try ledger.hand(.form(form), "c@example.se")
    for target in [ToggleMarketing.Target.app(app), .chatflow(chatflow), .form(form)] {
      try ledger.turn(target, true)
    }
    #expect(ledger.account.table.marketingCount == 0)
  }

  @Test("R4.5 switching off leaves the contacts it made marketing as they are")
  func switchingOffLeavesContacts() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "a@example.se")
    try ledger.turn(.app(app), false)
    #expect(ledger.status("a@example.se") == .marketing)
    try ledger.hand(.app(app), "b@example.se")
    #expect(ledger.status("b@example.se") == .nonMarketing)
  }

  @Test("R4.6 an app that ignores the setting always creates non-marketing contacts")
  func someAppsIgnoreTheSetting() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Shop", ignoresToggle: true)
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.app(app)?.setsMarketing == true)
    #expect(ledger.status("a@example.se") == .nonMarketing)
  }

  @Test("R8.1 R8.4 every app is listed after the API key, also those that never create contacts")
  func everyAppIsListed() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Analytics", neverCreates: true)
    try ledger.turn(.app(app), true)
    #expect(ledger.account.objects.apps.map(\.name) == ["Account API key (legacy)", "Analytics"])
    #expect(ledger.app(app)?.setsMarketing == true)
    #expect(ledger.app(app)?.hasEffectiveToggle == false)
    #expect(reason { try ledger.hand(.app(app), "a@example.se") } == .neverCreates("Analytics"))
    // No costs to show, where there are none.
    let toggle = Command.changeIntake(.toggle(ToggleMarketing(.app(app), isOn: true)))
    guard case .allowed(let quote) = ledger.account.assess(toggle, by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("not allowed")
      return
    }
    #expect(quote.intake == nil)
  }

  @Test("R8.5 calendars neither create nor update contacts, whatever their toggle says")
  func calendarsDoNothing() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Google Calendar", .calendar)
    try ledger.turn(.app(app), true)
    ledger.add("a@example.se")
    #expect(
      reason { try ledger.hand(.app(app), "a@example.se") } == .neverCreates("Google Calendar"))
    #expect(
      reason { try ledger.hand(.app(app), "new@example.se") } == .neverCreates("Google Calendar"))
    #expect(ledger.account.table.count == 1)
  }

  @Test("R8.2 R9.3 toggles need marketing contacts access; what is on goes on without it")
  func togglesNeedAccess() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    let bo = UserID(2)
    let app = try ledger.connect("Bakery")
    let form = try ledger.makeForm("Newsletter")
    let chatflow = try ledger.makeChatflow("Support")
    try ledger.perform(
      .changePermission(
        ChangePermission(
          user: bo, right: .permission(.marketingContactsAccess), isOn: false)))
    for target in [ToggleMarketing.Target.app(app), .form(form), .chatflow(chatflow)] {
      for isOn in [true, false] {
        #expect(
          reason { try ledger.turn(target, isOn, by: bo) }
            == .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida]))
      }
    }
    // A form that starts off is a turned toggle.
    #expect(
      reason {
        try ledger.perform(
          .changeIntake(.saveForm(SaveForm(name: "Survey", startsOff: true))), by: bo)
      } == .needsPermission(.marketingContactsAccess, grantedBy: [Ledger.ida]))
    // 9.4: the form goes on promoting, whoever hands its submissions over.
    try ledger.hand(.form(form), "a@example.se", by: bo)
    #expect(ledger.status("a@example.se") == .marketing)
  }

  @Test("R8.8 turning on is confirmed with the number 1 and shows what it may cost; off is not")
  func turningOnIsConfirmed() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.hand(.app(app), "old@example.se")
    ledger.wait(minutes: 40 * 24 * 60)
    try ledger.hand(.app(app), "a@example.se", "b@example.se")
    let a = try need(ledger.account.table.row(withEmail: "a@example.se"))
    try ledger.perform(
      .setMarketingStatus(.init(.asMarketing, contacts: [ledger.account.table.id(of: a)])))
    let toggle = Command.changeIntake(.toggle(ToggleMarketing(.app(app), isOn: true)))
    guard case .confirm(let quote) = ledger.account.assess(toggle, by: Ledger.ida, at: ledger.now)
    else {
      Issue.record("not to be confirmed")
      return
    }
    #expect((quote.selected, quote.changed) == (1, 1))
    #expect(quote.intake == IntakeCount(created: 2, createdMarketing: 1, promoted: 0))
    #expect(quote.countAfter == quote.countBefore)
    #expect(
      reason { try ledger.turn(.app(app), true, confirming: false) } == .confirmationMissing(quote))
    #expect(ledger.app(app)?.setsMarketing == false)
    try ledger.turn(.app(app), true)
    try ledger.turn(.app(app), false, confirming: false)
    #expect(ledger.app(app)?.setsMarketing == false)
  }

  @Test("R8.3 R8.9 the API key is one row with one toggle, off, and takes requests while it exists")
  func accountKey() throws {
    var ledger = try Ledger()
    let key = ConnectedApp.accountKey.id
    let name = ConnectedApp.accountKey.name
    #expect(name.contains("legacy"))
    #expect(reason { try ledger.hand(.accountKey, "a@example.se") } == .appDisconnected(name))
    let digest = String(repeating: "ab", count: 32)
    try ledger.perform(.changeIntake(.changeToken(ChangeToken(app: key, digest: digest))))
    #expect(ledger.app(key)?.status == .connected)
    try ledger.hand(.accountKey, "a@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    ledger.wait()
    try ledger.turn(.app(key), true)
    try ledger.hand(.accountKey, "b@example.se", "a@example.se")
    #expect(ledger.status("b@example.se") == .marketing)
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(ledger.source("b@example.se")?.type == .integratorSet)
    #expect(ledger.value(.rawRecordSource, "b@example.se") == .text("API"))
    try ledger.perform(.changeIntake(.changeToken(ChangeToken(app: key, digest: nil))))
    #expect(ledger.app(key)?.tokenDigest == nil)
    #expect(reason { try ledger.hand(.accountKey, "c@example.se") } == .appDisconnected(name))
    // There is only this one.
    let standard = Refusal.Reason.standardObject(.app, name: name)
    #expect(reason { try ledger.connect("Second key", .apiKey) } == standard)
    for action in [ChangeConnection.Action.remove, .disconnect, .reconnect] {
      #expect(
        reason {
          try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: key, action))))
        } == standard)
    }
  }

  @Test("R8.10 a disconnected app's requests are refused until it is connected again")
  func disconnectAndReconnect() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    let digest = String(repeating: "ab", count: 32)
    try ledger.perform(.changeIntake(.changeToken(ChangeToken(app: app, digest: digest))))
    try ledger.turn(.app(app), true)
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .disconnect))))
    #expect(ledger.app(app)?.status == .disconnected)
    #expect(ledger.app(app)?.tokenDigest == nil)
    #expect(reason { try ledger.hand(.app(app), "a@example.se") } == .appDisconnected("Bakery"))
    #expect(
      reason {
        try ledger.perform(.changeIntake(.changeToken(ChangeToken(app: app, digest: digest))))
      } == .appDisconnected("Bakery"))
    ledger.wait()
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .reconnect))))
    #expect(ledger.app(app)?.connectedAt == ledger.now)
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.status("a@example.se") == .marketing)
  }

  @Test(
    "R8.10 an app that needs attention must be connected again; one with an update works",
    arguments: [
      (ConnectedApp.Status.needsAttention, false), (.updateAvailable, true), (.connected, true),
      (.disconnected, false),
    ])
  func statesOfApps(_ status: ConnectedApp.Status, isLive: Bool) throws {
    var ledger = try Ledger()
    let id = try ledger.connect("Bakery")
    var app = try need(ledger.app(id))
    app.status = status
    ledger.apply([.objectSaved(.app(app), old: nil)])
    let refused = reason { try ledger.hand(.app(id), "a@example.se") }
    #expect((refused == nil) == isLive)
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: id, .reconnect))))
    #expect(ledger.app(id)?.status == .connected)
  }

  @Test("R8.11 who turned a toggle and when is kept, and the journal has both states")
  func whoTurnedIt() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    #expect(ledger.app(app)?.toggledAt == nil)
    ledger.wait()
    try ledger.turn(.app(app), true)
    let first = ledger.now
    #expect(ledger.app(app)?.toggledAt == first)
    #expect(ledger.app(app)?.toggledBy == Ledger.ida)
    guard case .objectSaved(let new, let old?)? = ledger.journal.last?.events.first else {
      Issue.record("not saved")
      return
    }
    #expect(old.fields["sets_marketing"] == .flag(false))
    #expect(new.fields["sets_marketing"] == .flag(true))
    // Turning on what is on is no second switch: contacts made since stay covered.
    ledger.wait()
    try ledger.turn(.app(app), true, confirming: false)
    #expect(ledger.app(app)?.toggledAt == first)
  }

  @Test("R8.12 the app shows when its last request came")
  func lastRequest() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    ledger.wait()
    try ledger.hand(.app(app), "a@example.se")
    #expect(ledger.app(app)?.lastSync == ledger.now)
  }

  @Test("R8.13 connecting, disconnecting and tokens are for super admins")
  func connectingNeedsASuperAdmin() throws {
    var ledger = try Ledger()
    try ledger.perform(.addUser(AddUser(email: "bo@example.com", name: "Bo")))
    let app = try ledger.connect("Bakery")
    let changes: [IntakeChange] = [
      .connectApp(ConnectApp(name: "X", appKind: .oauth)),
      .changeConnection(ChangeConnection(app: app, .disconnect)),
      .changeConnection(ChangeConnection(app: app, .remove)),
      .changeConnection(ChangeConnection(app: app, .reconnect)),
      .changeToken(ChangeToken(app: app, digest: "ab")),
    ]
    for change in changes {
      #expect(
        reason { try ledger.perform(.changeIntake(change), by: UserID(2)) }
          == .needsSuperAdmin(superAdmins: [Ledger.ida]))
    }
  }

  @Test("R8.14 removing an app leaves contacts, status and source; the source is known as removed")
  func removing() throws {
    var ledger = try Ledger()
    let app = try ledger.connect("Bakery")
    try ledger.turn(.app(app), true)
    try ledger.hand(.app(app), "a@example.se")
    let source = try need(ledger.source("a@example.se"))
    #expect(!ledger.account.sourceIsRemoved(source))
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .disconnect))))
    #expect(!ledger.account.sourceIsRemoved(source))
    try ledger.perform(.changeIntake(.changeConnection(ChangeConnection(app: app, .remove))))
    #expect(ledger.status("a@example.se") == .marketing)
    #expect(ledger.source("a@example.se") == source)
    #expect(ledger.account.sourceIsRemoved(source))
    // Another app of the same name is another app.
    let again = try ledger.connect("Bakery")
    #expect(again != app)
    #expect(ledger.account.sourceIsRemoved(source))
  }

  @Test("R12.5 without marketing contacts nothing promotes and no toggle turns")
  func withoutTheFeature() throws {
    var ledger = try Ledger(hasMarketingContacts: false)
    let form = try ledger.makeForm("Newsletter")
    try ledger.hand(.form(form), "a@example.se")
    #expect(ledger.status("a@example.se") == .nonMarketing)
    #expect(reason { try ledger.turn(.form(form), false) } == .noMarketingContacts)
  }
}
