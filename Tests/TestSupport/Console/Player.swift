package import Console
package import Domain
package import Terminal
import Wording

/// Plays the console without a terminal: keys in, pictures out; jobs are done at once.
package final class Player {
  package let store: MemoryStore
  package private(set) var program: ConsoleProgram
  package private(set) var copied: [String] = []
  package private(set) var exitStatus: Int32?
  /// Effects for the terminal, in order.
  package private(set) var terminalEffects: [Effect] = []
  package var now: Instant
  private let mailbox = Mailbox(waker: Waker {})

  package init(
    _ ledger: Ledger, size: Size = Size(columns: 80, rows: 24), actor: UserID = Ledger.ida,
    preferences: Preferences = Preferences(), readOnlyReason: String? = nil,
    glyphs: Glyphs = .unicode, isASCII: Bool = false, starts: Bool = true
  ) {
    store = MemoryStore(ledger, actor: actor)
    now = ledger.now
    program = ConsoleProgram(
      state: ConsoleState(preferences: preferences, readOnlyReason: readOnlyReason),
      world: World(
        actor: actor, now: ledger.now,
        catalogue: isASCII ? CatalogueFiles.english.inASCII() : CatalogueFiles.english,
        glyphs: glyphs, textForm: isASCII ? .ascii : .unicode))
    store.holdsJobs = !starts
    send(.start(size))
  }

  package var state: ConsoleState { program.state }
  package var screen: Grid { program.frame() }
  package var account: Account { store.ledger.account }
  package var contacts: ContactsState { program.state.contacts }

  /// The message on the screen.
  package var notice: String? { state.notices.shown?.text }

  /// Presses keys one after the other, as in `<Space>x`, each after the one before was answered.
  package func press(_ keys: String) throws {
    guard !keys.isEmpty else { return }
    for key in try KeyNotation.parse(keys) {
      program.framePresented()
      send(.input(.key(key)))
    }
  }

  /// Types text, character by character.
  package func type(_ text: String) {
    for character in text { send(.input(.key(.character(character)))) }
  }

  /// Takes in a message and everything that follows from it.
  package func send(_ message: ConsoleMessage) {
    carryOut(program.receive(message, at: now))
    settle()
  }

  /// Does the jobs that were held back.
  package func release() {
    store.holdsJobs = false
    store.release()
    settle()
  }

  /// Lets time pass.
  package func wait(milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
    send(.tick)
  }

  private func settle() {
    while true {
      let messages = mailbox.takeAll()
      if messages.isEmpty { return }
      for message in messages { carryOut(program.receive(message, at: now)) }
    }
  }

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .start(let ticket, let job): store.start(job, ticket, answer: mailbox)
      case .cancel(let ticket): store.cancel(ticket)
      case .copy(let text):
        copied.append(text)
        carryOut(program.receive(.copied(.sent), at: now))
      case .quit(let status): exitStatus = status
      case .setMouse, .redraw, .suspend: terminalEffects.append(effect)
      }
    }
  }
}

extension Player {
  /// Whether the text stands somewhere within one row of the screen.
  package func shows(_ text: String) -> Bool { screen.shows(text) }

  /// Names of the contacts in the list, in order.
  package var listedNames: [String] {
    contacts.order.rows.map { ContactName.text(of: Int($0), in: account) }
  }

  /// Names of the selected contacts, in ascending order of rows.
  package var selectedNames: [String] {
    contacts.selection.map { ContactName.text(of: $0, in: account) }
  }

  /// The name of the contact under the cursor.
  package var focusedName: String? {
    contacts.focusedRow.map { ContactName.text(of: $0, in: account) }
  }

  /// The innermost dialog.
  package var dialog: Dialog? { state.dialogs.last }

  /// The question on the screen.
  package var confirmation: ConfirmationDialog? {
    if case .confirmation(let dialog) = dialog { dialog } else { nil }
  }
}
