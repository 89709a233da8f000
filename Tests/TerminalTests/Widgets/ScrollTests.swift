import Terminal
import TestSupport
import Testing

struct ScrollTests {
  @Test func theCursorIsAlwaysInTheWindow() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<2000 {
      let count = 1 + random.below(200)
      let cursor = random.below(count)
      let height = 1 + random.below(40)
      let window = ScrollWindow(
        top: random.below(300) - 50, height: height, count: count, cursor: cursor,
        margin: random.below(5))
      #expect(window.range.contains(cursor), "seed \(seed)")
      #expect(window.range.count == min(height, count), "seed \(seed)")
    }
  }

  @Test func theWindowMovesNoFurtherThanItMust() {
    #expect(ScrollWindow(top: 10, height: 5, count: 100, cursor: 12).top == 10)
    #expect(ScrollWindow(top: 10, height: 5, count: 100, cursor: 15).top == 11)
    #expect(ScrollWindow(top: 10, height: 5, count: 100, cursor: 9).top == 9)
    #expect(ScrollWindow(top: 10, height: 5, count: 100, cursor: 15, margin: 1).top == 12)
    #expect(ScrollWindow(top: 98, height: 5, count: 100, cursor: nil).top == 95)
    #expect(ScrollWindow(top: 3, height: 0, count: 100, cursor: 5).range.isEmpty)
  }

  @Test func theThumbTouchesAnEndOnlyThere() {
    for top in 0...990 {
      let window = ScrollWindow(top: top, height: 10, count: 1000, cursor: nil)
      let thumb = Scrollbar.thumb(for: window, height: 10)
      #expect(thumb.count == 1)
      #expect((thumb.lowerBound == 0) == (top == 0))
      #expect((thumb.upperBound == 10) == (top == 990))
    }
    let all = ScrollWindow(top: 0, height: 10, count: 10, cursor: nil)
    #expect(Scrollbar.thumb(for: all, height: 10).isEmpty)
  }
}
