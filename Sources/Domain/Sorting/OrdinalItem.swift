/// A row with the number that decides its place.
struct OrdinalItem {
  var ordinal: UInt64
  var row: UInt32
}

extension OrdinalItem {
  private static let digitBits = 11
  private static let digitMask = UInt64(1 << digitBits - 1)
  private static let digitCount = 6

  /// Sorts by ordinal, stable, in time linear in the number of items: a radix sort from the lowest
  /// digit up that leaves out digits in which all items agree.
  ///
  /// False when it was cancelled.
  static func sort(_ items: inout [OrdinalItem], _ isCancelled: () -> Bool) -> Bool {
    let buckets = 1 << digitBits
    var counts = [Int](repeating: 0, count: digitCount * buckets)
    for item in items {
      for digit in 0..<digitCount {
        counts[digit * buckets + Int(item.ordinal >> (digit * digitBits) & digitMask)] += 1
      }
    }
    var target = items
    for digit in 0..<digitCount {
      let base = digit * buckets
      let shift = digit * digitBits
      guard let first = items.first,
        counts[base + Int(first.ordinal >> shift & digitMask)] < items.count
      else { continue }
      guard !isCancelled() else { return false }
      var next = 0
      for bucket in base..<base + buckets {
        let count = counts[bucket]
        counts[bucket] = next
        next += count
      }
      for item in items {
        let bucket = base + Int(item.ordinal >> shift & digitMask)
        target[counts[bucket]] = item
        counts[bucket] += 1
      }
      swap(&items, &target)
    }
    return true
  }
}
