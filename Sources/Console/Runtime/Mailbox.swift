import Synchronization
package import Terminal

/// Where jobs on other threads put their messages for the loop.
package final class Mailbox: Sendable {
  private let messages = Mutex<[ConsoleMessage]>([])
  private let waker: Waker

  package init(waker: Waker) {
    self.waker = waker
  }

  /// Adds a message and wakes the loop; callable from any thread.
  package func post(_ message: ConsoleMessage) {
    messages.withLock { $0.append(message) }
    waker.wake()
  }

  /// Takes all messages out, in the order in which they came.
  package func takeAll() -> [ConsoleMessage] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
