import Synchronization
package import Terminal

/// Where jobs on other threads put their messages for the loop.
package final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: Waker

  package init(waker: Waker) {
    self.waker = waker
  }

  /// Adds a message and wakes the loop; callable from any thread.
  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    waker.wake()
  }

  /// Takes all messages out, in the order in which they came.
  package func takeAll() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
