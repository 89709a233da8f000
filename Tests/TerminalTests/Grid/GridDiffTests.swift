import Terminal
import Testing

struct GridDiffTests {
  @Test func applyingADifferenceGivesTheNewPicture() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<1000 {
      let size = Size(1 + random.below(30), 1 + random.below(6))
      let old = random.grid(size)
      let new = random.grid(size)
      let diff = GridDiff(from: old, to: new)
      #expect(diff.applied(to: old) == new, "seed \(seed)")
      #expect(GridDiff(from: nil, to: new).applied(to: old) == new, "seed \(seed)")
      for run in diff.runs {
        #expect(run.cells.first?.isRightHalf == false, "seed \(seed)")
        #expect(run.cells.last?.width != 2, "seed \(seed)")
      }
    }
  }

  @Test func equalPicturesDifferInNothing() {
    var random = TestRandom(seed: 7)
    let grid = random.grid(Size(30, 6))
    #expect(GridDiff(from: grid, to: grid).isEmpty)
  }

  @Test func onlyChangedCellsAreInTheRuns() {
    var canvas = Canvas(size: Size(20, 3))
    canvas.text("hello world", row: 1, column: 0)
    let old = canvas.grid
    canvas.text("W", row: 1, column: 6)
    let diff = GridDiff(from: old, to: canvas.grid)
    #expect(diff.runs.map(\.row) == [1])
    #expect(diff.runs.map(\.column) == [6])
    #expect(diff.runs.map { $0.cells.map(\.text) } == [["W"]])
    #expect(diff.cursor == nil)
  }

  @Test func aRunThatWouldStartInAWideCharacterStartsAtItsBeginning() {
    var canvas = Canvas(size: Size(6, 1))
    canvas.text("a山b", row: 0, column: 0)
    let old = canvas.grid
    canvas.restyle(Rect(row: 0, column: 2, columns: 1, rows: 1)) { _ in Style(.match) }
    let diff = GridDiff(from: old, to: canvas.grid)
    #expect(diff.runs.map(\.column) == [1])
    #expect(diff.runs.map { $0.cells.map(\.text) } == [["山", ""]])
    #expect(diff.applied(to: old) == canvas.grid)
  }

  @Test func aMovedCursorAloneIsADifference() {
    var canvas = Canvas(size: Size(5, 2))
    let old = canvas.grid
    canvas.setCursor(row: 1, column: 1, isVisible: true)
    let diff = GridDiff(from: old, to: canvas.grid)
    #expect(diff.runs.isEmpty)
    #expect(!diff.isEmpty)
  }
}
