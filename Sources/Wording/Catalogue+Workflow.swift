package import Domain

/// What is asked before a workflow acts, and what came of it.
extension Catalogue {
  func heading(of quote: Quote, _ facts: WorkflowQuote) -> String {
    let name: [String: PhraseArgument] = ["name": .data(facts.workflow.name)]
    switch quote.kind {
    case .toggleWorkflow:
      return text(facts.turnsOn ? WorkflowPhrase.headingOn : .headingOff, name)
    case .enrolContacts: return text(WorkflowPhrase.headingEnrol, count: quote.selected, name)
    case .retryWorkflow: return text(WorkflowPhrase.headingRetry, name)
    default: return text(WorkflowPhrase.headingDelete, name)
    }
  }

  /// Who meets the triggers, who comes in, and what the action does to them (R10.6).
  func lines(of quote: Quote, _ facts: WorkflowQuote) -> [QuoteLine] {
    var lines: [QuoteLine] = []
    switch quote.kind {
    case .toggleWorkflow where facts.turnsOn && facts.isChanged:
      let stay = facts.enrolled == 0 && facts.matching > 0
      lines.append(
        QuoteLine(
          text(WorkflowPhrase.matching), number(facts.matching),
          note: stay ? text(WorkflowPhrase.matchingStay) : ""))
      if facts.waiting > 0 {
        lines.append(QuoteLine(text(WorkflowPhrase.waiting), number(facts.waiting)))
      }
      lines.append(QuoteLine(text(WorkflowPhrase.enrolled), number(facts.enrolled)))
      guard facts.enrolled > 0 || facts.waiting > 0 else { return lines + countLines(quote) }
    case .enrolContacts:
      lines.append(QuoteLine(text(WorkflowPhrase.enrolled), number(facts.enrolled)))
    default:
      return [QuoteLine(text(WorkflowPhrase.waiting), number(facts.waiting))]
    }
    if facts.workflow.action == .setMarketing {
      return lines + marketingLines(quote) + countLines(quote)
    }
    return lines + nonMarketingLines(quote)
  }

  func consequence(of quote: Quote, _ facts: WorkflowQuote) -> String? {
    let date: [String: PhraseArgument] = ["date": .text(date(quote.nextUpdate))]
    switch quote.kind {
    case .toggleWorkflow where facts.turnsOn && facts.isChanged:
      let isMarketing = facts.workflow.action == .setMarketing
      if isMarketing, quote.changed > 0 { return text(QuotePhrase.atOnce, date) }
      return text(
        quote.changed > 0 ? WorkflowPhrase.onConsequence : .onConsequenceNone)
    case .enrolContacts where quote.changed > 0:
      return text(
        facts.workflow.action == .setMarketing ? QuotePhrase.atOnce : .untilUpdate, date)
    default: return nil
    }
  }

  /// What a command on a workflow did; what the workflow does follows by itself.
  func workflowDone(_ quote: Quote, _ facts: WorkflowQuote) -> String {
    let name: [String: PhraseArgument] = ["name": .data(facts.workflow.name)]
    switch quote.kind {
    case .toggleWorkflow:
      if !facts.isChanged {
        return text(facts.turnsOn ? WorkflowPhrase.doneIsOn : .doneIsOff, name)
      }
      return facts.turnsOn
        ? text(WorkflowPhrase.doneOn, count: facts.enrolled, name)
        : text(WorkflowPhrase.doneOff, name)
    case .enrolContacts:
      return facts.enrolled == 0
        ? text(WorkflowPhrase.doneNobodyEnrolled, name)
        : text(WorkflowPhrase.doneEnrolled, count: facts.enrolled, name)
    case .retryWorkflow:
      return quote.changed == 0
        ? text(WorkflowPhrase.doneNobodyWaits, name)
        : text(WorkflowPhrase.doneRetry, count: quote.changed, name)
    default: return text(WorkflowPhrase.doneDeleted, name)
    }
  }

  /// What a workflow did, or why it could not and when it tries again (R10.4).
  package func sentence(_ report: WorkflowReport) -> String {
    let name: [String: PhraseArgument] = ["name": .data(report.workflow.name)]
    if let failure = report.failure {
      return text(
        WorkflowPhrase.failed, count: report.contacts,
        name.merging([
          "time": .text(moment(failure.nextTry, in: report.timeZone)),
          "attempt": .number(failure.attempt), "reason": .text(reason(failure.problem)),
        ]) { $1 })
    }
    guard report.changed > 0 else {
      return text(WorkflowPhrase.ranNothing, count: report.contacts, name)
    }
    let isMarketing = report.workflow.action == .setMarketing
    let done = text(
      isMarketing ? WorkflowPhrase.ranMarketing : .ranNonMarketing, count: report.changed, name)
    let count = text(
      WorkflowPhrase.ranCount,
      ["contacts": .number(report.countAfter), "tier": .number(report.tierAfter)])
    guard report.tierAfter > report.tierBefore else { return done + " " + count }
    let tier = text(
      WorkflowPhrase.ranTier,
      ["before": .number(report.tierBefore), "after": .number(report.tierAfter)])
    return done + " " + count + " " + tier
  }

  /// Why an action failed.
  package func reason(_ problem: WorkflowProblem) -> String {
    switch problem {
    case .tierGuard(let count, let tier):
      text(
        WorkflowPhrase.problemTierGuard, ["contacts": .number(count), "tier": .number(tier)])
    }
  }

  /// The value that the action of a workflow sets (R10.2).
  package func name(of action: Workflow.Action) -> String {
    switch action {
    case .setMarketing: text(WorkflowPhrase.actionMarketing)
    case .setNonMarketing: text(WorkflowPhrase.actionNonMarketing)
    }
  }

  /// What a line of a workflow's history tells.
  package func name(of kind: WorkflowRecord.Kind) -> String {
    switch kind {
    case .enrolledByTrigger: text(WorkflowPhrase.recordTrigger)
    case .enrolledByClock: text(WorkflowPhrase.recordClock)
    case .enrolledAtStart: text(WorkflowPhrase.recordStart)
    case .enrolledByHand: text(WorkflowPhrase.recordHand)
    case .done: text(WorkflowPhrase.recordDone)
    case .failed: text(WorkflowPhrase.recordFailed)
    case .chainStopped: text(WorkflowPhrase.recordChainStopped)
    case .left: text(WorkflowPhrase.recordLeft)
    case .retried: text(WorkflowPhrase.recordRetried)
    }
  }
}
