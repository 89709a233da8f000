internal import Domain
internal import Storage

extension Workspace {
  /// Longest payload that stands in the journal line itself, in bytes.
  private static let inlinePayload = 256 << 10

  /// The form of a transaction on disk: events in the line, or in an attachment when they are many.
  ///
  /// `after` is the state that they lead to.
  func pendingCommit(
    _ events: [Event], _ context: ChangeContext, operation: String, touched: Int, after: Account
  ) throws -> PendingCommit {
    let metadata = metadata(context, operation: operation, touched: touched, after: after)
    var emitter = JSONEmitter()
    emitter.beginObject()
    emitter.key("events")
    emitter.beginArray()
    for event in events {
      EventWriter.write(event, to: &emitter)
      if emitter.bytes.count > Workspace.inlinePayload {
        return PendingCommit(
          metadata: metadata, payload: Workspace.emptyPayload, attachment: try attached(events))
      }
    }
    emitter.endArray()
    emitter.endObject()
    return PendingCommit(metadata: metadata, payload: emitter.bytes)
  }

  /// Who, when and what, with count and tier before and after (R13.5).
  func metadata(
    _ context: ChangeContext, operation: String, touched: Int, after: Account
  ) -> [UInt8] {
    ContextCoding.members(
      context, operation: operation, uid: environment.userNumber, touched: touched,
      figures: AuditFigures(
        countBefore: account.table.marketingCount, countAfter: after.table.marketingCount,
        tierBefore: account.billing.tier, tierAfter: after.billing.tier))
  }

  /// The state that events lead to, with what follows from them in workflows: part of the same
  /// transaction.
  func state(
    after events: [Event], _ context: ChangeContext
  ) -> (account: Account, enrolments: [Event]) {
    if let following = account.following(events, context: context) { return following }
    var after = account
    after.apply(events, context: context)
    return (after, [])
  }

  /// The payload of a commit whose events stand in its attachment.
  static var emptyPayload: [UInt8] { Array(#"{"events":[]}"#.utf8) }

  private func attached(_ events: [Event]) throws -> AttachmentInfo {
    let writer = try store.newAttachment()
    do {
      var emitter = JSONEmitter()
      for event in events {
        for part in EventWriter.split(event) {
          emitter.removeAll()
          EventWriter.write(part, to: &emitter)
          try writer.append(emitter.bytes)
        }
      }
      return try store.finish(writer)
    } catch {
      store.discard(writer)
      throw error
    }
  }
}
