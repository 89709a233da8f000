package import Domain
package import Storage

/// The one place where a command becomes durable, and where readers get the state.
///
/// It owns the open store and the account as of its last commit. Every change runs: lock, catch up
/// with other processes, decide on that state, append, sync, apply, unlock.
package actor Workspace {
  let store: Store
  let clock: any Clock
  let environment: Environment
  var account: Account
  /// Counts how often the store was loaded whole: row numbers hold within one load.
  var load = 0
  /// What the person should know of opening, update dates and recovery.
  package internal(set) var notices: [WorkspaceNotice] = []
  /// How often a look at the files found what other processes had written.
  package private(set) var changesByOthers = 0
  /// How many of the notices `takeNotices` has given.
  private var takenNotices = 0
  private var published: AccountSnapshot

  init(store: sending Store, account: Account, clock: any Clock, environment: Environment) {
    self.store = store
    self.account = account
    self.clock = clock
    self.environment = environment
    published = AccountSnapshot(account: account, load: 0)
    notices = store.warnings.map(WorkspaceNotice.store)
  }

  /// The state as of the last commit that was read or made here.
  package var snapshot: AccountSnapshot {
    if published.account.sequence != account.sequence || published.load != load {
      published = AccountSnapshot(account: account, load: load)
    }
    return published
  }

  /// The notices that came since the last time this was asked.
  package func takeNotices() -> [WorkspaceNotice] {
    defer { takenNotices = notices.count }
    return Array(notices[takenNotices...])
  }

  /// The present moment by the workspace's clock.
  package var now: Instant { clock.now() }

  /// Why the store cannot be changed; `nil` when it can.
  package var readOnlyReason: ReadOnlyReason? { store.readOnlyReason }

  /// What a command would do, on the state as of the last look.
  package func assess(_ command: Command, by actor: UserID) -> Assessment {
    account.assess(command, by: actor, at: clock.now())
  }

  /// Takes over what other processes committed, and works off update dates that have come and what
  /// is due in workflows.
  ///
  /// - Returns: whether the state changed.
  /// - Throws: `StorageError`.
  package func refresh() throws -> Bool {
    let (sequence, loadBefore) = (account.sequence, load)
    switch try store.refresh() {
    case .unchanged: break
    case .entries(let entries):
      changesByOthers += 1
      let before = (account.table.marketingCount, account.billing.tier)
      for entry in entries { try apply(entry) }
      noteBilling(since: before)
    case .reloadNeeded:
      changesByOthers += 1
      try reload()
    }
    try runUpdateDates()
    try purgeDeleted()
    runWorkflows()
    return account.sequence != sequence || load != loadBefore
  }

  /// Sizes, generation and files of the store.
  package func storeInfo() throws(StorageError) -> StoreInfo {
    try store.info()
  }

  var holder: LockHolder { Workspace.holder(environment, clock) }

  /// The note that others see while this process holds a lock.
  static func holder(_ environment: Environment, _ clock: any Clock) -> LockHolder {
    LockHolder(
      process: environment.processNumber, who: environment.login ?? String(environment.userNumber),
      since: clock.now().isoText)
  }

  // MARK: Reading

  /// Applies a commit that was read from the journal.
  func apply(_ entry: JournalEntry) throws {
    try AccountLoader.apply(entry, of: store, to: &account)
  }

  /// Starts over from the files.
  func reload() throws {
    account = try AccountLoader.load(store) { _ in }
    load += 1
  }
}

/// Something to tell the person that is no answer to a command.
package enum WorkspaceNotice: Equatable, Sendable {
  case store(StoreWarning)
  /// The clock stands before the last update date that was worked off (R2.23).
  case clockBehind(lastUpdate: CalendarDate)
  /// Update dates were worked off (2.4).
  case updateRun(dates: [CalendarDate], demoted: Int)
  /// Update dates have come, but the store cannot be written.
  case updateDue(dates: [CalendarDate])
  /// A lower tier that was asked for came with the renewal (2.4).
  case tierLowered(from: Int, to: Int)
  /// Another process took the account over its tier (R3.7).
  case tierRaised(from: Int, to: Int, renewal: CalendarDate)
  /// Another process brought the count up to a share of the tier (R3.16).
  case thresholdReached(ThresholdReached)
  /// A clean-up rule ran by itself: contacts are non-marketing from the update date on.
  case cleanUpRun(rule: String, contacts: Int, update: CalendarDate)
  /// A clean-up rule ran by itself and pre-set nobody: its filter means nothing any more.
  case cleanUpBroken(rule: String)
  /// A workflow acted, or could not (R10.4).
  case workflowRun(WorkflowReport)
  /// So many contacts wait in workflows, because the store could not be written.
  case workflowsPostponed(contacts: Int)
}
