package import Domain
package import Storage

extension Workspace {
  /// Opens a store, reads it, works off the update dates that have come, runs the clean-up rules that
  /// are due, and then what is due in workflows.
  ///
  /// - Throws: `StorageError`.
  package static func open(
    at path: String, access: StoreAccess, environment: Environment,
    fileSystem: any FileSystem = DiskFileSystem(),
    progress: @Sendable (LoadProgress) -> Void = { _ in }
  ) async throws -> Workspace {
    let store = try Store.open(at: path, fileSystem: fileSystem, access: access)
    let account = try AccountLoader.load(store, progress: progress)
    let workspace = Workspace(
      store: store, account: account, clock: environment.clock(), environment: environment)
    try await workspace.runUpdateDates()
    try await workspace.runCleanUpRules()
    try await workspace.purgeDeleted()
    await workspace.runWorkflows()
    return workspace
  }

  /// Makes a store whose first snapshot holds the account as `opening` and `sample` leave it: the
  /// store is there whole or not at all.
  ///
  /// - Throws: `OpeningProblem`, `StorageError`.
  package static func create(
    at path: String, opening: AccountOpening, sample: [Event] = [], environment: Environment,
    fileSystem: any FileSystem = DiskFileSystem(), options: StoreOptions = StoreOptions()
  ) async throws -> Workspace {
    let clock = environment.clock()
    try opening.check(at: clock.now())
    let context = ChangeContext(
      sequence: 0, at: clock.now(), actor: .user(opening.firstUser.id), source: .settings,
      frontEnd: .program)
    var account = Account.unopened
    account.apply(.accountOpened(opening), context: context)
    account.apply(sample, context: context)
    let raise = account.billingEvents(countBefore: 0, countAfter: account.table.marketingCount)
    account.apply(raise, context: context)
    let store = try Store.create(
      at: path, fileSystem: fileSystem, options: options, holder: holder(environment, clock),
      segments: SegmentPlan.all(of: account, reusing: []))
    account.forgetChangedChunks()
    return Workspace(store: store, account: account, clock: clock, environment: environment)
  }
}
