package import Domain
private import Storage

extension Workspace {
  /// Decides a command on the newest state and makes it durable.
  ///
  /// A refusal for lack of a right is put on record before it is thrown (9.4); any other refusal,
  /// a missing or wrong number included, leaves every byte of the store as it was.
  ///
  /// - Throws: `Refusal`, `StorageError`.
  package func perform(
    _ command: Command, by actor: UserID, frontEnd: FrontEnd, confirmation: Confirmation? = nil
  ) throws -> Outcome {
    _ = try refresh()
    let request = Request(
      command, actor: actor, at: clock.now(), frontEnd: frontEnd, confirmation: confirmation)
    do {
      let change = try account.decide(request)
      if change.events.isEmpty { return change.outcome }
    } catch  where error.missingRight == nil {
      throw error
    } catch {
      try recordAttempt(error, by: actor, at: request.at, frontEnd: frontEnd)
      throw error
    }
    let outcome = try commit(request)
    runWorkflows()
    return outcome
  }

  /// Decides again under the lock, on what others may have committed meanwhile.
  private func commit(_ request: Request) throws -> Outcome {
    var decided: (change: Change, context: ChangeContext, after: Account)?
    let entry = try store.transaction(holder: holder, catchUp: apply, reload: reload) { commit in
      let change = try account.decide(request)
      guard !change.events.isEmpty else {
        decided = nil
        return nil
      }
      let context = ChangeContext(
        sequence: Int64(commit.sequence), at: request.at,
        actor: change.activity == nil ? .user(request.actor) : .system,
        source: change.source, frontEnd: request.frontEnd, activity: change.activity)
      let (after, enrolments) = state(after: change.events, context)
      decided = (change, context, after)
      return try pendingCommit(
        change.events + enrolments, context, operation: request.command.kind.rawValue,
        touched: request.command.kind.isAboutContacts ? change.outcome.quote.changed : 0,
        after: after)
    }
    guard entry != nil, let (change, context, after) = decided else {
      // Somebody else did the same in between.
      return try account.decide(request).outcome
    }
    account = after
    try compactIfDue()
    var outcome = change.outcome
    outcome.sequence = context.sequence
    return outcome
  }

  /// Puts on record that a user asked for a kind of command that they lack the right to; nothing
  /// when they may.
  ///
  /// - Throws: `StorageError`.
  package func recordAttempt(
    at kind: CommandKind, by actor: UserID, frontEnd: FrontEnd
  ) throws {
    guard let refusal = account.refusal(of: kind, by: actor) else { return }
    try recordAttempt(refusal, by: actor, at: clock.now(), frontEnd: frontEnd)
  }

  /// Puts on record that somebody asked for what they may not do.
  func recordAttempt(
    _ refusal: Refusal, by actor: UserID, at: Instant, frontEnd: FrontEnd
  ) throws {
    guard let right = refusal.missingRight, store.readOnlyReason == nil else { return }
    let event = Event.attemptRefused(refusal.command, lacking: right)
    try commit(
      operation: SystemAction.refused.rawValue, by: .user(actor), source: .settings, at: at,
      frontEnd: frontEnd
    ) { [event] }
  }

  /// Commits events that are not the answer to a command.
  ///
  /// - Returns: whether there was anything left to commit once others' changes were known.
  @discardableResult
  func commit(
    operation: String, by actor: Actor, source: ChangeSource, at: Instant, frontEnd: FrontEnd,
    activity: Activity? = nil, events decide: () -> [Event]
  ) throws -> Bool {
    var after: Account?
    let entry = try store.transaction(holder: holder, catchUp: apply, reload: reload) { commit in
      let events = decide()
      guard !events.isEmpty else { return nil }
      let context = ChangeContext(
        sequence: Int64(commit.sequence), at: at, actor: actor, source: source, frontEnd: frontEnd,
        activity: activity)
      let (next, enrolments) = state(after: events, context)
      after = next
      return try pendingCommit(
        events + enrolments, context, operation: operation, touched: touched(events),
        after: next)
    }
    guard entry != nil, let after else { return false }
    account = after
    return true
  }

  private func touched(_ events: [Event]) -> Int {
    events.reduce(0) { total, event in
      switch event {
      case .updateDateReached(_, let demoted): total + demoted.count
      case .marketingStatusChanged(let change): total + change.contacts.count
      case .contactsPurged(let contacts): total + contacts.count
      default: total
      }
    }
  }

  // MARK: Update dates

  /// Works off the update dates that have come (R2.22), unless the store cannot be written.
  func runUpdateDates() throws {
    let now = clock.now()
    switch account.updateState(at: now) {
    case .upToDate: return
    case .clockBehind(let date): add(.clockBehind(lastUpdate: date))
    case .due(let dates) where store.readOnlyReason != nil: add(.updateDue(dates: dates))
    case .due(let dates):
      let (pending, tier) = (account.table.pendingCount, account.billing.tier)
      let isOurs = try commit(
        operation: SystemAction.updateRun.rawValue, by: .system, source: .billing, at: now,
        frontEnd: .program
      ) { account.updateRun(at: now) }
      // Another process may have been quicker: then it is theirs to tell.
      if isOurs {
        add(.updateRun(dates: dates, demoted: pending - account.table.pendingCount))
        if account.billing.tier < tier { add(.tierLowered(from: tier, to: account.billing.tier)) }
      }
    }
  }

  /// Removes for good what was deleted more than 90 days ago (R2.26), unless the store cannot be
  /// written.
  func purgeDeleted() throws {
    let now = clock.now()
    guard store.readOnlyReason == nil, !account.purge(at: now).isEmpty else { return }
    try commit(
      operation: SystemAction.purge.rawValue, by: .system, source: .recyclingBin, at: now,
      frontEnd: .program
    ) { account.purge(at: now) }
  }

  func add(_ notice: WorkspaceNotice) {
    if notices.last != notice { notices.append(notice) }
  }
}
