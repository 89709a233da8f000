import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct SizeTests {
  private static let places = [
    "", "/stage = ", "x", "axm", "e", "c", "C", "s", "?", "g", "<Enter>", "gm", "ecity<Enter>",
    "v", "axm99<Enter>",
  ]

  /// From large to tiny and back in every view and every dialog: nothing breaks, the cursor stays
  /// inside, and the picture is that of a fresh start at that size.
  @Test(arguments: places)
  func everyViewSurvivesEverySize(keys: String) throws {
    let player = Player(try ConsoleFixture.ledger(extra: 30), size: Size(200, 60))
    try player.press(keys)
    let sizes = [
      Size(200, 60), Size(120, 40), Size(80, 24), Size(60, 20), Size(44, 14), Size(40, 10),
      Size(39, 10), Size(40, 9), Size(20, 5), Size(10, 3), Size(1, 1), Size(0, 0), Size(40, 10),
      Size(80, 24), Size(200, 60),
    ]
    for size in sizes {
      player.send(.input(.resize(size)))
      let screen = player.screen
      #expect(screen.size == size)
      let cursor = screen.cursor.position
      #expect(cursor.row < max(1, size.rows) && cursor.column < max(1, size.columns))
    }
    let fresh = Player(try ConsoleFixture.ledger(extra: 30), size: Size(200, 60))
    try fresh.press(keys)
    let isSame = fresh.screen == player.screen
    #expect(isSame)
  }

  @Test func tooSmallSaysWhatIsNeededAndIgnoresKeysButLeaving() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(39, 10))
    #expect(player.shows("Too small: 39x10, needs 40x10."))
    try player.press("axmc/j")
    #expect(player.contacts.selectedCount == 0)
    #expect(player.state.dialogs.isEmpty)
    player.send(.input(.resize(Size(80, 24))))
    #expect(player.shows("Åkesson"))
    player.send(.input(.resize(Size(10, 3))))
    try player.press("q")
    #expect(player.exitStatus == 0)
  }

  @Test func theConfirmationHasItsNumbersItsFieldAndItsButtonsAtTheSmallestSize() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(40, 10))
    try player.press("axm")
    for text in ["Set 12 contacts", "6 → 12", "Type 12 to confirm", "[ Cancel ]", "PgDn"] {
      #expect(player.shows(text), "\(text)")
    }
    try player.press("<PageDown>")
    #expect(!player.shows("6 → 12"))
    try player.press("<PageUp>12<Enter>")
    #expect(player.store.performed.count == 1)
  }

  @Test func asciiUsesPrintableASCIIOnly() throws {
    for keys in ["", "/stage = ", "axm", "x", "e", "c", "C", "?", "<Enter>"] {
      let player = Player(
        try ConsoleFixture.ledger(), size: Size(100, 30), glyphs: .ascii, isASCII: true)
      try player.press(keys)
      let bytes = player.screen.lines.joined().utf8
      let isASCII = bytes.allSatisfy { (0x20...0x7E).contains($0) }
      #expect(isASCII, "\(keys)")
    }
  }

  @Test func aClickMovesTheMarkTogglesTheHeaderSortsAndTheWheelScrolls() throws {
    let player = Player(try ConsoleFixture.ledger(extra: 60), size: Size(80, 24))
    click(player, row: 8, column: 10)
    #expect(player.contacts.focus == 2)
    click(player, row: 9, column: 1)
    #expect(player.contacts.selectedCount == 1)
    click(player, row: 5, column: 5)
    #expect(player.contacts.sort.first?.isDescending == true)
    try player.press("<Home>")
    let top = player.contacts.top
    player.send(
      .input(.mouse(MouseEvent(action: .wheelDown, position: Position(row: 9, column: 9)))))
    #expect(player.contacts.top == top + 3)
    let legend = try need(player.screen.position(of: "/ filter"))
    click(player, row: legend.row, column: legend.column)
    #expect(player.contacts.prompt != nil)
  }

  @Test func mReleasesTheMouseAndSaysSo() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("M")
    #expect(player.terminalEffects == [.setMouse(false)])
    #expect(player.notice?.contains("M takes it back") == true)
    try player.press("M<C-l><C-z>")
    #expect(player.terminalEffects == [.setMouse(false), .setMouse(true), .redraw, .suspend])
  }

  private func click(_ player: Player, row: Int, column: Int) {
    player.send(
      .input(
        .mouse(MouseEvent(action: .press(.left), position: Position(row: row, column: column)))))
  }
}
