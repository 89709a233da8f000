/// A set of whole numbers as ranges.
struct NumberRanges: Sendable {
  /// Ascending and apart from one another.
  private var lows: [Int64] = []
  private var highs: [Int64] = []

  /// The lowest number that is a value.
  static let lowest = ContactTable.noNumber + 1

  static let all = NumberRanges([lowest...Int64.max])

  init(_ ranges: [ClosedRange<Int64>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = highs.last, range.lowerBound <= last {
        highs[highs.count - 1] = max(last, range.upperBound)
      } else {
        lows.append(range.lowerBound)
        highs.append(range.upperBound)
      }
    }
  }

  /// The numbers that stand in this relation to all numbers of `range`, those within it included
  /// where the relation includes equality.
  init(_ comparison: FilterComparison, _ range: ClosedRange<Int64>) {
    switch comparison {
    case .less where range.lowerBound > NumberRanges.lowest:
      self.init([NumberRanges.lowest...range.lowerBound - 1])
    case .lessOrEqual: self.init([NumberRanges.lowest...range.upperBound])
    case .greater where range.upperBound < Int64.max:
      self.init([range.upperBound + 1...Int64.max])
    case .greaterOrEqual: self.init([range.lowerBound...Int64.max])
    case .less, .greater: self.init([])
    }
  }

  var isEmpty: Bool { lows.isEmpty }

  /// The range, when there is exactly one.
  var single: ClosedRange<Int64>? {
    lows.count == 1 ? lows[0]...highs[0] : nil
  }

  func contains(_ number: Int64) -> Bool {
    var first = 0
    var end = lows.count
    while first < end {
      let middle = (first + end) / 2
      if lows[middle] <= number { first = middle + 1 } else { end = middle }
    }
    return first > 0 && number <= highs[first - 1]
  }
}
