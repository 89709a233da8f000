import Console
import Domain
import Terminal
import TestSupport
import Testing

/// Committed pictures: text, style by role, cursor.
@Suite struct ScreenTests {
  private static let sizes = [Size(160, 50), Size(80, 24), Size(60, 20), Size(40, 10)]

  private static let scenes: [(name: String, keys: String)] = [
    ("list", "j<Space><Space>"),
    ("filter-mistake", "/country = Sweden and stgae = lead"),
    ("filter-words", "/ander"),
    ("empty-result", "<Space>/country = Atlantis<Enter>"),
    ("detail", "/zaneta<Enter><Enter>"),
    ("action-menu", "<Space><Space>x"),
    ("confirmation", "a/country = Sweden<Enter>xm"),
    ("wrong-number", "axm13<Enter>"),
    ("help", "?"),
    ("sort", "s"),
    ("columns", "C"),
    ("edit-property", "e"),
    ("create", "cnew@example.com<Tab><Tab><Tab><Space>"),
    ("prefix", "g"),
    ("messages", "aagm"),
  ]

  @Test(arguments: scenes.indices, sizes)
  func scene(index: Int, size: Size) throws {
    let scene = Self.scenes[index]
    let player = Player(try ConsoleFixture.ledger(), size: size)
    try player.press(scene.keys)
    try ScreenGolden.check(player.screen, "\(scene.name)-\(size.columns)x\(size.rows)")
  }

  @Test func withoutPermission() throws {
    let player = Player(try ConsoleFixture.ledger(), actor: ConsoleFixture.ann)
    try player.press("axm")
    try ScreenGolden.check(player.screen, "no-permission-80x24")
  }

  @Test func tierRises() throws {
    var ledger = try ConsoleFixture.ledger()
    ledger.addContacts(Array(repeating: .marketing, count: 1994))
    let player = Player(ledger)
    try player.press("/stage = lead<Enter>axm")
    try ScreenGolden.check(player.screen, "tier-rises-80x24")
  }

  @Test func asciiList() throws {
    let player = Player(try ConsoleFixture.ledger(), glyphs: .ascii, isASCII: true)
    try player.press("<Space>j")
    try ScreenGolden.check(player.screen, "list-ascii-80x24")
  }
}
