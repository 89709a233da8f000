internal import Domain
internal import Storage

extension Workspace {
  /// Works off what is due in workflows, each workflow in a transaction of its own, until nothing
  /// is due any more (R10.3, R10.4).
  ///
  /// Whoever comes first does it: what is due is decided anew under the lock. When the store cannot
  /// be written the contacts stay due and the next opportunity serves them: the commit that enrolled
  /// them stands.
  func runWorkflows() {
    guard store.readOnlyReason == nil else { return }
    do {
      try checkTriggers()
      while account.hasDueWorkflows(at: clock.now()) {
        // Another process may have been quicker: then it is theirs to tell.
        if let report = try commitWorkflowRun(at: clock.now()) { add(.workflowRun(report)) }
      }
    } catch {
      let now = clock.now()
      let waiting = account.activeWorkflows.reduce(0) {
        $0 + account.workflowState($1.id).due(at: now).count
      }
      if waiting > 0 { add(.workflowsPostponed(contacts: waiting)) }
    }
  }

  /// Enrols the contacts that meet the triggers since a new day began.
  private func checkTriggers() throws {
    let now = clock.now()
    guard !account.workflowCheck(at: now).isEmpty else { return }
    try commit(
      operation: SystemAction.workflowCheck.rawValue, by: .system, source: .workflow, at: now,
      frontEnd: .program
    ) { account.workflowCheck(at: now) }
  }

  /// Carries out what is due in one workflow, and what that leads to in others.
  ///
  /// - Returns: what it did; `nil` when another process had done it.
  private func commitWorkflowRun(at now: Instant) throws -> WorkflowReport? {
    var decided: (report: WorkflowReport, after: Account)?
    let entry = try store.transaction(holder: holder, catchUp: apply, reload: reload) { commit in
      decided = nil
      guard let step = account.workflowRun(at: now) else { return nil }
      let context = ChangeContext(
        sequence: Int64(commit.sequence), at: now, actor: .system, source: .workflow,
        frontEnd: .program, activity: step.report.activity)
      guard
        let (after, enrolments) = account.following(
          step.events, context: context, links: step.links)
      else { return nil }
      decided = (step.report, after)
      return try pendingCommit(
        step.events + enrolments, context, operation: SystemAction.workflowRun.rawValue,
        touched: step.report.changed, after: after)
    }
    guard entry != nil, let (report, after) = decided else { return nil }
    account = after
    try compactIfDue()
    return report
  }
}
