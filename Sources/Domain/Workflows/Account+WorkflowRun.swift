/// What one workflow does in one transaction, with what there is to tell about it.
package struct WorkflowStep: Sendable {
  package var events: [Event]
  /// The contacts that the action changes, by the number of workflows in a row that led to it.
  package var links: [WorkflowLink]
  package var report: WorkflowReport
}

/// What a workflow did, or could not do.
package struct WorkflowReport: Equatable, Sendable {
  package var workflow: Workflow
  /// Contacts whose action was due.
  package var contacts: Int
  /// Those of them that did not have the value yet (R10.11).
  package var changed = 0
  package var countAfter: Int
  package var tierBefore: Int
  package var tierAfter: Int
  /// The account's, for telling times.
  package var timeZone: AccountTimeZone
  /// Why nothing was done, the number of the attempt and when the next one is (R10.4).
  package var failure: Failure?

  package struct Failure: Equatable, Sendable {
    package var problem: WorkflowProblem
    package var attempt: Int
    package var nextTry: Instant
  }

  /// The workflow as the one on whose behalf the system acts (R13.5).
  package var activity: Activity { workflow.activity }
}

extension Workflow {
  package var activity: Activity {
    Activity(.workflow, id: String(id.rawValue), name: name)
  }

  /// What the action does, as the command of the same effect.
  package var direction: SetMarketingStatus.Direction {
    action == .setMarketing ? .asMarketing : .asNonMarketing
  }

  /// Number and present name, for the source of what the action sets (R1.15).
  var source: MarketingSource {
    MarketingSource(type: .workflow, id: String(id.rawValue), name: name)
  }
}

extension Account {
  /// Whether any workflow has contacts whose action is due.
  package func hasDueWorkflows(at: Instant) -> Bool {
    guard !workflowStates.isEmpty else { return false }
    return activeWorkflows.contains { workflowStates[$0.id]?.hasDue(at: at) == true }
  }

  /// What the first workflow with contacts whose action is due does at `at`; `nil` when there is
  /// none.
  ///
  /// All contacts that are due in one workflow are one transaction, all or none (R6.24): when the
  /// tier guard refuses, each of them waits for the next attempt. To be asked again until it says
  /// `nil`: an attempt that failed is due no sooner than a minute later.
  package func workflowRun(at: Instant) -> WorkflowStep? {
    let workflow = activeWorkflows.first { workflowStates[$0.id]?.hasDue(at: at) == true }
    return workflow.map { step(of: $0, at: at) }
  }

  private func step(of workflow: Workflow, at: Instant) -> WorkflowStep {
    let state = workflowState(workflow.id)
    let due = state.due(at: at)
    let moved = contacts(in: due, goingWith: workflow.direction)
    let added = workflow.action == .setMarketing ? moved[.nonMarketing]?.count ?? 0 : 0
    let count = table.marketingCount + added
    let tier = tier(forCount: count)
    var report = WorkflowReport(
      workflow: workflow, contacts: due.count, countAfter: count, tierBefore: billing.tier,
      tierAfter: tier, timeZone: billing.timeZone)
    guard !billing.tierGuard || tier <= billing.tier else {
      report.countAfter = table.marketingCount
      report.tierAfter = billing.tier
      let problem = WorkflowProblem.tierGuard(count: count, tier: billing.tier)
      return failedStep(state, problem, report, at: at)
    }
    report.changed = moved.values.reduce(0) { $0 + $1.count }
    var events = MarketingStatus.allCases.compactMap { from -> Event? in
      guard let rows = moved[from], let to = workflow.direction.target(from: from) else {
        return nil
      }
      return .marketingStatusChanged(
        StatusChange(
          from: from, to: to, contacts: contactIDs(rows),
          source: workflow.action == .setMarketing ? workflow.source : nil))
    }
    events += billingEvents(countAfter: count)
    events.append(
      .workflowChanged(
        WorkflowEvent(
          workflow.id, .actionsDone(changed: report.changed), contacts: contactIDs(due))))
    let touched = moved.values.reduce(into: RowSet()) { $0.formUnion($1) }
    let links = Set(state.queue.map(\.depth)).sorted().map { depth in
      let rows = state.queue.filter { $0.depth == depth && $0.isDue(at: at) }
        .reduce(into: RowSet()) { $0.formUnion($1.rows) }
      return WorkflowLink(rows: rows.intersection(touched), depth: depth)
    }
    return WorkflowStep(
      events: events, links: links.filter { !$0.rows.isEmpty }, report: report)
  }

  private func failedStep(
    _ state: WorkflowState, _ problem: WorkflowProblem, _ report: WorkflowReport, at: Instant
  ) -> WorkflowStep {
    var report = report
    let due = state.queue.filter { $0.isDue(at: at) }
    let events = Set(due.map(\.attempts)).sorted().map { attempts -> Event in
      let rows = due.filter { $0.attempts == attempts }
        .reduce(into: RowSet()) { $0.formUnion($1.rows) }
      let failure = WorkflowReport.Failure(
        problem: problem, attempt: attempts + 1,
        nextTry: at.adding(milliseconds: WorkflowProblem.delay(afterAttempt: attempts + 1)))
      if report.failure == nil { report.failure = failure }
      return .workflowChanged(
        WorkflowEvent(
          report.workflow.id,
          .actionsFailed(problem, attempt: failure.attempt, nextTry: failure.nextTry),
          contacts: contactIDs(rows)))
    }
    return WorkflowStep(events: events, links: [], report: report)
  }

  /// The rows that the action changes, by the state they are in.
  func contacts(
    in rows: RowSet, goingWith direction: SetMarketingStatus.Direction
  ) -> [MarketingStatus: RowSet] {
    var moved: [MarketingStatus: RowSet] = [:]
    for row in rows {
      let status = table.status(of: row)
      if direction.target(from: status) != nil { moved[status, default: RowSet()].insert(row) }
    }
    return moved
  }
}

extension WorkflowProblem {
  /// The wait after a failed attempt in milliseconds: one minute, doubled each time, up to a day
  /// (R10.4).
  package static func delay(afterAttempt attempt: Int) -> Int64 {
    let minutes = attempt > 11 ? 1440 : min(1440, Int64(1) << Int64(max(0, attempt - 1)))
    return minutes * 60_000
  }
}

// MARK: - The clock

extension Account {
  /// The enrolments of contacts that meet the triggers since a new day began in the account's time
  /// zone, such as `last open more than 120 days ago`; nothing when the day was looked at before.
  ///
  /// Only workflows whose triggers depend on the day, by themselves or by a list, are held against
  /// all contacts.
  package func workflowCheck(at: Instant) -> [Event] {
    let today = billing.timeZone.date(at: at)
    var events: [Event] = []
    for workflow in activeWorkflows {
      guard let checked = workflowStates[workflow.id]?.checked, checked < today,
        let trigger = trigger(of: workflow, at: at),
        trigger.dependsOnClock || !trigger.lists.isEmpty
      else { continue }
      let lastMoment = billing.timeZone.start(of: checked.adding(days: 1))
        .adding(milliseconds: -1)
      let candidates = free(table.liveRows, for: workflow)
      var rows = rows(meeting: trigger, among: candidates, at: at)
      rows.subtract(self.rows(meeting: trigger, among: rows, at: lastMoment))
      if !rows.isEmpty {
        events.append(
          .workflowChanged(
            WorkflowEvent(
              workflow.id, .enrolled(.clock, depth: 1), contacts: contactIDs(rows))))
      }
      events.append(.workflowChanged(WorkflowEvent(workflow.id, .checked(today))))
    }
    return events
  }
}
