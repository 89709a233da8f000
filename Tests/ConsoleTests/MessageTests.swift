import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct MessageTests {
  @Test func informationStaysFourSecondsAndThenLeaves() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("a")
    player.wait(milliseconds: 4000)
    #expect(player.notice != nil)
    #expect(player.state.nextDeadline(now: player.now) != nil)
    player.wait(milliseconds: 2000)
    #expect(player.notice == nil)
    #expect(player.state.nextDeadline(now: player.now) == nil)
  }

  @Test func errorsStayUntilAKeyIsPressed() throws {
    let player = Player(try ConsoleFixture.ledger(), actor: ConsoleFixture.ann)
    player.send(.becameReadOnly("The disk is full; the store is read-only now."))
    player.wait(milliseconds: 600_000)
    #expect(player.notice == "The disk is full; the store is read-only now.")
    #expect(player.shows("READ-ONLY"))
    try player.press("j")
    #expect(player.notice == nil)
  }

  @Test func allMessagesAreKeptWithTime() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("aagm")
    #expect(player.shows("21 Nov 2026 19:00  12 contacts selected"))
    #expect(player.shows("Selection cleared; gv brings it back."))
    try player.press("q")
    #expect(player.listedNames.count == 12)
  }

  @Test func aLongMessageCanBeReadWhole() throws {
    let player = Player(try ConsoleFixture.ledger())
    let sentence = "Nothing was saved because the disk that holds the store is full: make room and "
    player.send(.becameReadOnly(sentence + "press Ctrl-R to try again."))
    #expect(player.shows("make room"))
    #expect(player.shows("try again."))
  }

  @Test func changesByOthersAppearWithoutMovingTheCursor() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("jj")
    let name = player.focusedName
    let snapshot = try player.store.change {
      try $0.perform(.createContact(CreateContact(values: [.email: "aaa@example.com"])))
    }
    player.send(.accountChanged(snapshot))
    #expect(player.focusedName == name)
    #expect(player.listedNames.count == 13)
    #expect(player.notice?.contains("changed elsewhere") == true)
  }

  @Test func pasteOutsideAFieldIsDroppedWithAMessage() throws {
    for keys in ["", "x", "axm", "<Enter>", "C", "gm"] {
      let player = Player(try ConsoleFixture.ledger())
      try player.press(keys)
      let before = player.state.dialogs.count
      player.send(.input(.paste("qxmaecu*\n\u{1B}[31m12\n")))
      #expect(player.exitStatus == nil)
      #expect(player.state.dialogs.count == before)
      #expect(player.store.performed.isEmpty)
      #expect(player.notice == "The pasted text was dropped: no text field has the focus.")
    }
  }

  @Test func pasteIntoAFieldIsText() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.send(.input(.paste("giu\u{7}lia\nconti")))
    #expect(player.contacts.prompt?.field.text == "giulia conti")
    #expect(player.listedNames == ["Giulia Conti"])
    try player.press("<Esc>c")
    player.send(.input(.paste("a@example.com\n")))
    guard case .form(let form) = player.dialog else { return }
    #expect(form.values[.email] == "a@example.com ")
  }

  @Test func ctrlCTwiceWithinTwoSecondsQuitsWith130() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<C-c>")
    #expect(player.exitStatus == nil)
    #expect(player.notice?.contains("q") == true)
    player.wait(milliseconds: 2500)
    try player.press("<C-c>")
    #expect(player.exitStatus == nil)
    player.wait(milliseconds: 1500)
    try player.press("<C-c>")
    #expect(player.exitStatus == 130)
  }

  @Test func aKeyBetweenTwoCtrlCsStartsAgain() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<C-c>j<C-c>")
    #expect(player.exitStatus == nil)
  }

  @Test func qGoesBackOneLayerAndQuitsAtTheTop() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/giulia<Enter><Enter>q")
    #expect(player.exitStatus == nil)
    #expect(player.contacts.filter.text == "giulia")
    try player.press("q")
    #expect(player.exitStatus == 0)
  }

  @Test func copyingGivesAddressesRowsAndTheCommand() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space><Space>ye")
    #expect(player.copied == ["marta.akesson@example.se\nanna@example.se"])
    #expect(player.notice == "Copied.")
    try player.press("yr")
    #expect(player.copied.last?.hasPrefix("Märta Åkesson\tmarta.akesson@example.se\t") == true)
    try player.press("/country = \"New Zealand\"<Enter>yc")
    let command = try need(player.copied.last)
    #expect(
      command.hasPrefix(
        "tierline contacts list --filter 'country = \"New Zealand\"' --columns name"))
    #expect(command.hasSuffix("--sort last,first"))
  }
}
