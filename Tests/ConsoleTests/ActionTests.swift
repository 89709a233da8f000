import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct ActionTests {
  @Test("R6.22: the dialog states every number and takes the number selected")
  func dialogStatesEveryNumber() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("axm")
    let quote = try need(player.confirmation?.quote)
    #expect(quote.selected == 12)
    #expect(quote.status == StatusSplit(nonMarketing: 6, marketing: 4, pending: 2))
    let screen = player.screen
    for fact in ["Set 12 contacts", "6 → 12", "2,000", "1 Dec 2026", "Märta Åkesson"] {
      #expect(screen.shows(fact), "\(fact)")
    }
    player.type("12")
    try player.press("<Enter>")
    #expect(player.store.performed.count == 1)
    #expect(player.account.table.marketingCount == 12)
    #expect(player.notice?.contains("set as marketing") == true)
    #expect(player.contacts.selectedCount == 0)
    #expect(player.screen.line(0).contains("12 / 2,000"))
  }

  @Test func enterAloneChangesNothingHoweverOften() throws {
    for keys in [
      "<Enter>", "<Enter><Enter>", "m", "mmm<Enter>", "<Tab><Enter>", "<Tab><Tab><Enter>",
    ] {
      let player = Player(try ConsoleFixture.ledger())
      try player.press("axm" + keys)
      #expect(player.store.performed.isEmpty, "\(keys)")
    }
  }

  @Test func focusStartsOnCancel() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("axm")
    #expect(player.confirmation?.focus == .cancel)
    #expect(player.shows("[ Cancel ]"))
    try player.press("<Enter>")
    #expect(player.state.dialogs.isEmpty)
    #expect(player.notice == "Nothing was changed.")
    #expect(player.contacts.selectedCount == 12)
  }

  @Test func aWrongNumberSaysSoAndChangesNothing() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("axm")
    player.type("13")
    try player.press("<Enter>")
    #expect(player.shows("You typed 13; 12 are selected."))
    #expect(player.store.performed.isEmpty)
    try player.press("<Backspace>2<Enter>")
    #expect(player.store.performed.count == 1)
  }

  @Test func groupingMarksInTheNumberArePassedOver() throws {
    let player = Player(try ConsoleFixture.ledger(extra: 1300, tier: 7000))
    try player.press("axm")
    player.type("1,312")
    try player.press("<Enter>")
    #expect(player.store.performed.count == 1)
  }

  @Test func hiddenContactsAndTheFilterStandInTheDialog() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 30))
    try player.press("a/country = Sweden<Enter>xm")
    #expect(player.shows("9 of them are hidden by the filter."))
    #expect(player.shows("Filter: country = Sweden"))
  }

  @Test func aTierThatRisesIsTheLoudLine() throws {
    var ledger = try ConsoleFixture.ledger()
    ledger.addContacts(Array(repeating: .marketing, count: 1994))
    let player = Player(ledger, size: Size(100, 30))
    try player.press("/stage = lead<Enter>axm")
    let place = try need(player.screen.position(of: "2,000 → 7,000"))
    #expect(player.screen[place.row, place.column].style.role == .error)
    #expect(player.shows("15 Sep 2027"))
  }

  @Test("R6.23: nothing to type when all are marketing already")
  func nothingToType() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("xm")
    guard case .statement(let statement) = player.dialog else {
      Issue.record("no statement")
      return
    }
    #expect(statement.quote.changed == 0)
    try player.press("<Enter>")
    #expect(player.state.dialogs.isEmpty)
    #expect(player.store.performed.isEmpty)
  }

  @Test func changedNumbersAskAgainFromTheBeginning() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("axm")
    _ = try player.store.change {
      try $0.perform(.setMarketingStatus(.init(.asMarketing, contacts: [ContactID(3)])))
    }
    player.type("12")
    try player.press("<Enter>")
    #expect(player.store.performed.isEmpty)
    let dialog = try need(player.confirmation)
    #expect(dialog.isRenewed)
    #expect(dialog.focus == .cancel)
    #expect(dialog.field.text.isEmpty)
    #expect(dialog.quote.status?.nonMarketing == 5)
    player.type("12")
    try player.press("<Enter>")
    #expect(player.account.table.marketingCount == 12)
  }

  @Test func withoutPermissionTheVerbStaysListedAndSaysWhoCanGiveIt() throws {
    let player = Player(
      try ConsoleFixture.ledger(), size: Size(100, 30), actor: ConsoleFixture.ann)
    try player.press("axm")
    guard case .actionMenu(let menu) = player.dialog else {
      Issue.record("the menu closed")
      return
    }
    #expect(menu.refusal?.contains("Ida Lind") == true)
    #expect(player.shows("not available"))
    #expect(player.store.started.allSatisfy { $0.kindName != "assess" })
    // Who lacks the right and asks all the same is put on record, once for each time (9.4).
    let attempt = Job.recordAttempt(.setAsMarketing, actor: ConsoleFixture.ann)
    #expect(player.store.started.count { $0 == attempt } == 1)
    try player.press("e")
    #expect(player.shows("Edit which property of 12 contacts?"))
  }

  @Test func aReadOnlyStoreRefusesEveryChangeWithTheSameSentence() throws {
    let player = Player(try ConsoleFixture.ledger(), readOnlyReason: "The store is read-only.")
    #expect(player.shows("READ-ONLY"))
    for keys in ["c", "e", "u", "axm"] {
      try player.press(keys)
      #expect(player.store.performed.isEmpty)
      #expect(player.shows("The store is read-only.") || keys == "u", "\(keys)")
      try player.press("<Esc>")
    }
  }

  @Test func aFailureToWriteKeepsTheQuestionAndSaysWhatHappened() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("axm")
    player.store.failure = "The disk is full; nothing was saved."
    player.type("12")
    try player.press("<Enter>")
    #expect(player.notice == "The disk is full; nothing was saved.")
    #expect(player.confirmation?.ticket == nil)
    player.store.failure = nil
    try player.press("<Enter>")
    #expect(player.store.performed.count == 1)
  }

  @Test func escWhileWaitingForTheAnswerGivesUp() throws {
    let player = Player(try ConsoleFixture.ledger())
    player.store.holdsJobs = true
    try player.press("axm12<Enter>")
    player.wait(milliseconds: 500)
    #expect(player.shows("Looking at 12 contacts"))
    try player.press("<Esc>")
    player.release()
    #expect(player.state.dialogs.isEmpty)
    #expect(player.store.performed.isEmpty)
  }

  /// The confirmed number equals the number of contacts in the command and of those that changed,
  /// over random filters, selections and changes by others.
  @Test(arguments: 0..<12)
  func theSetActedOnEqualsTheSetCounted(run: UInt64) throws {
    let seed = 0xac7ed + run
    var random = SeededGenerator(seed: seed)
    let player = Player(try ConsoleFixture.ledger(extra: 80))
    let filters = ["stage = lead", "country = Sweden", "extra", "marketing = no", "not lead"]
    for _ in 0..<4 {
      let filter = filters.randomElement(using: &random) ?? ""
      try player.press("/<C-u>")
      player.type(filter)
      try player.press("<Enter>a")
      for _ in 0..<Int.random(in: 0..<4, using: &random) { try player.press("j<Space>") }
    }
    let selected = Set(player.contacts.selection.map { player.account.table.id(of: $0) })
    let verb = ["m", "n", "r"].randomElement(using: &random) ?? "m"
    try player.press("x" + verb)
    guard let dialog = player.confirmation else { return }
    #expect(dialog.quote.selected == selected.count, "seed \(seed)")
    if Bool.random(using: &random) {
      let other = try need(selected.randomElement(using: &random))
      _ = try? player.store.change {
        try $0.perform(.setMarketingStatus(.init(.asMarketing, contacts: [other])))
      }
    }
    let before = player.account
    player.type(String(dialog.quote.selected))
    try player.press("<Enter>")
    if let renewed = player.confirmation {
      #expect(renewed.isRenewed, "seed \(seed)")
      player.type(String(renewed.quote.selected))
      try player.press("<Enter>")
    }
    guard case .setMarketingStatus(let command) = player.store.performed.last?.command else {
      return
    }
    #expect(Set(command.contacts) == selected, "seed \(seed)")
    let changed = before.table.ids(where: { row in
      before.table.status(of: row) != player.account.table.status(of: row)
    })
    #expect(changed.isSubset(of: selected), "seed \(seed)")
    let quote = try need(player.state.undo.done.last?.outcome.quote)
    #expect(changed.count == quote.changed, "seed \(seed)")
  }
}

extension ContactTable {
  fileprivate func ids(where isWanted: (Int) -> Bool) -> Set<ContactID> {
    Set((0..<count).filter(isWanted).map { id(of: $0) })
  }
}

extension Job {
  fileprivate var kindName: String {
    if case .assess = self { "assess" } else { "other" }
  }
}
