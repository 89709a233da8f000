package import Domain
internal import Storage

/// Takes the events of one large transaction and writes them to an attachment as they come.
package struct WorkspaceEventStream: EventStream {
  /// The state on which the transaction builds.
  package let account: Account
  /// Sequence, time and actor that the transaction will have.
  package let context: ChangeContext
  let writer: SegmentWriter
  private var emitter = JSONEmitter()
  /// The contacts that the events touch; left empty while no workflow is at work.
  private(set) var touched: [ContactID] = []
  private let feedsWorkflows: Bool

  init(account: Account, context: ChangeContext, writer: SegmentWriter) {
    self.account = account
    self.context = context
    self.writer = writer
    feedsWorkflows = !account.activeWorkflows.isEmpty
  }

  /// Adds an event; the caller keeps its own working state.
  ///
  /// - Throws: `StorageError`, after which the transaction is to be given up.
  package mutating func emit(_ event: Event) throws {
    if feedsWorkflows { event.forEachTouchedContact { touched.append($0) } }
    for part in EventWriter.split(event) {
      emitter.removeAll()
      EventWriter.write(part, to: &emitter)
      try writer.append(emitter.bytes)
    }
  }
}
