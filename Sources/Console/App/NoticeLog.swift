package import Domain
package import Terminal

/// What the console said, the newest last.
package struct NoticeLog: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var kind: ToastLine.Kind
    package var text: String
    package var at: Instant

    /// When it leaves the screen by itself; `nil` for what stays until a key is pressed.
    package var expires: Instant? {
      switch kind {
      case .information, .success: at.adding(milliseconds: NoticeLog.shownMilliseconds)
      case .warning, .error: nil
      }
    }
  }

  package private(set) var entries: [Entry] = []
  /// The entry on the screen.
  package private(set) var shown: Entry?
  /// How many more were said since a key was pressed, beside one that waits for a key.
  package private(set) var unseen = 0

  static let shownMilliseconds: Int64 = 5000
  private static let limit = 1000

  /// Adds an entry and shows it; news do not take a warning or an error off the screen that nobody
  /// has read.
  package mutating func say(_ kind: ToastLine.Kind, _ text: String, at: Instant) {
    let entry = Entry(kind: kind, text: text, at: at)
    entries.append(entry)
    entries.removeFirst(max(0, entries.count - Self.limit))
    guard let waiting = shown, waiting.expires == nil else {
      shown = entry
      return
    }
    unseen += 1
    if entry.expires == nil { shown = entry }
  }

  /// Takes what has been shown long enough off the screen.
  mutating func expire(now: Instant) {
    if let expires = shown?.expires, expires <= now { shown = nil }
  }

  /// A key was pressed: what waited for one leaves the screen.
  mutating func keyPressed() {
    if shown?.expires == nil { shown = nil }
    unseen = 0
  }
}

extension NoticeLog.Entry {
  /// How its text looks beside the mark of its kind.
  var style: Style {
    switch kind {
    case .information: .plain
    case .success: Style(.success)
    case .warning: Style(.warning)
    case .error: Style(.error, .bold)
    }
  }
}
