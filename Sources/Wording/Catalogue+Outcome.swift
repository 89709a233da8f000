package import Domain

extension Catalogue {
  /// What a command did, in one or two sentences: changed, unchanged, gone, and the tier when it
  /// rose (R6.24, R3.7).
  ///
  /// `done` stands for what would be said of the command alone.
  package func sentence(of outcome: Outcome, done: String? = nil) -> String {
    let quote = outcome.quote
    var sentences = [done.flatMap { quote.changed > 0 ? $0 : nil } ?? self.done(outcome)]
    if quote.changed > 0, quote.unchanged > 0 {
      sentences.append(text(QuotePhrase.doneUnchanged, count: quote.unchanged))
    }
    if !quote.notPermitted.isEmpty {
      sentences.append(text(QuotePhrase.doneNotPermitted, count: quote.notPermitted.count))
    }
    if !quote.missing.isEmpty {
      sentences.append(text(QuotePhrase.doneMissing, count: quote.missing.count))
    }
    if !quote.addressTaken.isEmpty {
      sentences.append(text(AbsencePhrase.doneAddressTaken, count: quote.addressTaken.count))
    }
    if !quote.breaks.isEmpty {
      sentences.append(
        text(QuotePhrase.doneBroken, ["names": .text(mentions(quote.breaks))]))
    }
    if quote.raisesTier { sentences.append(tierRaised(quote)) }
    // The highest says the others too; one of the old tier is said by the new one.
    if let last = outcome.thresholds.last, last.tier == quote.tierAfter {
      sentences.append(sentence(last))
    }
    return sentences.joined(separator: " ")
  }

  /// From which tier to which, and until when (R3.7, R3.9).
  package func tierRaised(_ quote: Quote) -> String {
    var raised = tierRaised(
      from: quote.tierBefore, to: quote.tierAfter, renewal: quote.renewal)
    if quote.countAfter > quote.tierBefore {
      let facts: [String: PhraseArgument] = [
        "count": .number(quote.countAfter), "before": .number(quote.tierBefore),
      ]
      raised = text(QuotePhrase.doneTierTooLow, facts) + " " + raised
    }
    guard let price = quote.monthlyPrice else { return raised }
    return raised + " " + text(BillingPhrase.priceMore, ["price": .text(perMonth(price))])
  }

  /// Why a change cannot be taken back; `nil` when it can.
  package func undoObstacle(of outcome: Outcome) -> String? {
    guard case .impossible(let reason) = outcome.undo else { return nil }
    switch reason {
    case .nothingChanged: return text(QuotePhrase.undoNothingChanged)
    case .marketingUntilUpdate:
      return text(
        QuotePhrase.undoMarketing, ["date": .text(date(outcome.quote.nextUpdate))])
    case .createdRecord: return text(QuotePhrase.undoCreated)
    case .permissionChange: return text(QuotePhrase.undoPermission)
    case .removedObject: return text(QuotePhrase.undoRemoved)
    case .featureSwitch: return text(BillingPhrase.undoFeature)
    case .workflowActs: return text(WorkflowPhrase.undoActs)
    case .permanentDeletion: return text(AbsencePhrase.undoErased)
    case .tooManyToRestore:
      return text(AbsencePhrase.undoTooMany, ["limit": .number(RestoreContacts.limit)])
    case .merged: return text(AbsencePhrase.undoMerged)
    }
  }

  private func done(_ outcome: Outcome) -> String {
    let quote = outcome.quote
    let isWithdrawal = quote.kind == .requestRenewalTier && outcome.sequence != nil
    if let workflow = quote.workflow { return workflowDone(quote, workflow) }
    if quote.changed == 0, !isWithdrawal { return text(QuotePhrase.doneNothing) }
    if let done = absenceDone(quote) { return done }
    let update: [String: PhraseArgument] = ["date": .text(date(quote.nextUpdate))]
    switch quote.kind {
    case .createContact:
      let isMarketing = quote.countAfter > quote.countBefore
      return text(
        isMarketing ? QuotePhrase.doneCreatedMarketing : .doneCreated,
        ["id": .digits(outcome.createdContact?.rawValue ?? 0)])
    case .editContacts: return text(QuotePhrase.doneEdited, count: quote.changed)
    case .setAsMarketing: return text(QuotePhrase.doneMarketing, count: quote.changed)
    case .setAsNonMarketing, .runCleanUpRule:
      return text(QuotePhrase.doneNonMarketing, count: quote.changed, update)
    case .keepAsMarketing: return text(QuotePhrase.doneKept, count: quote.changed)
    case .importContacts, .adoptContacts:
      return text(QuotePhrase.doneImport, count: quote.changed)
    case .requestRenewalTier:
      return text(
        quote.changed == 0 ? QuotePhrase.doneTierWithdrawn : .doneTier,
        ["date": .text(date(quote.renewal))])
    case .changeListMembers:
      guard case .command(.changeListMembers(let undo)) = outcome.undo else {
        return text(QuotePhrase.doneOther, ["action": .text(title(of: quote.kind))])
      }
      let hasJoined = undo.direction == .remove
      return text(hasJoined ? QuotePhrase.doneJoined : .doneLeft, count: quote.changed)
    case .addUser: return text(QuotePhrase.doneUser)
    case .changePermission: return text(QuotePhrase.donePermission)
    case .takeIn: return takenIn(quote)
    case .editUser: return text(QuotePhrase.doneEditUser)
    case .removeUser: return text(QuotePhrase.doneRemoveUser)
    default: return text(QuotePhrase.doneOther, ["action": .text(title(of: quote.kind))])
    }
  }
}
