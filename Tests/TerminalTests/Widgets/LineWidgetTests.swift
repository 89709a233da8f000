import Terminal
import TestSupport
import Testing

struct LineWidgetTests {
  private let legend = KeyLegend([
    .init("Space", "select"), .init("a", "all 1,204"), .init("x", "actions"), .init("/", "filter"),
    .init("m", "set as marketing", isEnabled: false), .init(":", "commands"), .init("?", "help"),
  ])

  @Test func theLegendNeverWrapsAndAlwaysEndsWithHelp() {
    for columns in 1...120 {
      var canvas = Canvas(size: Size(columns, 2))
      legend.draw(in: &canvas, row: 0)
      #expect(canvas.grid.line(1).isEmpty)
      let line = canvas.grid.line(0)
      if columns >= 6 {
        #expect(line.hasSuffix("? help"), "\(columns): \(line)")
      } else {
        #expect(line == "?", "\(columns): \(line)")
      }
    }
  }

  @Test func theLegendDropsFromTheRight() {
    let places = legend.places(in: 40)
    #expect(places.map(\.entry) == [0, 1, 6])
    #expect(legend.places(in: 200).map(\.entry) == Array(0..<7))
    #expect(KeyLegend([]).places(in: 40).isEmpty)
  }

  @Test func theCurrentTabIsSeenAtEveryWidth() {
    let titles: [SafeText] = ["Contacts", "Filters", "Apps", "Users", "Sources", "Billing", "Jobs"]
    let tabs = titles.enumerated().map { TabBar.Tab(SafeText("\($0.offset + 1)"), $0.element) }
    for current in tabs.indices {
      for columns in 14...120 {
        var canvas = Canvas(size: Size(columns, 2))
        let bar = TabBar(tabs, current: current)
        bar.draw(in: &canvas, row: 0)
        let text = "\(current + 1) \(titles[current].string)"
        #expect(canvas.grid.shows(text), "\(columns): \(canvas.grid.line(0))")
        #expect(canvas.grid.shows("▌" + text), "\(columns): \(canvas.grid.line(0))")
        #expect(bar.places(in: columns).allSatisfy { $0.start + $0.width <= columns })
        #expect(canvas.grid.line(1).isEmpty)
      }
    }
  }

  @Test func aGaugeSaysItsNumberAndNeverRoundsToAnEnd() {
    #expect(Gauge.permille(0, of: 12_000) == 0)
    #expect(Gauge.permille(1, of: 1_000_000) == 1)
    #expect(Gauge.permille(999_999, of: 1_000_000) == 999)
    #expect(Gauge.permille(12_000, of: 12_000) == 1000)
    #expect(Gauge.permille(5, of: 0) == 1000)
    var canvas = Canvas(size: Size(30, 1))
    Gauge(permille: 500, label: "50 %").draw(in: &canvas, row: 0, column: 0, columns: 15)
    #expect(canvas.grid.lines == ["█████····· 50 %"])
    var ascii = Canvas(size: Size(30, 1), glyphs: .ascii)
    Gauge(permille: 500, label: "50 %").draw(in: &ascii, row: 0, column: 0, columns: 15)
    #expect(ascii.grid.lines == ["#####..... 50 %"])
    var narrow = Canvas(size: Size(4, 1))
    Gauge(permille: 500, label: "50 %").draw(in: &narrow, row: 0, column: 0, columns: 4)
    #expect(narrow.grid.lines == ["50 %"])
  }

  @Test func aToastHasAMarkForItsKind() {
    let kinds: [(ToastLine.Kind, String)] = [
      (.information, " i saved"), (.success, " ✓ saved"), (.warning, " ! saved"),
      (.error, " ✗ saved"),
    ]
    for (kind, line) in kinds {
      var canvas = Canvas(size: Size(20, 1))
      ToastLine(kind, "saved").draw(in: &canvas, row: 0)
      #expect(canvas.grid.lines == [line])
    }
  }

  @Test func theFocusedButtonStandsInBrackets() {
    var canvas = Canvas(size: Size(40, 1))
    let row = ButtonRow([.init("Cancel"), .init("Set 1,204 contacts")], focus: 0)
    let places = row.draw(in: &canvas, row: 0)
    #expect(canvas.grid.lines == ["       [ Cancel ]   Set 1,204 contacts"])
    #expect(places.map(\.index) == [0, 1])
    #expect(canvas.grid.cursor.position.column == 9)
    var narrow = Canvas(size: Size(12, 1))
    ButtonRow(row.buttons, focus: 1).draw(in: &narrow, row: 0)
    #expect(narrow.grid.lines == ["[ Set 1,204…"])
  }

  @Test func aDialogStandsInTheMiddleAndStaysOnTheScreen() {
    let dialog = DialogFrame(title: "Set as marketing", content: Size(30, 3))
    var canvas = Canvas(size: Size(50, 9))
    dialog.draw(in: &canvas) { $0.text("inside", row: 0, column: 0) }
    #expect(canvas.grid.lines[2] == "       ┌─ Set as marketing ───────────────┐")
    #expect(canvas.grid.lines[3] == "       │  inside                          │")
    #expect(canvas.grid.lines[6] == "       └──────────────────────────────────┘")
  }
}
