internal import Domain
internal import Engine
internal import Terminal
internal import Wording

extension Session {
  /// Assesses a change of what lets contacts in, has it confirmed, carries it out and says what it
  /// did.
  ///
  /// `sentence` gets the outcome and the account after it.
  func changeIntake(
    _ change: IntakeChange, _ store: OpenStore, confirmation: ConfirmationAnswer? = nil,
    sentence: (Outcome, Account) -> String
  ) async throws -> ExitStatus {
    try await settle(.changeIntake(change), store, confirmation ?? ConfirmationAnswer()) {
      let isUnchanged = $0.quote.changed == 0
      note(isUnchanged ? catalogue.text(IntakePhrase.unchanged) : sentence($0, $1))
      try reportResult(BulkResult($0).members)
    }
  }

  /// Assesses a command, has it confirmed, carries it out and hands the outcome to `report`.
  func settle(
    _ command: Command, _ store: OpenStore, _ confirmation: ConfirmationAnswer,
    report: (Outcome, Account) throws -> Void
  ) async throws -> ExitStatus {
    let actor = try actor(in: store.account)
    return try await explaining(store, actor) {
      var confirmed: Confirmation?
      switch await store.workspace.assess(command, by: actor.id) {
      case .refused(let refusal):
        guard refusal.missingRight != nil, !confirmation.isDryRun else { throw refusal }
      case .allowed(let quote):
        if confirmation.isDryRun { return try reportDryRun(quote, nil) }
        try checkNumber(confirmation.number, quote)
      case .confirm(let quote):
        if confirmation.isDryRun { return try reportDryRun(quote, nil) }
        for line in assessment(quote, filter: nil) { note(line) }
        confirmed = try self.confirmed(quote, confirmation.number)
      }
      if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
      let outcome = try await store.workspace.perform(
        command, by: actor.id, frontEnd: .commandLine, confirmation: confirmed)
      try report(outcome, await store.workspace.snapshot.account)
      return .done
    }
  }

  /// The object of the kind with this name or number, `api-key` for the account's key.
  func object(
    _ kind: ObjectKind, _ name: String, _ store: OpenStore, for command: CommandKind
  ) throws -> AccountObject {
    if kind == .app, AccountObjects.key(name) == APIKeyGroup.name,
      let key = store.account.objects.object(.app, ConnectedApp.accountKey.id)
    {
      return key
    }
    do {
      return try store.account.object(kind, named: name, for: command)
    } catch {
      throw catalogue.failure(error, in: store.account, actor: nil)
    }
  }

  /// Turns a toggle on or off.
  func toggle(
    _ target: ToggleMarketing.Target, isOn: Bool, name: String, _ store: OpenStore,
    _ confirmation: ConfirmationAnswer
  ) async throws -> ExitStatus {
    try await changeIntake(
      .toggle(ToggleMarketing(target, isOn: isOn)), store, confirmation: confirmation
    ) { _, account in
      let facts: [String: PhraseArgument] = ["name": .data(name)]
      var text = catalogue.text(isOn ? IntakePhrase.toggledOn : .toggledOff, facts)
      if case .app(let id) = target,
        account.objects.apps.contains(where: { $0.id == id && !$0.hasEffectiveToggle })
      {
        text += " " + catalogue.text(IntakePhrase.noEffect, facts)
      }
      return text
    }
  }
}

/// The texts that lists of forms, chatflows and apps share.
struct IntakeTexts {
  let account: Account
  let catalogue: Catalogue

  func flag(_ isOn: Bool) -> String {
    catalogue.text(isOn ? CommandLinePhrase.on : .off)
  }

  func moment(_ instant: Instant?) -> String {
    guard let instant else { return catalogue.text(IntakePhrase.never) }
    return catalogue.moment(instant, in: account.billing.timeZone)
  }

  func user(_ id: UserID?) -> String {
    id.map { catalogue.name(of: Actor.user($0), in: account) } ?? ""
  }

  /// `5 Jan 2026 10:00 by Ida Lind`, or `never`.
  func turned(_ at: Instant?, _ by: UserID?) -> String {
    guard at != nil else { return moment(nil) }
    return catalogue.text(
      IntakePhrase.by, ["date": .text(moment(at)), "name": .text(user(by))])
  }

  func column(
    _ name: String, _ key: IntakePhrase, _ alignment: Bool = false
  ) -> OutputColumn {
    OutputColumn(name, catalogue.text(key), alignment: alignment ? .right : .left)
  }
}

extension DataValue {
  static func instant(_ instant: Instant?) -> DataValue {
    .optional(instant?.isoText)
  }

  static func user(_ id: UserID?) -> DataValue {
    id.map { .number($0.rawValue) } ?? .none
  }
}
