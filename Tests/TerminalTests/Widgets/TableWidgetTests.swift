import Terminal
import TestSupport
import Testing

struct TableWidgetTests {
  private let columns: [TableWidget.Column] = [
    .init("Name", width: .flexible(min: 8, weight: 2), sort: .ascending),
    .init("Email", width: .flexible(min: 8)),
    .init("Count", width: .fixed(6), alignment: .right, sort: .descending),
  ]

  private func draw(
    _ table: TableWidget, _ size: Size, glyphs: Glyphs = .unicode,
    row: (Int) -> TableWidget.Row
  ) -> Grid {
    var canvas = Canvas(size: size, glyphs: glyphs)
    table.draw(in: &canvas, row: row)
    return canvas.grid
  }

  @Test func columnsStartAtTheSamePlaceInEveryRow() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<200 {
      let size = Size(20 + random.below(80), 2 + random.below(12))
      let table = TableWidget(columns: columns, rowCount: 1000, top: random.below(500))
      let mark = "|"
      let grid = draw(table, size) { _ in
        let text = random.hostileText(pieces: 6)
        return .init([
          StyledText(SafeText(text)), StyledText(SafeText(mark + text)),
          StyledText([Span(SafeText(mark + "12345"), Style(.warning))]),
        ])
      }
      // The second value begins with a bar in every row, whatever stands before it.
      let starts = (1..<size.rows).map { row in
        grid.row(row).enumerated().first { $0.element.text.unicodeScalars.first == "|" }?.offset
      }
      #expect(Set(starts).count <= 1, "seed \(seed)\n\(grid.lines.joined(separator: "\n"))")
      #expect(starts.allSatisfy { $0 != nil } || size.columns < 24, "seed \(seed)")
    }
  }

  @Test func aValueThatDoesNotFitIsCutWithAMark() {
    let table = TableWidget(columns: columns, rowCount: 1)
    let row: (Int) -> TableWidget.Row = { _ in .init(["Brzęczyszczykiewicz, Grzegorz"]) }
    let start = "   Brzęczyszczykie"
    #expect(draw(table, Size(40, 2), row: row).lines[1].hasPrefix("   Brzęcz"))
    #expect(draw(table, Size(40, 2), row: row).lines[1].hasSuffix("…"))
    #expect(draw(table, Size(40, 2), glyphs: .ascii, row: row).lines[1].hasSuffix("~"))
    #expect(draw(table, Size(90, 2), row: row).lines[1] == start + "wicz, Grzegorz")
  }

  @Test func onlyVisibleRowsAreAskedForOnceAndInOrder() {
    var asked: [Int] = []
    let table = TableWidget(columns: columns, rowCount: 1_000_000, top: 500_000)
    _ = draw(table, Size(60, 6)) { row in
      asked.append(row)
      return .init([])
    }
    #expect(asked == [500_000, 500_001, 500_002, 500_003, 500_004])
  }

  @Test func marksStandInFixedColumnsInBothGlyphSets() {
    let table = TableWidget(columns: columns, rowCount: 3, focus: 1)
    let rows: (Int) -> TableWidget.Row = { .init(["n\($0)", "e", "1"], isSelected: $0 != 0) }
    let lines = draw(table, Size(40, 4), row: rows).lines
    #expect(lines[1].hasPrefix("   n0"))
    #expect(lines[2].hasPrefix("▌● n1"))
    #expect(lines[3].hasPrefix(" ● n2"))
    let ascii = draw(table, Size(40, 4), glyphs: .ascii, row: rows).lines
    #expect(ascii[2].hasPrefix(">* n1"))
    #expect(ascii[3].hasPrefix(" * n2"))
    #expect(ascii.joined().utf8.allSatisfy { $0 < 0x7F })
  }

  @Test func theHeaderShowsTheDirectionOfTheSort() {
    let table = TableWidget(columns: columns, rowCount: 0)
    #expect(draw(table, Size(60, 2)) { _ in .init([]) }.lines[0].contains("Name ▲"))
    #expect(draw(table, Size(60, 2)) { _ in .init([]) }.lines[0].hasSuffix("Coun… ▼") == false)
    #expect(draw(table, Size(60, 2)) { _ in .init([]) }.lines[0].hasSuffix("Cou… ▼"))
  }

  @Test func theCursorStandsOnTheFocusedRow() {
    for focus in 0..<20 {
      let window = ScrollWindow(top: 0, height: 5, count: 20, cursor: focus)
      let table = TableWidget(columns: columns, rowCount: 20, top: window.top, focus: focus)
      let grid = draw(table, Size(40, 6)) { .init(["n\($0)"]) }
      #expect(grid.line(grid.cursor.position.row).hasPrefix("▌  n\(focus)"))
    }
  }

  @Test func scrollingColumnsKeepsTheFirstAndSaysThatThereIsMore() {
    var table = TableWidget(
      columns: (0..<8).map { .init(SafeText("c\($0)"), width: .fixed(8)) }, rowCount: 1)
    let row: (Int) -> TableWidget.Row = { _ in .init((0..<8).map { StyledText(SafeText("v\($0)")) })
    }
    let start = draw(table, Size(40, 2), row: row)
    #expect(start.lines[1] == "   v0        v1        v2        v3")
    #expect(start.lines[0].hasSuffix("›"))
    table.columnOffset = 3
    let moved = draw(table, Size(40, 2), row: row)
    #expect(moved.lines[1] == "   v0        v4        v5        v6")
    #expect(moved.lines[0].hasPrefix("  ‹c0"))
    table.columnOffset = 99
    #expect(draw(table, Size(40, 2), row: row).lines[1] == "   v0        v7")
  }

  @Test func aFocusedRowKeepsItsWordsAndShowsMatches() {
    let table = TableWidget(columns: columns, rowCount: 1, focus: 0)
    let grid = draw(table, Size(40, 2)) { _ in
      .init([StyledText([Span("an", Style(.match)), Span("na")])], isSelected: true)
    }
    #expect(grid[1, 3].style.attributes.isSuperset(of: [.underline, .bold]))
    #expect(grid.roles(inRow: 1) == [.cursorRow])
  }

  @Test func placesOnTheScreenAreFoundAgain() {
    let table = TableWidget(columns: columns, rowCount: 2, top: 0)
    let size = Size(60, 6)
    #expect(table.hit(Position(row: 0, column: 4), in: size) == .header(column: 0))
    #expect(table.hit(Position(row: 0, column: 59), in: size) == .header(column: 2))
    #expect(table.hit(Position(row: 1, column: 1), in: size) == .mark(row: 0))
    #expect(table.hit(Position(row: 2, column: 30), in: size) == .row(1))
    #expect(table.hit(Position(row: 3, column: 30), in: size) == nil)
    #expect(table.hit(Position(row: 9, column: 30), in: size) == nil)
  }
}
