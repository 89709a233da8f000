internal import Domain
internal import Engine
internal import Storage
internal import Wording

/// A store that was opened for a command.
struct OpenStore {
  let workspace: Workspace
  let snapshot: AccountSnapshot
  let path: String
  /// When the command looked.
  let now: Instant
  /// How many of the workspace's notices were told when it was opened.
  var noticesTold = 0

  var account: Account { snapshot.account }
}

extension Session {
  /// Where the store is.
  func location() throws(CommandFailure) -> StoreLocation {
    let place = StoreLocation.find(
      option: global.store, environment: context.environment, settings: settings)
    guard let place else {
      throw failure(.unavailable, CommandLinePhrase.noPlace, .noPlaceHint)
    }
    return place
  }

  /// Opens the store for reading; update dates that have come are worked off when it may be written.
  func openStore() async throws -> OpenStore {
    let path = try location().path
    let report = LoadReport(self)
    let workspace = try await Workspace.open(
      at: path, access: isReadOnly ? .readOnly : .readWrite, environment: context.environment,
      progress: report.show)
    report.clear()
    if context.isInterrupted() { throw CommandFailure.interrupted(catalogue) }
    let notices = await workspace.notices
    for notice in notices where !isExpected(notice) { tell(notice) }
    return OpenStore(
      workspace: workspace, snapshot: await workspace.snapshot, path: path,
      now: await workspace.now, noticesTold: notices.count)
  }

  /// Tells what came up since the store was opened, such as what workflows did after a change.
  func noteNews(_ store: OpenStore) async {
    for notice in await store.workspace.notices.dropFirst(store.noticesTold) { tell(notice) }
  }

  private func tell(_ notice: WorkspaceNotice) {
    if case .workflowRun(let report) = notice, report.failure == nil {
      note(catalogue.sentence(notice))
    } else {
      warn(catalogue.sentence(notice))
    }
  }

  /// Opens the store for a change; refuses when the program runs read-only or may not write.
  func openStoreForChange() async throws -> OpenStore {
    let store = try await openStore()
    if let reason = await store.workspace.readOnlyReason { throw StorageError.readOnly(reason) }
    return store
  }

  /// Who acts, by option, environment, settings or login.
  func actor(in account: Account) throws(CommandFailure) -> User {
    switch identity(in: account) {
    case .success(let found): return found.user
    case .failure(let failure): throw catalogue.failure(failure)
    }
  }

  /// Who acts, or `nil` when nobody does: for commands that only read.
  func reader(in account: Account) throws(CommandFailure) -> User? {
    switch identity(in: account) {
    case .success(let found): return found.user
    case .failure(.unknownLogin): return nil
    case .failure(let failure): throw catalogue.failure(failure)
    }
  }

  func identity(
    in account: Account
  ) -> Result<(user: User, origin: Identity.Origin), Identity.Failure> {
    Identity.find(
      option: global.actor, environment: context.environment, settings: settings, account: account)
  }

  func failure(
    _ status: ExitStatus, _ key: CommandLinePhrase, _ hint: CommandLinePhrase,
    _ facts: [String: PhraseArgument] = [:]
  ) -> CommandFailure {
    CommandFailure(
      status, Explanation(catalogue.text(key, facts), hint: catalogue.text(hint, facts)))
  }

  /// Notices that are no news: a store that was asked for read-only is.
  private func isExpected(_ notice: WorkspaceNotice) -> Bool {
    if case .store(.readOnly(.notWritable)) = notice { return true }
    return false
  }
}
