import Console
import Terminal
import TestSupport
import Testing
@Test func look() throws {
  for size in [Size(100, 26), Size(80, 24), Size(60, 20), Size(40, 10)] {
    let player = Player(try ConsoleFixture.ledger(), size: size)
    func show(_ t: String) { print("=== \(t) \(size)"); print(player.screen.lines.joined(separator: "\n")) }
    show("list")
    try player.press("j<Space><Space>")
    show("sel")
    try player.press("/"); player.type("stage = subscr")
    show("filter")
    try player.press("<C-u>"); player.type("ander")
    show("words")
    try player.press("<Enter>x")
    show("menu")
    try player.press("m")
    show("confirm")
    player.type("3"); try player.press("<Enter>")
    show("wrong")
    try player.press("<Esc><Esc>")
    show("esc")
    try player.press("<Enter>")
    show("detail")
    try player.press("q?")
    show("help")
    try player.press("<Esc>s")
    show("sort")
    try player.press("<Esc>C")
    show("columns")
    try player.press("<Esc>c")
    show("create")
    try player.press("<Esc>g")
    show("g")
    try player.press("m")
    show("messages")
    try player.press("q/")
    player.type("zzz")
    show("empty")
  }
}
