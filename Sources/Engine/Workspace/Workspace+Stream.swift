package import Domain
private import Storage

extension Workspace {
  /// How often a streamed transaction starts over because others committed in between, before it
  /// keeps them waiting.
  private static let freeTries = 3

  /// Commits all events that `body` emits as one transaction, or none of them.
  ///
  /// `body` runs without keeping other processes waiting; when one of them commits meanwhile, it
  /// runs again from the start on the newer state. It must return the state that its events lead
  /// to, and throws to give up, whereupon nothing is left behind.
  ///
  /// - Throws: what `body` throws; a refusal for lack of a right is put on record first.
  ///   `StorageError`.
  package func performStream<Result: Sendable>(
    _ kind: CommandKind, by actor: UserID, source: ChangeSource, frontEnd: FrontEnd,
    body:
      @Sendable (inout WorkspaceEventStream) throws -> (
        result: Result, account: Account, touched: Int
      )
  ) throws -> (result: Result, sequence: Int64?) {
    _ = try refresh()
    let at = clock.now()
    for attempt in 0... {
      let context = ChangeContext(
        sequence: account.sequence + 1, at: at, actor: .user(actor), source: source,
        frontEnd: frontEnd)
      let waits = attempt == Workspace.freeTries
      do {
        let done =
          waits
          ? try streamLocked(context, kind, body) : try streamFreely(context, kind, body)
        guard let done else { continue }
        try compactIfDue()
        runWorkflows()
        return done
      } catch let refusal as Refusal where refusal.missingRight != nil {
        // The command is not kept: only who asked, and for what, goes on record.
        try recordAttempt(refusal, by: actor, at: at, frontEnd: frontEnd)
        throw refusal
      }
    }
    throw StorageError.generationMoved
  }

  /// Streams first and locks for the commit only; `nil` when somebody else committed meanwhile.
  private func streamFreely<Result: Sendable>(
    _ context: ChangeContext, _ kind: CommandKind,
    _ body:
      @Sendable (inout WorkspaceEventStream) throws -> (
        result: Result, account: Account, touched: Int
      )
  ) throws -> (result: Result, sequence: Int64?)? {
    let written = try write(context, body)
    guard let attachment = written.attachment else { return (written.result, nil) }
    var isOvertaken = false
    do {
      let entry = try store.transaction(
        holder: holder,
        catchUp: { entry in
          isOvertaken = true
          try apply(entry)
        },
        reload: {
          isOvertaken = true
          try reload()
        },
        body: { commit in
          guard !isOvertaken, Int64(commit.sequence) == context.sequence else { return nil }
          return pending(context, kind, written.touched, attachment, after: written.account)
        })
      guard entry != nil else {
        store.discard(attachment)
        return nil
      }
    } catch {
      store.discard(attachment)
      throw error
    }
    account = written.account
    return (written.result, context.sequence)
  }

  /// Streams under the commit lock: others wait.
  private func streamLocked<Result: Sendable>(
    _ context: ChangeContext, _ kind: CommandKind,
    _ body:
      @Sendable (inout WorkspaceEventStream) throws -> (
        result: Result, account: Account, touched: Int
      )
  ) throws -> (result: Result, sequence: Int64?)? {
    var done: (result: Result, account: Account)?
    let entry = try store.transaction(holder: holder, catchUp: apply, reload: reload) { commit in
      var context = context
      context.sequence = Int64(commit.sequence)
      let written = try write(context, body)
      done = (written.result, written.account)
      return written.attachment.map {
        pending(context, kind, written.touched, $0, after: written.account)
      }
    }
    guard let done else { return nil }
    guard let entry else { return (done.result, nil) }
    account = done.account
    return (done.result, Int64(entry.sequence))
  }

  private func pending(
    _ context: ChangeContext, _ kind: CommandKind, _ touched: Int, _ attachment: AttachmentInfo,
    after: Account
  ) -> PendingCommit {
    PendingCommit(
      metadata: metadata(context, operation: kind.rawValue, touched: touched, after: after),
      payload: Workspace.emptyPayload, attachment: attachment)
  }

  /// Runs `body` into a new attachment; there is none when it emitted nothing.
  private func write<Result: Sendable>(
    _ context: ChangeContext,
    _ body:
      @Sendable (inout WorkspaceEventStream) throws -> (
        result: Result, account: Account, touched: Int
      )
  ) throws -> (result: Result, account: Account, touched: Int, attachment: AttachmentInfo?) {
    let writer = try store.newAttachment()
    do {
      var stream = WorkspaceEventStream(account: account, context: context, writer: writer)
      var done = try body(&stream)
      if !stream.touched.isEmpty {
        let enrolments = done.account.enrolments(
          from: account, touching: stream.touched, at: context.at)
        for event in enrolments { try stream.emit(event) }
        done.account.apply(enrolments, context: stream.context)
      }
      guard writer.lines > 0 else {
        store.discard(writer)
        return (done.result, done.account, done.touched, nil)
      }
      return (done.result, done.account, done.touched, try store.finish(writer))
    } catch {
      store.discard(writer)
      throw error
    }
  }
}
