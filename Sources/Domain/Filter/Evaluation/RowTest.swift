/// A test on one column, run on 65,536 rows at a time.
enum RowTest: Sendable {
  /// Rows whose code has `true` in the table.
  case code(ChunkedColumn<UInt32>, passes: [Bool])
  /// Rows whose flag or status has `true` in the table of 256.
  case byte(ChunkedColumn<UInt8>, passes: [Bool])
  case number(ChunkedColumn<Int64>, NumberRanges)
  case text(TextColumn, TextTest)
  /// Contacts that have or had one of these states (R6.8).
  case ever(EverTest)
  /// Rows of a set: the members of a list.
  case rows(RowSet)

  /// Tests that cost less run first.
  var cost: Int {
    switch self {
    case .code, .byte, .number, .rows: 1
    case .text(_, let test): test.cost
    case .ever: 30
    }
  }

  /// The rows of `mask` that pass; `mask` has 64 rows of the chunk a word.
  func rows(ofChunk index: Int, among mask: [UInt64]) -> [UInt64] {
    switch self {
    case .code(let column, let passes):
      guard let codes = column.chunk(index) else { return passes[0] ? mask : RowTest.none(mask) }
      return RowTest.rows(mask) { passes[Int(codes[$0])] }
    case .byte(let column, let passes):
      guard let bytes = column.chunk(index) else { return passes[0] ? mask : RowTest.none(mask) }
      return RowTest.rows(mask) { passes[Int(bytes[$0])] }
    case .number(let column, let ranges):
      guard let numbers = column.chunk(index) else {
        return ranges.contains(column.defaultElement) ? mask : RowTest.none(mask)
      }
      guard let range = ranges.single else {
        return RowTest.rows(mask) { ranges.contains(numbers[$0]) }
      }
      let (low, high) = (range.lowerBound, range.upperBound)
      return RowTest.rows(mask) { numbers[$0] >= low && numbers[$0] <= high }
    case .text(let column, let test):
      guard index < column.chunks.count, let chunk = column.chunks[index] else {
        return RowTest.none(mask)
      }
      return test.rows(of: chunk, among: mask)
    case .ever(let test):
      let first = index << tableChunkShift
      return RowTest.rows(mask) { test.passes(row: first + $0) }
    case .rows(let rows):
      let first = index << (tableChunkShift - 6)
      return mask.indices.map { word in
        first + word < rows.words.count ? mask[word] & rows.words[first + word] : 0
      }
    }
  }

  private static func none(_ mask: [UInt64]) -> [UInt64] {
    Array(repeating: 0, count: mask.count)
  }

  /// The rows of `mask` for whose place in the chunk `passes` is true.
  @inline(__always)
  static func rows(_ mask: [UInt64], where passes: (Int) -> Bool) -> [UInt64] {
    var result = mask
    for word in mask.indices {
      var rest = mask[word]
      var found: UInt64 = 0
      if rest == .max {
        for bit in 0..<64 where passes(word << 6 | bit) { found |= 1 << UInt64(bit) }
      } else {
        while rest != 0 {
          let bit = rest.trailingZeroBitCount
          rest &= rest - 1
          if passes(word << 6 | bit) { found |= 1 << UInt64(bit) }
        }
      }
      result[word] = found
    }
    return result
  }
}
