package import Domain

extension Catalogue {
  /// A refusal of what comes from outside; `nil` for any other.
  func intakeMessage(_ refusal: Refusal, in account: Account) -> Explanation? {
    switch refusal.reason {
    case .inSubmission(let line, let reason):
      let inner = message(Refusal(refusal.command, reason), in: account)
      let facts: [String: PhraseArgument] = ["line": .place(line), "reason": .text(inner.text)]
      return Explanation(text(IntakePhrase.submissionRefused, facts), hint: inner.hint)
    case .emailRequired: return explain(.emailRequired, .emailRequiredHint)
    case .neverCreates(let name):
      return explain(.neverCreates, .neverCreatesHint, ["name": .data(name)])
    case .appDisconnected(let name):
      return explain(.appDisconnected, .appDisconnectedHint, ["name": .data(name)])
    default: return nil
    }
  }

  private func explain(
    _ key: IntakePhrase, _ hint: IntakePhrase, _ facts: [String: PhraseArgument] = [:]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }

  /// What a request from outside creates, updates and leaves alone.
  func intakeLines(_ quote: Quote) -> [QuoteLine] {
    guard let intake = quote.intake else { return [] }
    return [
      QuoteLine(text(IntakePhrase.created), number(intake.created)),
      QuoteLine(text(IntakePhrase.updated), number(quote.changed - intake.created)),
      QuoteLine(text(IntakePhrase.same), number(quote.unchanged)),
      QuoteLine(text(IntakePhrase.newlyMarketing), number(intake.promoted)),
    ]
  }

  /// What a form or app did lately, so that a person sees what turning its toggle on may cost.
  func toggleLines(_ quote: Quote) -> [QuoteLine] {
    guard let intake = quote.intake else { return [] }
    let days: [String: PhraseArgument] = ["days": .number(ToggleMarketing.lookBack)]
    return [
      QuoteLine(text(IntakePhrase.recentCreated, days), number(intake.created)),
      QuoteLine(text(IntakePhrase.recentMarketing), number(intake.createdMarketing)),
      QuoteLine(text(IntakePhrase.recentPromoted, days), number(intake.promoted)),
    ]
  }

  /// From when a toggle that is turned on holds, and for whom (R4.2, R8.6, R11.2).
  func toggleConsequence(_ quote: Quote) -> String? {
    guard quote.intake != nil else { return nil }
    return text(quote.kind == .toggleForm ? IntakePhrase.turningOnForm : .turningOn)
  }

  /// What a request from outside did.
  func takenIn(_ quote: Quote) -> String {
    let created = quote.intake?.created ?? 0
    return text(
      IntakePhrase.doneTakenIn,
      [
        "created": .number(created), "updated": .number(quote.changed - created),
        "promoted": .number(quote.intake?.promoted ?? 0),
      ])
  }

  /// What made a contact marketing, with the name it had then (R1.15), and whether that is gone since
  /// (R8.14): `by app "Bakery" (removed)`.
  package func cause(_ source: MarketingSource, in account: Account) -> String {
    let cause = cause(source)
    guard account.sourceIsRemoved(source) else { return cause }
    return text(IntakePhrase.removedCause, ["cause": .text(cause)])
  }

  /// What an app connects by.
  package func name(of kind: ConnectedApp.AppKind) -> String {
    switch kind {
    case .oauth: text(IntakePhrase.kindOAuth)
    case .apiKey: text(IntakePhrase.kindAPIKey)
    case .calendar: text(IntakePhrase.kindCalendar)
    case .salesforce: text(IntakePhrase.kindSalesforce)
    case .formTool: text(IntakePhrase.kindFormTool)
    }
  }

  /// The state of an app's connection (R8.10).
  package func name(of status: ConnectedApp.Status) -> String {
    switch status {
    case .connected: text(IntakePhrase.statusConnected)
    case .needsAttention: text(IntakePhrase.statusAttention)
    case .updateAvailable: text(IntakePhrase.statusUpdate)
    case .disconnected: text(IntakePhrase.statusDisconnected)
    }
  }

  /// Why the toggle of an app changes nothing; `nil` when it does something (R4.6, R8.4).
  package func note(on app: ConnectedApp) -> String? {
    if !app.createsContacts { return text(IntakePhrase.neverCreatesNote) }
    return app.ignoresToggle ? text(IntakePhrase.ignoresNote) : nil
  }

  /// What became of a submission.
  package func name(of effect: TakenIn.Effect) -> String {
    switch effect {
    case .created: text(IntakePhrase.effectCreated)
    case .updated: text(IntakePhrase.effectUpdated)
    case .unchanged: text(IntakePhrase.effectUnchanged)
    }
  }

  /// What kind of thing makes contacts marketing.
  package func name(of kind: SourceLine.Kind) -> String {
    switch kind {
    case .form: text(IntakePhrase.sourceForm)
    case .nonHubSpotForms: text(IntakePhrase.sourceNonHubSpotForms)
    case .chatflow: text(IntakePhrase.sourceChatflow)
    case .apiKey: text(IntakePhrase.sourceAPIKey)
    case .app: text(IntakePhrase.sourceApp)
    case .workflow: text(IntakePhrase.sourceWorkflow)
    case .imports: text(IntakePhrase.sourceImports)
    case .people: text(IntakePhrase.sourcePeople)
    case .other: text(IntakePhrase.sourceOther)
    }
  }
}
