import CLI
import Console
import Domain
import Engine
import Storage
import Synchronization
import Terminal
import Wording

/// Works off the console's jobs on other threads, with the workspace behind them.
final class WorkspaceJobs: JobRunner {
  private let path: String
  private let request: ConsoleRequest
  private let environment: Environment
  private let words: SessionWords
  private let preferences: PreferencesFile
  private let shared = Shared()

  init(
    path: String, request: ConsoleRequest, environment: Environment, words: SessionWords,
    preferences: PreferencesFile
  ) {
    self.path = path
    self.request = request
    self.environment = environment
    self.words = words
    self.preferences = preferences
  }

  /// What the jobs of all threads have in common.
  private final class Shared: Sendable {
    let cancelled = Mutex<Set<Ticket>>([])
    let workspace = Mutex<Workspace?>(nil)
    let watch = Mutex<Task<Void, Never>?>(nil)
    /// The exit status that goes with why the store could not be opened.
    let openFailure = Mutex<Int32?>(nil)

    func isCancelled(_ ticket: Ticket) -> Bool { cancelled.withLock { $0.contains(ticket) } }
  }

  func start(_ job: Job, _ ticket: Ticket, answer mailbox: Mailbox) {
    let work = Work(
      path: path, request: request, environment: environment, words: words,
      preferences: preferences, mailbox: mailbox, ticket: ticket)
    let shared = shared
    Task.detached(priority: job.priority) {
      let answer: JobAnswer
      if let pure = job.pureAnswer(isCancelled: { shared.isCancelled(ticket) }) {
        answer = pure
      } else {
        answer = await work.answer(job, shared)
      }
      shared.cancelled.withLock { _ = $0.remove(ticket) }
      mailbox.post(.finished(ticket, answer))
    }
  }

  func cancel(_ ticket: Ticket) {
    shared.cancelled.withLock { _ = $0.insert(ticket) }
  }

  /// The exit status of the frame for "nobody may act".
  private static let notPermitted: Int32 = 77

  /// The exit status that tells why the store could not be opened; `nil` when it could.
  var openFailure: Int32? { shared.openFailure.withLock { $0 } }

  /// Ends the watch over the store.
  func stop() {
    shared.watch.withLock { $0?.cancel() }
  }

  /// One job that needs the store or the disk.
  private struct Work: Sendable {
    let path: String
    let request: ConsoleRequest
    let environment: Environment
    let words: SessionWords
    let preferences: PreferencesFile
    let mailbox: Mailbox
    let ticket: Ticket

    func answer(_ job: Job, _ shared: Shared) async -> JobAnswer {
      switch job {
      case .open: await open(shared)
      case .perform(let order): await perform(order, shared)
      case .savePreferences(let value):
        preferences.save(value).map { .failed(words.sentence($0)) } ?? .done
      case .recordAttempt(let kind, let actor): await record(kind, actor, shared)
      case .refresh: await refresh(shared)
      case .list, .assess, .collect, .carry: .done
      }
    }

    private func open(_ shared: Shared) async -> JobAnswer {
      let (mailbox, ticket) = (mailbox, ticket)
      do {
        let workspace = try await Workspace.open(
          at: path, access: request.isReadOnly ? .readOnly : .readWrite, environment: environment,
          progress: { progress in
            let step = Progress(done: progress.contacts, total: progress.totalContacts)
            mailbox.post(.progress(ticket, step))
          })
        let snapshot = await workspace.snapshot
        let identity = Identity.find(
          option: request.actorOption, environment: environment, settings: request.settings,
          account: snapshot.account)
        let actor: UserID
        switch identity {
        case .success(let found): actor = found.user.id
        case .failure(let failure):
          shared.openFailure.withLock { $0 = WorkspaceJobs.notPermitted }
          return .failed(words.sentence(failure))
        }
        shared.workspace.withLock { $0 = workspace }
        let words = words
        let notices = await workspace.takeNotices().map { words.sentence($0) }
        if let reason = await workspace.readOnlyReason {
          mailbox.post(.becameReadOnly(words.sentence(StorageError.readOnly(reason))))
        }
        shared.watch.withLock { $0 = StoreWatch(workspace, mailbox, words).start() }
        return .opened(snapshot, actor: actor, notices: notices)
      } catch {
        let status = words.catalogue.exitStatus(of: error)
        shared.openFailure.withLock { $0 = status }
        return .failed(words.sentence(error))
      }
    }

    private func perform(_ order: PerformOrder, _ shared: Shared) async -> JobAnswer {
      guard let workspace = shared.workspace.withLock({ $0 }) else { return .cancelled }
      do {
        let outcome = try await workspace.perform(
          order.command, by: order.actor, frontEnd: .console, confirmation: order.confirmation)
        return .performed(outcome, await workspace.snapshot)
      } catch let refusal as Refusal {
        return .refused(refusal, await workspace.snapshot)
      } catch {
        return .failed(words.sentence(error))
      }
    }

    private func record(
      _ kind: CommandKind, _ actor: UserID, _ shared: Shared
    ) async -> JobAnswer {
      guard let workspace = shared.workspace.withLock({ $0 }) else { return .done }
      do {
        try await workspace.recordAttempt(at: kind, by: actor, frontEnd: .console)
        return .done
      } catch {
        return .failed(words.sentence(error))
      }
    }

    private func refresh(_ shared: Shared) async -> JobAnswer {
      guard let workspace = shared.workspace.withLock({ $0 }) else { return .done }
      do {
        if try await workspace.refresh() {
          mailbox.post(.accountChanged(await workspace.snapshot))
        }
        return .done
      } catch {
        return .failed(words.sentence(error))
      }
    }
  }
}

extension Job {
  /// Lists are what the person waits for.
  fileprivate var priority: TaskPriority {
    switch self {
    case .list, .assess, .perform: .userInitiated
    case .open, .collect, .carry, .savePreferences, .recordAttempt, .refresh: .medium
    }
  }
}
