import Domain
import Terminal
import Wording

extension ConsoleState {
  /// A job has ended.
  mutating func finish(_ ticket: Ticket, _ answer: JobAnswer, in world: World) -> [Effect] {
    guard let job = jobs.removeValue(forKey: ticket) else { return [] }
    switch answer {
    case .opened(let snapshot, _, let notices):
      phase = .ready
      for notice in notices { self.notices.say(.warning, notice, at: world.now) }
      return show(snapshot, in: world)
    case .listed(let listed):
      if !job.isCancelled { take(listed) }
      return []
    case .assessed(let assessed):
      return job.isCancelled ? [] : take(assessed, for: ticket, in: world)
    case .performed(let outcome, let snapshot):
      return take(outcome, snapshot, for: ticket, in: world)
    case .refused(let refusal, let snapshot):
      take(refusal, for: ticket, in: world)
      return snapshot.map { follow($0, in: world) } ?? []
    case .collected(let text): return job.isCancelled ? [] : [.copy(text)]
    case .carried(let carried):
      if contacts.snapshot?.snapshot.load == carried.to.snapshot.load {
        contacts.lastSelection = carried.lastSelection
        contacts.select(carried.selection)
      }
      return []
    case .done, .cancelled:
      endPending(ticket)
      return []
    case .failed(let text):
      if job.kind == .open { phase = .failed(text) }
      endPending(ticket)
      notices.say(.error, text, at: world.now)
      return []
    }
  }

  /// Nothing waits for this job any more: what waited goes back to where it can be tried again.
  private mutating func endPending(_ ticket: Ticket) {
    switch dialogs.last {
    case .waiting(let pending) where pending.ticket == ticket: dialogs.removeLast()
    case .confirmation(var dialog) where dialog.ticket == ticket:
      dialog.ticket = nil
      replaceDialog(.confirmation(dialog))
    case .form(var form) where form.ticket == ticket:
      form.ticket = nil
      replaceDialog(.form(form))
    default: break
    }
  }

  mutating func sayCopied(_ result: CopyResult, in world: World) {
    switch result {
    case .sent: notices.say(.success, world.catalogue.text(ConsoleWords.copied), at: world.now)
    case .tooLong(let limit):
      notices.say(
        .error, world.catalogue.text(ConsoleWords.copyTooLong, ["limit": .number(limit)]),
        at: world.now)
    case .unsupported:
      notices.say(.error, world.catalogue.text(ConsoleWords.copyUnsupported), at: world.now)
    }
  }
}
