import Domain
import TestSupport
import Testing

@Suite("Row sets against a naive set")
struct RowSetTests {
  @Test("Every operation agrees with Set<Int>", arguments: 1...25)
  func algebra(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (rows, naive) = (RowSet(), Set<Int>())
    for _ in 0..<200 {
      let row = Int.random(in: 0..<300, using: &generator)
      let others = (0..<20).map { _ in Int.random(in: 0..<400, using: &generator) }
      switch Int.random(in: 0..<7, using: &generator) {
      case 0:
        rows.insert(row)
        naive.insert(row)
      case 1:
        rows.remove(row)
        naive.remove(row)
      case 2:
        rows.toggle(row)
        naive.formSymmetricDifference([row])
      case 3:
        rows.formUnion(RowSet(others))
        naive.formUnion(others)
      case 4:
        rows.subtract(RowSet(others))
        naive.subtract(others)
      case 5:
        rows.formIntersection(RowSet(allOf: 290))
        naive.formIntersection(0..<290)
      default:
        rows.formSymmetricDifference(RowSet(others))
        naive.formSymmetricDifference(others)
      }
      #expect(Array(rows) == naive.sorted(), "seed \(seed)")
      #expect(rows.count == naive.count && rows.isEmpty == naive.isEmpty, "seed \(seed)")
      #expect(rows.contains(row) == naive.contains(row), "seed \(seed)")
      #expect(rows == RowSet(naive), "seed \(seed)")
    }
  }

  @Test("All rows of a count are just these", arguments: [0, 1, 63, 64, 65, 1000])
  func all(count: Int) {
    #expect(Array(RowSet(allOf: count)) == Array(0..<count))
  }
}
