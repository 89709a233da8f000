extension Account {
  /// What a command would do, or why not: nothing changes.
  ///
  /// The same answer serves menus, dry runs and the check before a change is made durable.
  package func assess(_ command: Command, by actor: UserID, at: Instant) -> Assessment {
    let assessment = assessment(of: command, by: actor, at: at)
    switch assessment {
    case .allowed(let quote), .confirm(let quote):
      return tierGuardRefusal(of: quote).map(Assessment.refused) ?? assessment
    case .refused: return assessment
    }
  }

  /// The refusal of whatever would raise the tier while the tier guard is on; `nil` when it may.
  func tierGuardRefusal(of quote: Quote) -> Refusal? {
    billing.tierGuard && quote.raisesTier ? Refusal(quote.kind, .tierGuard(quote)) : nil
  }

  private func assessment(
    of command: Command, by actor: UserID, at: Instant
  ) -> Assessment {
    switch command {
    case .createContact(let command): command.assess(on: self, by: actor, at: at)
    case .editContacts(let command): command.assess(on: self, by: actor, at: at)
    case .setMarketingStatus(let command): command.assess(on: self, by: actor, at: at)
    case .restoreValues(let command): command.assess(on: self, by: actor, at: at)
    case .requestRenewalTier(let command): command.assess(on: self, by: actor, at: at)
    case .addUser(let command): command.assess(on: self, by: actor, at: at)
    case .changePermission(let command): command.assess(on: self, by: actor, at: at)
    case .takeIn(let command): command.assess(on: self, by: actor, at: at)
    case .changeIntake(let command): command.assess(on: self, by: actor, at: at)
    case .changeBilling(let command): command.assess(on: self, by: actor, at: at)
    case .changeTierGuard(let command): command.assess(on: self, by: actor, at: at)
    case .switchFeatureOn(let command): command.assess(on: self, by: actor, at: at)
    case .saveCleanUpRule(let command): command.assess(on: self, by: actor, at: at)
    case .deleteCleanUpRule(let command): command.assess(on: self, by: actor, at: at)
    case .runCleanUpRule(let command): command.assess(on: self, by: actor, at: at)
    case .saveWorkflow(let command): command.assess(on: self, by: actor, at: at)
    case .toggleWorkflow(let command): command.assess(on: self, by: actor, at: at)
    case .enrolContacts(let command): command.assess(on: self, by: actor, at: at)
    case .retryWorkflow(let command): command.assess(on: self, by: actor, at: at)
    case .deleteWorkflow(let command): command.assess(on: self, by: actor, at: at)
    case .editUser(let command): command.assess(on: self, by: actor, at: at)
    case .removeUser(let command): command.assess(on: self, by: actor, at: at)
    case .saveTeam(let command): command.assess(on: self, by: actor, at: at)
    case .deleteTeam(let command): command.assess(on: self, by: actor, at: at)
    case .changeTeamMembers(let command): command.assess(on: self, by: actor, at: at)
    case .deleteContacts(let command): command.assess(on: self, by: actor, at: at)
    case .restoreContacts(let command): command.assess(on: self, by: actor, at: at)
    case .mergeContacts(let command): command.assess(on: self, by: actor, at: at)
    case .saveFilter(let command): command.assess(on: self, by: actor, at: at)
    case .deleteFilter(let command): command.assess(on: self, by: actor, at: at)
    case .saveList(let command): command.assess(on: self, by: actor, at: at)
    case .deleteList(let command): command.assess(on: self, by: actor, at: at)
    case .changeListMembers(let command): command.assess(on: self, by: actor, at: at)
    case .restoreObject(let command): command.assess(on: self, by: actor, at: at)
    }
  }

  /// The events that a request leads to, with the tier and the thresholds that follow from the count
  /// of its quote.
  ///
  /// Throws the same refusals that `assess` gives, and those of a missing or wrong confirmation.
  package func decide(_ request: Request) throws(Refusal) -> Change {
    var change = try decision(on: request)
    let quote = change.outcome.quote
    if let refusal = tierGuardRefusal(of: quote) { throw refusal }
    // What a workflow is going to do counts when it does it, in a transaction of its own (R3.7).
    if quote.workflow == nil {
      change.events += billingEvents(countBefore: quote.countBefore, countAfter: quote.countAfter)
    }
    change.outcome.thresholds = change.events.thresholds
    return change
  }

  private func decision(on request: Request) throws(Refusal) -> Change {
    switch request.command {
    case .createContact(let command): try command.decide(on: self, request: request)
    case .editContacts(let command): try command.decide(on: self, request: request)
    case .setMarketingStatus(let command): try command.decide(on: self, request: request)
    case .restoreValues(let command): try command.decide(on: self, request: request)
    case .requestRenewalTier(let command): try command.decide(on: self, request: request)
    case .addUser(let command): try command.decide(on: self, request: request)
    case .changePermission(let command): try command.decide(on: self, request: request)
    case .takeIn(let command): try command.decide(on: self, request: request)
    case .changeIntake(let command): try command.decide(on: self, request: request)
    case .changeBilling(let command): try command.decide(on: self, request: request)
    case .changeTierGuard(let command): try command.decide(on: self, request: request)
    case .switchFeatureOn(let command): try command.decide(on: self, request: request)
    case .saveCleanUpRule(let command): try command.decide(on: self, request: request)
    case .deleteCleanUpRule(let command): try command.decide(on: self, request: request)
    case .runCleanUpRule(let command): try command.decide(on: self, request: request)
    case .saveWorkflow(let command): try command.decide(on: self, request: request)
    case .toggleWorkflow(let command): try command.decide(on: self, request: request)
    case .enrolContacts(let command): try command.decide(on: self, request: request)
    case .retryWorkflow(let command): try command.decide(on: self, request: request)
    case .deleteWorkflow(let command): try command.decide(on: self, request: request)
    case .editUser(let command): try command.decide(on: self, request: request)
    case .removeUser(let command): try command.decide(on: self, request: request)
    case .saveTeam(let command): try command.decide(on: self, request: request)
    case .deleteTeam(let command): try command.decide(on: self, request: request)
    case .changeTeamMembers(let command): try command.decide(on: self, request: request)
    case .deleteContacts(let command): try command.decide(on: self, request: request)
    case .restoreContacts(let command): try command.decide(on: self, request: request)
    case .mergeContacts(let command): try command.decide(on: self, request: request)
    case .saveFilter(let command): try command.decide(on: self, request: request)
    case .deleteFilter(let command): try command.decide(on: self, request: request)
    case .saveList(let command): try command.decide(on: self, request: request)
    case .deleteList(let command): try command.decide(on: self, request: request)
    case .changeListMembers(let command): try command.decide(on: self, request: request)
    case .restoreObject(let command): try command.decide(on: self, request: request)
    }
  }
}
