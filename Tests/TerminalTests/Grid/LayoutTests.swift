import Terminal
import Testing

struct LayoutTests {
  @Test func fixedPartsComeFirstAndTheRestIsShared() {
    let parts: [Layout.Part] = [.fixed(1), .flexible(), .fixed(2), .flexible(weight: 2)]
    #expect(Layout.extents(24, parts) == [1, 7, 2, 14])
  }

  @Test func earlierPartsAreServedFirstWhenThereIsTooLittle() {
    #expect(Layout.extents(3, [.fixed(2), .flexible(min: 3), .fixed(1)]) == [2, 1, 0])
    #expect(Layout.extents(0, [.fixed(2), .flexible()]) == [0, 0])
  }

  @Test func partsNeverExceedTheWholeAndFillItWhenOneIsFlexible() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = TestRandom(seed: seed)
    for _ in 0..<1000 {
      let total = random.below(60)
      let parts = (0..<1 + random.below(6)).map { _ -> Layout.Part in
        random.below(2) == 0
          ? .fixed(random.below(12))
          : .flexible(min: random.below(6), weight: 1 + random.below(3))
      }
      let sum = Layout.extents(total, parts).reduce(0, +)
      #expect(sum <= total, "seed \(seed)")
      let isFlexible = parts.contains { if case .flexible = $0 { true } else { false } }
      if isFlexible { #expect(sum == total, "seed \(seed)") }
    }
  }

  @Test func rectanglesTouchWithoutOverlap() {
    let rects = Layout.columns(
      Rect(row: 2, column: 5, columns: 20, rows: 3), [.fixed(4), .flexible(), .fixed(6)])
    #expect(rects.map(\.column) == [5, 9, 19])
    #expect(rects.map(\.columns) == [4, 10, 6])
    #expect(rects.allSatisfy { $0.row == 2 && $0.rows == 3 })
  }
}
