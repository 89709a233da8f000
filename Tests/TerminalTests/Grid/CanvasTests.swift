import Terminal
import TestSupport
import Testing

struct CanvasTests {
  @Test func drawingStaysInsideItsPart() {
    var canvas = Canvas(size: Size(10, 4))
    canvas.fill(style: Style(.dim))
    canvas.within(Rect(row: 1, column: 2, columns: 4, rows: 2)) { part in
      part.text("abcdefghij", row: 0, column: -2, style: Style(.match))
      part.text("xyz", row: 1, column: 3)
      part.text("out", row: 2, column: 0)
      part.text("out", row: -1, column: 0)
    }
    #expect(canvas.grid.lines == ["", "  cdef", "     x", ""])
  }

  @Test func wideCharactersAreNotHalvedAtTheEdge() {
    var canvas = Canvas(size: Size(6, 1))
    canvas.within(Rect(row: 0, column: 1, columns: 4, rows: 1)) { part in
      part.text("山田太郎", row: 0, column: -1)
    }
    let cells = canvas.grid.row(0).map(\.text)
    #expect(cells == [" ", " ", "田", "", " ", " "])
  }

  @Test func charactersOfSeveralCellsAreDrawnWholeOrNotAtAll() {
    var canvas = Canvas(size: Size(4, 1))
    canvas.text("xक्षि", row: 0, column: 0)
    canvas.text("🇸🇪", row: 0, column: -1)
    #expect(canvas.grid.row(0).first?.text == " ")
    canvas.text("क्षि", row: 0, column: 2)
    #expect(canvas.grid.row(0).suffix(2).allSatisfy { $0.text == " " })
  }

  @Test func overwritingHalfAWideCharacterBlanksTheOther() {
    var canvas = Canvas(size: Size(4, 1))
    canvas.text("山田", row: 0, column: 0)
    canvas.text("x", row: 0, column: 1)
    #expect(canvas.grid.row(0).map(\.text) == [" ", "x", "田", ""])
    canvas.text("y", row: 0, column: 2)
    #expect(canvas.grid.row(0).map(\.text) == [" ", "x", "y", " "])
  }

  @Test func everyGridKeepsWideCharactersWhole() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<500 {
      let size = Size(1 + random.below(30), 1 + random.below(5))
      let grid = random.grid(size)
      for row in 0..<size.rows {
        let cells = Array(grid.row(row))
        for (column, cell) in cells.enumerated() {
          let next = column + 1 < cells.count ? cells[column + 1].isRightHalf : false
          #expect((cell.width == 2) == next, "seed \(seed)")
        }
        #expect(cells.first?.isRightHalf == false, "seed \(seed)")
      }
    }
  }

  @Test func framesAreDrawnInBothGlyphSets() {
    var canvas = Canvas(size: Size(4, 3))
    canvas.box(canvas.bounds)
    #expect(canvas.grid.lines == ["┌──┐", "│  │", "└──┘"])
    var ascii = Canvas(size: Size(4, 3), glyphs: .ascii)
    ascii.box(ascii.bounds)
    #expect(ascii.grid.lines == ["+--+", "|  |", "+--+"])
  }

  @Test func theCursorStaysInsideThePart() {
    var canvas = Canvas(size: Size(10, 4))
    canvas.within(Rect(row: 1, column: 2, columns: 3, rows: 2)) {
      $0.setCursor(row: 9, column: 9, isVisible: true)
    }
    #expect(canvas.grid.cursor.position == Position(row: 2, column: 4))
    canvas.within(Rect(row: 9, column: 9, columns: 3, rows: 2)) {
      $0.setCursor(row: 0, column: 0, isVisible: false)
    }
    #expect(canvas.grid.cursor.isVisible)
  }

  @Test func resizingKeepsThePictureAtTheTopLeft() {
    var canvas = Canvas(size: Size(4, 2))
    canvas.text("a山b", row: 0, column: 0)
    #expect(canvas.grid.resized(to: Size(2, 1)).lines == ["a"])
    #expect(canvas.grid.resized(to: Size(6, 3)).lines == ["a山b", "", ""])
  }
}
