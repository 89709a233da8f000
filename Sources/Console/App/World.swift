package import Domain
package import Terminal
package import Wording

/// What the console may read and never changes itself: the account, who acts, the time, the words.
package struct World: Sendable {
  /// The newest state of the account; `nil` while the store is being opened.
  package var snapshot: AccountSnapshot?
  /// The acting user.
  package var actor: UserID
  package var now: Instant
  package var catalogue: Catalogue
  package var keymap: Keymap
  package var glyphs: Glyphs
  /// How data is shown: with escapes where the terminal has ASCII only.
  package var textForm: SafeText.Form

  package init(
    snapshot: AccountSnapshot? = nil, actor: UserID, now: Instant, catalogue: Catalogue,
    keymap: Keymap = .standard, glyphs: Glyphs = .unicode, textForm: SafeText.Form = .unicode
  ) {
    self.snapshot = snapshot
    self.actor = actor
    self.now = now
    self.catalogue = catalogue
    self.keymap = keymap
    self.glyphs = glyphs
    self.textForm = textForm
  }

  /// Takes over the account that a message brings.
  mutating func receive(_ message: ConsoleMessage) {
    switch message {
    case .accountChanged(let snapshot, _): self.snapshot = snapshot
    case .finished(_, .opened(let snapshot, let actor, _)):
      self.snapshot = snapshot
      self.actor = actor
    case .finished(_, .performed(_, let snapshot)): self.snapshot = snapshot
    case .finished(_, .refused(_, let snapshot?)): self.snapshot = snapshot
    default: break
    }
  }
}

extension World {
  /// The account and the contact's row in it; `nil` when it is not there, or not for the acting user
  /// to view (9.2).
  func find(_ contact: ContactID) -> (account: Account, row: Int)? {
    guard let account = snapshot?.account, let row = account.table.row(of: contact),
      account.mayTouch(.view, row: row, by: actor)
    else { return nil }
    return (account, row)
  }
}

/// A snapshot that compares equal only to itself.
package struct SnapshotHandle: Equatable, Sendable {
  package let snapshot: AccountSnapshot

  package init(_ snapshot: AccountSnapshot) {
    self.snapshot = snapshot
  }

  package var account: Account { snapshot.account }

  package static func == (left: SnapshotHandle, right: SnapshotHandle) -> Bool {
    left.snapshot === right.snapshot
  }
}
