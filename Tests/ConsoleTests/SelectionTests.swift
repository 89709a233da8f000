import Console
import Domain
import Terminal
import TestSupport
import Testing

@Suite struct SelectionTests {
  @Test("R6.19: rows are ticked one by one") func spaceTogglesAndMovesOn() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space><Space>")
    #expect(player.selectedNames == ["Märta Åkesson", "Anna Andersson"])
    try player.press("k<Space>")
    #expect(player.selectedNames == ["Märta Åkesson"])
  }

  @Test("R6.19, R6.20: all means every contact that matches, and again none")
  func selectAllMeansEveryContactThatMatchesAndAgainNone() throws {
    let player = Player(try ConsoleFixture.ledger(extra: 500))
    try player.press("/stage = lead<Enter>a")
    #expect(player.contacts.selectedCount == 503)
    #expect(player.notice == "503 contacts selected")
    #expect(player.shows("503 selected"))
    try player.press("a")
    #expect(player.contacts.selectedCount == 0)
    try player.press("gv")
    #expect(player.contacts.selectedCount == 503)
  }

  @Test func rowsCanBeTakenOutAfterSelectAll() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("aj<Space>")
    #expect(player.contacts.selectedCount == 11)
  }

  @Test("R6.21: selected rows that are not visible are counted")
  func filterKeepsTheSelectionAndHiddenRowsAreCounted() throws {
    let player = Player(try ConsoleFixture.ledger(), size: Size(100, 24))
    try player.press("a/sweden<Esc>/country = Sweden<Enter>")
    #expect(player.contacts.selectedCount == 12)
    #expect(player.contacts.hiddenSelectedCount == 9)
    #expect(player.screen.line(3).contains("12 selected, 9 hidden"))
    try player.press("<Space>")
    #expect(player.contacts.selectedCount == 11)
    #expect(player.contacts.hiddenSelectedCount == 9)
  }

  @Test func selectedRowsAreMarkedByACharacter() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space>")
    #expect(player.screen.line(6).hasPrefix(" ● Åkesson"))
  }

  @Test func rangeModeMarksByMovingAndEscTakesItBack() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("j<Space>vjj")
    #expect(player.contacts.selectedCount == 4)
    try player.press("k")
    #expect(player.contacts.selectedCount == 3)
    try player.press("<Esc>")
    #expect(player.contacts.selectedCount == 1)
    try player.press("vjv")
    #expect(player.contacts.selectedCount == 3)
  }

  @Test func shiftedArrowsExtend() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<S-Down><S-Down>J")
    #expect(player.contacts.selectedCount == 4)
    try player.press("<S-Up>")
    #expect(player.contacts.selectedCount == 3)
  }

  @Test func onlySelectedListsThemAndGoesBack() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("j<Space>j<Space>o")
    #expect(player.listedNames == ["Anna Andersson", "Żaneta Bąk"])
    #expect(player.shows("only selected"))
    try player.press("<Esc>")
    #expect(player.listedNames.count == 12)
    #expect(player.contacts.selectedCount == 2)
  }

  @Test func escGoesBackOneStepAtATimeAndNeverQuits() throws {
    let player = Player(try ConsoleFixture.ledger())
    try player.press("<Space>/lead or sweden<Enter>v")
    #expect(player.contacts.range != nil || player.contacts.order.count == 0)
    try player.press("<Esc>")
    #expect(player.contacts.range == nil)
    if !player.contacts.filter.text.isEmpty { try player.press("<Esc>") }
    #expect(player.contacts.filter.text.isEmpty)
    #expect(player.contacts.selectedCount == 1)
    try player.press("<Esc>")
    #expect(player.contacts.selectedCount == 0)
    try player.press("<Esc><Esc><Esc>")
    #expect(player.exitStatus == nil)
    try player.press("gv")
    #expect(player.contacts.selectedCount == 1)
  }

  /// Random keys against a set of Record IDs kept the simple way.
  @Test(arguments: 0..<8)
  func selectionFollowsTheAlgebraOfSets(run: UInt64) throws {
    let seed = 0x5e1ec7 + run
    var random = SeededGenerator(seed: seed)
    let player = Player(try ConsoleFixture.ledger(extra: 60))
    var naive: Set<Int> = []
    var last: Set<Int> = []
    let filters = ["stage = lead", "country = Sweden", "extra", "marketing = yes", "not lead", ""]
    for step in 0..<60 {
      let shown = Set(player.contacts.order.rows.map(Int.init))
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        let row = player.contacts.focusedRow
        try player.press("<Space>")
        if let row { naive.formSymmetricDifference([row]) }
      case 2:
        try player.press("a")
        if shown.isSubset(of: naive) {
          if !naive.isEmpty { (last, naive) = (naive, []) }
        } else {
          naive.formUnion(shown)
        }
      case 3:
        try player.press("*")
        naive.formSymmetricDifference(shown)
      case 4:
        let filter = filters.randomElement(using: &random) ?? ""
        try player.press("/<C-u>")
        player.type(filter)
        try player.press("<Enter>")
      case 5:
        let count = Int.random(in: 0..<5, using: &random)
        let focus = player.contacts.focus
        let rows = player.contacts.order.rows
        try player.press("v" + String(repeating: "j", count: count) + "v")
        if !rows.isEmpty {
          naive.formUnion(rows[focus...min(rows.count - 1, focus + count)].map(Int.init))
        }
      case 6:
        try player.press("gv")
        if !last.isEmpty { (naive, last) = (last, naive) }
      default: try player.press("jjj")
      }
      let visible = Set(player.contacts.order.rows.map(Int.init))
      #expect(Set(player.contacts.selection) == naive, "seed \(seed), step \(step)")
      #expect(player.contacts.selectedCount == naive.count, "seed \(seed), step \(step)")
      #expect(
        player.contacts.hiddenSelectedCount == naive.subtracting(visible).count,
        "seed \(seed), step \(step)")
    }
  }
}
