import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct ChangeTests {
  @Test func oneContactIsEditedWithoutAQuestionAndUndoneAndRedone() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("e")
    player.type("city")
    try player.press("<Enter>")
    player.type("Malmö")
    try player.press("<Enter>")
    #expect(city(player) == "Malmö")
    #expect(player.notice?.contains("u takes it back") == true)
    try player.press("u")
    #expect(city(player) == nil)
    #expect(player.notice?.hasPrefix("Taken back.") == true)
    try player.press("U")
    #expect(city(player) == "Malmö")
    try player.press("u")
    #expect(city(player) == nil)
    try player.press("u")
    #expect(player.notice == "Nothing to take back: no change was made in this session.")
  }

  @Test func optionsAreChosenFromAListWithNoValueAtItsEnd() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("e")
    player.type("lifecycle")
    try player.press("<Enter>")
    #expect(player.shows("● Subscriber"))
    player.type("customer")
    try player.press("<Enter>")
    let row = try need(player.contacts.focusedRow)
    #expect(player.account.table.text(.lifecycleStage, row: row) == "customer")
    try player.press("elifecycle<Enter>")
    player.type("no value")
    try player.press("<Enter>")
    #expect(player.account.table.text(.lifecycleStage, row: row) == nil)
  }

  @Test func bulkEditsAskForTheNumber() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space><Space>xe")
    player.type("city")
    try player.press("<Enter>")
    player.type("Lund")
    try player.press("<Enter>")
    #expect(player.confirmation?.quote.selected == 2)
    try player.press("<Enter>")
    #expect(player.store.performed.isEmpty)
    try player.press("xe")
    player.type("city")
    try player.press("<Enter>")
    player.type("Lund")
    try player.press("<Enter>2<Enter>")
    #expect(player.store.performed.count == 1)
    #expect(player.state.dialogs.isEmpty)
    try player.press("u")
    #expect(player.state.dialogs.isEmpty)
    #expect(player.account.table.text(.city, row: 0) == nil)
  }

  @Test func aMistakeInAFieldIsSaidInWordsAndTheFormStays() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("e")
    player.type("email")
    try player.press("<Enter><C-u>")
    player.type("not an address")
    try player.press("<Enter>")
    guard case .form(let form) = player.dialog else {
      Issue.record("the form closed")
      return
    }
    let problem = try need(form.fields[0].problem)
    #expect(player.shows(String(problem.prefix(20))))
    try player.press("<C-u>")
    player.type("marta@example.se")
    try player.press("<Enter>")
    #expect(player.state.dialogs.isEmpty)
    #expect(player.account.table.text(.email, row: 0) == "marta@example.se")
  }

  @Test func readOnlyPropertiesAreNotOffered() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("e")
    player.type("create date")
    guard case .picker(let picker) = player.dialog else { return }
    #expect(picker.found.isEmpty)
  }

  @Test func createShowsWhatTheBoxLeadsToAndTheCursorGoesToTheNewContact() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("c")
    player.type("new@example.com")
    try player.press("<Tab>")
    player.type("Nils")
    try player.press("<Tab>")
    player.type("Ny")
    try player.press("<Tab>")
    #expect(player.shows("Stays non-marketing"))
    try player.press("<Space>")
    #expect(player.shows("Counts at once: 6 → 7 of 2,000."))
    try player.press("<Enter>")
    #expect(player.focusedName == "Nils Ny")
    #expect(player.account.table.marketingCount == 7)
    try player.press("u")
    #expect(player.notice?.hasPrefix("Cannot be taken back:") == true)
  }

  @Test func anAddressInUseIsSaidWhenTheFieldLosesTheFocus() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("c")
    player.type("giulia@example.it")
    try player.press("<Tab>")
    guard case .form(let form) = player.dialog else { return }
    #expect(form.fields[0].problem?.contains("Giulia Conti") == true)
    try player.press("<Enter>")
    #expect(player.store.performed.isEmpty)
  }

  @Test func withoutPermissionTheBoxCannotBeTicked() throws {
    let player = Player(
      try ConsoleFixture.ledger(), size: Size(100, 30), actor: ConsoleFixture.ann)
    try player.press("c")
    player.type("new@example.com")
    try player.press("<Tab><Tab><Tab><Space><Enter>")
    #expect(player.account.table.count == 13)
    #expect(player.account.table.marketingCount == 6)
  }

  @Test func escAsksBeforeItThrowsAwayWhatWasTyped() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("c<Esc>")
    #expect(player.state.dialogs.isEmpty)
    try player.press("cx<Esc>")
    #expect(player.shows("Esc again throws away what you typed."))
    try player.press("<Esc>")
    #expect(player.state.dialogs.isEmpty)
  }

  @Test func whatCannotBeUndoneIsNamedWithTheReasonAndTheChangeBeforeIsReached() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("ecity<Enter>Lund<Enter>")
    try player.press("jxm1<Enter>")
    #expect(player.store.performed.count == 2)
    try player.press("u")
    let notice = try need(player.notice)
    #expect(notice.contains("1 Dec 2026"))
    #expect(notice.contains("u again"))
    try player.press("u")
    #expect(player.account.table.text(.city, row: 0) == nil)
  }

  @Test func undoOfManyAsksForTheNumberAgain() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("axn12<Enter>")
    #expect(player.account.table.pendingCount == 6)
    try player.press("u")
    #expect(player.confirmation?.quote.selected == 4)
    try player.press("4<Enter>")
    #expect(player.account.table.pendingCount == 2)
    try player.press("U4<Enter>")
    #expect(player.account.table.pendingCount == 6)
  }

  @Test func anUndoIsRefusedWhenTheValueChangedSince() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("ecity<Enter>Lund<Enter>")
    let id = try need(player.contacts.focusedContact)
    _ = try player.store.change {
      try $0.perform(.editContacts(EditContacts(contacts: [id], values: [.city: "Umeå"])))
    }
    player.send(.accountChanged(player.store.snapshot))
    try player.press("u")
    #expect(city(player) == "Umeå")
    #expect(player.state.notices.shown?.kind == .error)
  }

  @Test func detailEditsThePropertyUnderTheCursor() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 60))
    try player.press("<Enter>")
    for _ in 0..<30 where !focusedLine(player).contains("City") { try player.press("j") }
    try player.press("e")
    player.type("Visby")
    try player.press("<Enter>")
    #expect(city(player) == "Visby")
    #expect(focusedLine(player).contains("Visby"))
  }

  private func city(_ player: Player) -> String? {
    player.contacts.focusedRow.flatMap { player.account.table.text(.city, row: $0) }
  }

  private func focusedLine(_ player: Player) -> String {
    player.screen.line(player.screen.cursor.position.row)
  }
}
