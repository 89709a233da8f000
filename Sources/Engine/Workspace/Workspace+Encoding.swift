internal import Domain
internal import Storage

extension Workspace {
  /// Longest payload that stands in the journal line itself, in bytes.
  private static let inlinePayload = 256 << 10

  /// The form of a transaction on disk: events in the line, or in an attachment when they are many.
  func pendingCommit(
    _ events: [Event], _ context: ChangeContext, operation: String, touched: Int
  ) throws -> PendingCommit {
    let metadata = ContextCoding.members(
      context, operation: operation, uid: environment.userNumber, touched: touched)
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
