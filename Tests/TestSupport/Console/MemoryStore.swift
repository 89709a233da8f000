package import Console
package import Domain

/// Does the console's jobs on an account in memory, through the real domain.
package final class MemoryStore: JobRunner {
  package private(set) var ledger: Ledger
  package private(set) var snapshot: AccountSnapshot
  /// Every command that was made durable, in order.
  package private(set) var performed: [PerformOrder] = []
  /// What was saved last.
  package private(set) var savedPreferences: Preferences?
  /// Jobs in the order in which they were started.
  package private(set) var started: [Job] = []
  package private(set) var cancelled: [Ticket] = []
  /// When given, every command fails with this text instead of being done.
  package var failure: String?
  /// While true, jobs that were started wait for `release`.
  package var holdsJobs = false
  /// While true, jobs go on after they were cancelled, as when the answer is under way already.
  package var ignoresCancelling = false
  private var held: [(job: Job, ticket: Ticket, answer: Mailbox)] = []

  private let actor: UserID

  package init(_ ledger: Ledger, load: Int = 1, actor: UserID = Ledger.ida) {
    self.actor = actor
    self.ledger = ledger
    snapshot = AccountSnapshot(account: ledger.account, load: load)
  }

  package func start(_ job: Job, _ ticket: Ticket, answer: Mailbox) {
    started.append(job)
    if holdsJobs {
      held.append((job, ticket, answer))
    } else {
      answer.post(.finished(ticket, self.answer(to: job)))
    }
  }

  package func cancel(_ ticket: Ticket) {
    cancelled.append(ticket)
    guard !ignoresCancelling, let index = held.firstIndex(where: { $0.ticket == ticket }) else {
      return
    }
    let entry = held.remove(at: index)
    entry.answer.post(.finished(ticket, .cancelled))
  }

  /// Does the jobs that wait, in the order in which they were started.
  package func release() {
    let jobs = held
    held = []
    for entry in jobs { entry.answer.post(.finished(entry.ticket, answer(to: entry.job))) }
  }

  /// Changes the account behind the console's back; the new state is returned for a message.
  package func change(_ body: (inout Ledger) throws -> Void) rethrows -> AccountSnapshot {
    try body(&ledger)
    return renew(load: snapshot.load)
  }

  /// The same account as after another load of the store: rows in another order.
  package func reload(ordering: ([ContactID]) -> [ContactID]) -> AccountSnapshot {
    var account = ledger.account
    let old = account.table
    let ids = ordering(old.liveRows.map { old.id(of: $0) })
    account.table = ContactTable()
    for id in ids {
      guard let row = old.row(of: id) else { continue }
      let new = account.table.append(id: id)
      for definition in PropertyCatalogue.definitions
      where ![.recordID, .marketingStatus, .marketingUntilUpdate].contains(definition.property) {
        guard let value = old.value(definition.property, row: row) else { continue }
        account.table.set(definition.property, row: new, to: value)
      }
      account.table.setStatus(old.status(of: row), row: new)
    }
    snapshot = AccountSnapshot(account: account, load: snapshot.load + 1)
    return snapshot
  }

  private func answer(to job: Job) -> JobAnswer {
    if let answer = job.pureAnswer(isCancelled: { false }) { return answer }
    switch job {
    case .open: return .opened(snapshot, actor: actor, notices: [])
    case .perform(let order): return perform(order)
    case .savePreferences(let preferences):
      savedPreferences = preferences
      return .done
    default: return .done
    }
  }

  private func perform(_ order: PerformOrder) -> JobAnswer {
    if let failure { return .failed(failure) }
    let request = Request(
      order.command, actor: order.actor, at: ledger.now, frontEnd: .console,
      confirmation: order.confirmation)
    do {
      let change = try ledger.account.decide(request)
      ledger.apply(
        change.events, by: .user(order.actor), source: change.source, frontEnd: .console)
      performed.append(order)
      var outcome = change.outcome
      if !change.events.isEmpty { outcome.sequence = ledger.account.sequence }
      return .performed(outcome, renew(load: snapshot.load))
    } catch {
      return .refused(error, nil)
    }
  }

  private func renew(load: Int) -> AccountSnapshot {
    snapshot = AccountSnapshot(account: ledger.account, load: load)
    return snapshot
  }
}
