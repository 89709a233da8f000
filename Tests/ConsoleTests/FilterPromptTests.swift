import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct FilterPromptTests {
  @Test func theListFollowsWhileTyping() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.type("anders")
    #expect(player.listedNames == ["Anna Andersson", "Björn Andersson"])
    player.type("x")
    #expect(player.listedNames.isEmpty)
    try player.press("<Backspace>")
    #expect(player.listedNames.count == 2)
  }

  @Test func aMistakeIsShownInPlaceAndTheLastGoodResultStays() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 24))
    try player.press("/")
    player.type("country = Sweden")
    #expect(player.listedNames.count == 3)
    player.type(" and stgae = lead")
    #expect(player.contacts.prompt?.diagnostic != nil)
    let caret = try need(player.screen.position(of: "^"))
    let word = try need(player.screen.position(of: "stgae"))
    #expect(caret.row == word.row + 1)
    #expect(caret.column == word.column)
    #expect(player.listedNames.count == 3)
  }

  @Test func aWordThatBecomesAPropertyNoLongerCountsAsASearch() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.type("country = Sweden stag")
    #expect(player.listedNames.isEmpty)
    player.type("e =")
    #expect(player.listedNames.count == 3)
    player.type(" lead")
    #expect(player.listedNames == ["Anna Andersson"])
  }

  @Test func enterWithAMistakeStaysAndEscRestoresFilterAndCursor() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("jj/")
    let name = player.focusedName
    player.type("stage = nosuchstage")
    try player.press("<Enter>")
    #expect(player.contacts.prompt != nil)
    try player.press("<C-u>")
    player.type("giulia")
    #expect(player.listedNames == ["Giulia Conti"])
    try player.press("<Esc>")
    #expect(player.contacts.filter.text.isEmpty)
    #expect(player.focusedName == name)
  }

  @Test func eachKeyStopsTheSearchBeforeIt() throws {
    let player = Player(try ConsoleFixture.ledger())
    player.store.holdsJobs = true
    try player.press("/")
    player.type("mart")
    let lists = player.state.jobs.filter { $0.value.kind == .list }
    #expect(lists.count == 1)
    #expect(player.store.cancelled.count == 3)
    player.release()
    #expect(player.listedNames == ["Märta Åkesson"])
  }

  @Test func anAnswerThatWasOvertakenIsDropped() throws {
    let player = Player(try ConsoleFixture.ledger())
    player.store.holdsJobs = true
    player.store.ignoresCancelling = true
    try player.press("/")
    player.type("a")
    let ticket = try need(player.state.jobs.keys.max())
    player.type("n")
    let handle = SnapshotHandle(player.store.snapshot)
    let stale = ListAnswer(
      snapshot: handle, matching: RowSet([0]), order: RowOrder(rows: [0]), total: 12)
    player.send(.finished(ticket, .listed(stale)))
    #expect(player.listedNames.count == 12)
  }

  @Test func upRecallsEarlierFiltersAlsoAfterARestart() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/anders<Enter>/<C-u>giulia<Enter>")
    let saved = try need(player.store.savedPreferences)
    #expect(saved.filterHistory == ["anders", "giulia"])
    let again = Player(
      try ConsoleFixture.ledger(), preferences: Preferences(text: saved.text))
    try again.press("/<Up>")
    #expect(again.listedNames == ["Giulia Conti"])
    try again.press("<Up>")
    #expect(again.listedNames.count == 2)
  }

  @Test func tabCompletesAndGoesThroughTheCandidates() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.type("stage = sub")
    try player.press("<Tab>")
    #expect(player.contacts.prompt?.field.text == "stage = subscriber")
    #expect(player.listedNames.count == 4)
    try player.press("<C-u>")
    player.type("stage = ")
    try player.press("<Tab>")
    let first = player.contacts.prompt?.field.text
    try player.press("<Tab>")
    #expect(player.contacts.prompt?.field.text != first)
  }

  @Test func matchesAreMarkedByAttributesThatNeedNoColour() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/ander")
    let screen = player.screen
    let place = try need(screen.position(of: "Andersson, Björn"))
    #expect(screen[place.row, place.column].style.attributes.contains(.underline))
    #expect(!screen[place.row, place.column + 5].style.attributes.contains(.underline))
  }

  @Test func textOfTheFilterLineIsNeverACommand() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/")
    player.type("qxacvyu*?:")
    #expect(player.exitStatus == nil)
    #expect(player.contacts.prompt?.field.text == "qxacvyu*?:")
    #expect(player.state.dialogs.isEmpty)
  }

  @Test func ctrlCStopsTheSearchThatRuns() throws {
    let player = Player(try ConsoleFixture.ledger())
    player.store.holdsJobs = true
    try player.press("S<C-c>")
    #expect(player.store.cancelled.count == 1)
    #expect(player.notice == "Cancelled.")
    #expect(player.exitStatus == nil)
  }
}
