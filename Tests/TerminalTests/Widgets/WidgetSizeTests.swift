import Terminal
import TestSupport
import Testing

struct WidgetSizeTests {
  /// Every widget drawn once into a canvas.
  private func drawAll(in canvas: inout Canvas) {
    let text = SafeText("Åkesson 山田 👨‍👩‍👧")
    let (columns, rows) = (canvas.columns, canvas.rows)
    TableWidget(
      columns: [
        .init(text, width: .flexible(min: 4)), .init("N", width: .fixed(3), sort: .ascending),
      ],
      rowCount: 5, focus: 1, columnOffset: 1
    ).draw(in: &canvas) { _ in .init([StyledText(text), "1"], isSelected: true) }
    ListWidget(count: 5, focus: 2).draw(in: &canvas) { _ in
      .init(StyledText(text), note: "note", isSelected: true, isEnabled: false)
    }
    TextField(TextFieldState(text.string), isFocused: true)
      .draw(in: &canvas, row: 0, column: 0, columns: columns)
    KeyLegend([.init("x", text), .init("?", "help")]).draw(in: &canvas, row: rows - 1)
    TabBar([.init("1", text), .init("2", text)], current: 1).draw(in: &canvas, row: 0)
    Gauge(permille: 333, label: text).draw(in: &canvas, row: 0, column: 0, columns: columns)
    Scrollbar.draw(
      ScrollWindow(top: 3, height: rows, count: 99, cursor: nil), in: &canvas, column: columns - 1)
    ToastLine(.error, text).draw(in: &canvas, row: 0)
    ButtonRow([.init(text), .init("ok")], focus: 1).draw(in: &canvas, row: 0)
    DialogFrame(title: text, content: Size(10, 3)).draw(in: &canvas) {
      $0.text(text, row: 0, column: 0)
    }
  }

  @Test func widgetsDrawAtEverySizeAndStayInside() {
    for columns in 0...30 {
      for rows in [0, 1, 2, 3, 7] {
        var canvas = Canvas(size: Size(40, 10))
        canvas.fill(style: Style(.border))
        canvas.within(Rect(row: 1, column: 3, columns: columns, rows: rows)) { drawAll(in: &$0) }
        for row in 0..<10 {
          for column in 0..<40
          where !Rect(row: 1, column: 3, columns: columns, rows: rows)
            .contains(Position(row: row, column: column))
          {
            #expect(canvas.grid[row, column] == Cell(blank: Style(.border)))
          }
        }
      }
    }
  }

  @Test(arguments: [Glyphs.unicode, .ascii])
  func widgetsTogetherLookAsRecorded(glyphs: Glyphs) throws {
    var canvas = Canvas(size: Size(60, 16), glyphs: glyphs)
    let parts = Layout.rows(
      canvas.bounds, [.fixed(1), .fixed(1), .flexible(), .fixed(1), .fixed(1)])
    canvas.within(parts[0]) {
      Gauge(permille: 812, label: "9,751 of 12,000").draw(
        in: &$0, row: 0, column: 1, columns: $0.columns - 2)
    }
    canvas.within(parts[1]) {
      TabBar([.init("1", "Contacts"), .init("2", "Filters"), .init("3", "Apps")], current: 0)
        .draw(in: &$0, row: 0)
    }
    let names = ["Åkesson, Märta", "山田太郎", "Bąk, Żaneta", "a\u{1B}[31mred", "👨‍👩‍👧 Lind"]
    canvas.within(parts[2]) { canvas in
      TableWidget(
        columns: [
          .init("Name", width: .flexible(min: 10), sort: .ascending),
          .init("Email", width: .flexible(min: 10)),
          .init("Count", width: .fixed(7), alignment: .right),
        ], rowCount: 40, top: 2, focus: 4
      ).draw(in: &canvas) { row in
        .init(
          [
            StyledText(SafeText(names[row % names.count])),
            StyledText([Span("user", Style(.match)), Span(SafeText("\(row)@example.se"))]),
            StyledText(SafeText("\(row * 1001)"), Style(.warning)),
          ], isSelected: row % 3 == 0)
      }
      DialogFrame(title: "Confirm", content: Size(24, 3)).draw(in: &canvas) { inner in
        TextField(TextFieldState("1204"), isFocused: true)
          .draw(in: &inner, row: 0, column: 0, columns: 10)
        ButtonRow([.init("Cancel"), .init("Set")], focus: 0).draw(in: &inner, row: 2)
      }
    }
    canvas.within(parts[3]) {
      ToastLine(.success, "3 contacts set as marketing").draw(in: &$0, row: 0)
    }
    canvas.within(parts[4]) {
      KeyLegend([
        .init("Space", "select"), .init("m", "marketing", isEnabled: false), .init("?", "help"),
      ]).draw(in: &$0, row: 0)
    }
    try ScreenGolden.check(canvas.grid, glyphs == .ascii ? "widgets-ascii" : "widgets")
  }
}
