import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct ListTests {
  @Test func firstScreenSaysHowToGetHelpSearchAndQuit() throws {
    let screen = Player(try ConsoleFixture.ledger()).screen
    let legend = screen.line(23)
    for hint in ["? help", "/ filter", "q quit"] { #expect(legend.contains(hint)) }
  }

  @Test func atTheStartTheCursorStandsOnTheFirstRowOfTheSortedList() throws {
    var ledger = try ConsoleFixture.ledger()
    try ledger.perform(
      .createContact(CreateContact(values: [.firstName: "Aa", .lastName: "Aa"])))
    let player = Player(ledger)
    #expect(player.state.contacts.focus == 0)
    #expect(player.screen.line(6).contains("Aa, Aa"))
    try player.press("/aa<Enter>/<C-u><Enter>")
    #expect(player.state.contacts.focus == 0)
  }

  @Test func headerShowsCountTierPendingAndUpdateAtEverySize() throws {
    for size in [Size(160, 50), Size(80, 24), Size(60, 20), Size(40, 10)] {
      let screen = Player(try ConsoleFixture.ledger(), size: size).screen
      let header = screen.line(0) + screen.line(1)
      for fact in ["Northwind Nordic", "6", "2,000", "<1 %", "2 pending", "1 Dec"] {
        #expect(header.contains(fact), "\(size): \(fact) in \(header)")
      }
    }
  }

  @Test func shareIsRoundedDownSoThatFullMeansFull() throws {
    var ledger = try ConsoleFixture.ledger()
    let needed = 1999 - ledger.account.table.marketingCount
    ledger.addContacts(Array(repeating: .marketing, count: needed))
    let player = Player(ledger)
    #expect(player.screen.line(0).contains("1,999 / 2,000 (99 %, 1 left)"))
    _ = player.store.change { $0.addContacts([.marketing]) }
    player.send(.accountChanged(player.store.snapshot))
    #expect(player.screen.line(0).contains("2,000 / 2,000 (100 %, full)"))
  }

  @Test func positionIsAlwaysStatedAsText() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 24))
    try player.press("jj<Space>/lead<Enter>")
    let status = player.screen.line(3)
    for fact in ["/ lead", "none of 12", "1 selected, 1 hidden", "Name ▲"] {
      #expect(status.contains(fact), "\(fact) in \(status)")
    }
  }

  @Test(
    arguments: [
      ("G", 11), ("<End>", 11), ("Ggg", 0), ("G<Home>", 0), ("j", 1), ("<Down>", 1), ("jjk", 1),
      ("G<Up>", 10), ("<PageDown>", 11), ("<C-f>", 11), ("G<PageUp>", 0), ("G<C-b>", 0),
      ("k", 0), ("Gj", 11), (":7<Enter>", 6), (":99<Enter>", 11),
    ])
  func movementKeysMoveAndNeverChangeData(keys: String, position: Int) throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press(keys)
    #expect(player.contacts.focus == position)
    #expect(player.store.performed.isEmpty)
    #expect(player.contacts.selection.isEmpty)
  }

  @Test func realCursorStandsOnTheFocusedRow() throws {
    let player = Player(try ConsoleFixture.ledger())
    for _ in 0..<15 {
      let cursor = player.screen.cursor.position
      #expect(player.screen.line(cursor.row).hasPrefix("▌"))
      try player.press("j")
    }
  }

  @Test func cursorStaysOnItsContactThroughSortFilterRefreshAndDetail() throws {
    let player = Player(try ConsoleFixture.ledger(extra: 40))
    try player.press("jjj")
    let name = player.focusedName
    for keys in ["S", "S", "/zane<Enter>", "<Esc>", "<Enter>q", "a", "o", "o", "s<Enter>"] {
      try player.press(keys)
      #expect(player.focusedName == name, "after \(keys)")
    }
    let snapshot = player.store.change { $0.addContacts([.nonMarketing, .marketing]) }
    player.send(.accountChanged(snapshot))
    #expect(player.focusedName == name)
    #expect(player.listedNames.count == 54)
  }

  @Test func cursorStaysInPlaceWhenItsContactLeavesTheList() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("jjj/anders<Enter>")
    #expect(player.contacts.focus == 1)
    #expect(player.focusedName == "Björn Andersson")
  }

  @Test func anotherLoadOfTheStoreKeepsCursorAndSelectionByRecordID() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space>j<Space><Space>")
    let (focused, selected) = (player.focusedName, Set(player.selectedNames))
    #expect(selected.count == 3)
    player.send(.accountChanged(player.store.reload { $0.reversed() }))
    let account = player.store.snapshot.account
    let names = player.contacts.selection.map { ContactName.text(of: $0, in: account) }
    #expect(Set(names) == selected)
    let row = try need(player.contacts.focusedRow)
    #expect(ContactName.text(of: row, in: account) == focused)
  }

  @Test func emptyResultNamesTheFilterAndTheKeyThatClearsIt() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("/country = Atlantis<Enter>")
    #expect(player.shows("country = Atlantis"))
    #expect(player.shows("Press Esc to clear the filter"))
    try player.press("<Esc>")
    #expect(player.listedNames.count == 12)
  }

  @Test func emptyStoreSaysHowToBegin() throws {
    let player = Player(try ConsoleFixture.emptyLedger())
    #expect(player.shows("There are no contacts yet."))
    try player.press("<Space>vjxae<Enter>")
    #expect(player.store.performed.isEmpty)
    try player.press("c")
    #expect(player.shows("Create contact"))
  }

  @Test func nothingButLeavingWorksWhileTheStoreOpens() throws {
    let player = Player(try ConsoleFixture.ledger(), starts: false)
    #expect(player.shows("Opening the store"))
    player.send(.progress(Ticket(1), Progress(done: 250_000, total: 1_000_000)))
    #expect(player.shows("25 % (250,000 contacts)"))
    try player.press("jxa/")
    #expect(player.state.dialogs.isEmpty)
    player.release()
    #expect(player.listedNames.count == 12)
    try player.press("q")
    #expect(player.exitStatus == 0)
  }

  @Test func aStoreThatCannotBeOpenedIsSaid() throws {
    let player = Player(try ConsoleFixture.ledger(), starts: false)
    player.send(.finished(Ticket(1), .failed("Line 7 of the journal is damaged.")))
    #expect(player.shows("Line 7 of the journal is damaged."))
    try player.press("q")
    #expect(player.exitStatus == 1)
  }

  @Test func sortingShowsColumnAndDirectionByACharacter() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(120, 24))
    #expect(player.screen.line(5).contains("Name ▲"))
    try player.press("S")
    #expect(player.screen.line(5).contains("Name ▼"))
    try player.press("semail<Enter>")
    #expect(player.screen.line(5).contains("Email ▲"))
    #expect(player.focusedName != nil)
    #expect(player.store.savedPreferences?.sort == [SortKey(.email)])
  }

  @Test("R6.3: the columns that a list begins with") func standardColumns() {
    #expect(
      ContactColumn.standard.map(\.internalName) == [
        "name", "email", "hs_marketable_status", "lifecyclestage", "hubspot_owner_id", "phone",
        "createdate",
      ])
  }

  @Test func columnsAreShownHiddenMovedAndSizedAndKept() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(120, 24))
    try player.press("Cj<Space><Enter>")
    #expect(!player.screen.line(5).contains("Email"))
    try player.press("CjjK>>><Enter>")
    let saved = try need(player.store.savedPreferences)
    #expect(saved.columns[1].column == .property(.lifecycleStage))
    #expect(saved.columns[1].width != nil)
    let again = Player(
      try ConsoleFixture.ledger(), size: Size(120, 24),
      preferences: Preferences(text: saved.text))
    #expect(again.screen.line(5) == player.screen.line(5))
    try player.press("C<Space>j<Space><Esc>")
    #expect(player.screen.line(5) == again.screen.line(5))
  }

  @Test func theLastColumnCannotBeHidden() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("C<Space>j<Space>j<Space>j<Space>j<Space>j<Space>j<Space>j<Space><Enter>")
    #expect(!player.state.shownColumns.isEmpty)
    #expect(player.screen.line(5).trimmed != "")
  }

  @Test func detailShowsWhyMarketingWhetherMailableAndTheHistory() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(120, 40))
    try player.press("/zaneta<Enter><Enter>")
    let screen = player.screen
    #expect(screen.shows("marketing since 3 Feb 2026, by Bo Ek"))
    #expect(screen.shows("no, unsubscribed; counted in the tier all the same"))
    #expect(screen.shows("3 Feb 2026 10:00"))
    #expect(screen.shows("non-marketing → marketing, by Bo Ek"))
    try player.press("<Esc>")
    #expect(player.contacts.filter.text == "zaneta")
  }

  @Test func whatIsPaidForAndCannotBeMailedSaysSoInTheRow() throws {
    let screen = Player(try ConsoleFixture.ledger()).screen
    #expect(screen.shows("yes · bounced"))
    #expect(screen.shows("yes · unsubscribed"))
    #expect(screen.shows("until 1 Dec"))
  }

  @Test func hostileTextIsShownAndNeverShiftsAColumn() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(120, 24))
    let screen = player.screen
    #expect(screen.shows("Esc␛[31m, Tab␉here"))
    let column = try need(screen.position(of: "Email")).column
    for row in 6..<18 { #expect(screen[row, column - 1].text == " ") }
    for email in ["misaki.tanaka@", "noor@example.com", "odd@example.com"] {
      #expect(screen.position(of: email)?.column == column)
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

@Suite struct ListQueryTests {
  /// An order found before gives the same list as sorting does.
  @Test(arguments: ["", "stage = lead", "extra", "country = Sweden or marketing = yes"])
  func aKnownOrderGivesTheSameRows(filter: String) throws {
    let player = Player(try ConsoleFixture.ledger(extra: 200))
    try player.press("/" + filter.split(separator: " ").joined(separator: "<Space>") + "<Enter>")
    let account = player.account
    let sorted = try need(
      RowSorter.order(rows: player.contacts.matching, by: player.contacts.sort, in: account))
    let isSame = sorted == player.contacts.order
    #expect(isSame)
    try player.press("S")
    let reversed = try need(
      RowSorter.order(rows: player.contacts.matching, by: player.contacts.sort, in: account))
    let isReversed = reversed == player.contacts.order
    #expect(isReversed)
  }

  @Test func anOrderOfAnOlderStateIsNotUsed() throws {
    let player = Player(try ConsoleFixture.ledger())
    let id = try need(player.contacts.focusedContact)
    let snapshot = try player.store.change {
      try $0.perform(.editContacts(EditContacts(contacts: [id], values: [.lastName: "Zz"])))
    }
    player.send(.accountChanged(snapshot))
    #expect(player.focusedName == "Märta Zz")
    let place = player.listedNames.firstIndex(of: "Märta Zz")
    try player.press("/<C-u>e<Enter><Esc>")
    #expect(player.listedNames.firstIndex(of: "Märta Zz") == place)
    #expect(place != 0)
  }
}
