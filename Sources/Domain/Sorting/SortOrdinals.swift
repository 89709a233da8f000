/// For each row a number whose order is the order of a property's values.
///
/// Numbers and dates go by size, yes comes after no, enumerations go in the order of their options
/// (values that are no option follow by text), owners by name, and texts by their plain form: in
/// lower case and without marks, so that `ö` stands beside `o`; among equal ones the marks decide.
struct SortOrdinals {
  /// By row number; `missing` for rows without a value and rows that were not asked for.
  private var values: [UInt64]

  static let missing = UInt64.max

  /// `nil` when it was cancelled.
  init?(
    _ property: ContactProperty, rows: [UInt32], in account: Account, _ isCancelled: () -> Bool
  ) {
    values = Array(repeating: SortOrdinals.missing, count: account.table.rowCount)
    let source = SortSource(property, account)
    switch source {
    case .codes(let column, let ranks):
      for row in rows { values[Int(row)] = ranks[Int(column[Int(row)])] }
    case .bytes(let column, let ranks):
      for row in rows { values[Int(row)] = ranks[Int(column[Int(row)])] }
    case .numbers(let column):
      // Shifted so that the lowest number that is a value becomes 0, and no value the missing mark.
      for row in rows {
        let bits = UInt64(bitPattern: column[Int(row)]) ^ (1 << 63)
        values[Int(row)] = bits &- 1
      }
    case .texts(let column, let part):
      guard fill(column, part, rows, isCancelled) else { return nil }
    case .flags(let isTrue):
      for row in rows { values[Int(row)] = isTrue(Int(row)) ? 1 : 0 }
    }
  }

  /// False when it was cancelled.
  private mutating func fill(
    _ column: TextColumn, _ part: SortSource.Part, _ rows: [UInt32], _ isCancelled: () -> Bool
  ) -> Bool {
    var ranker = TextRanker()
    var ranked: [UInt32] = []
    var index = -1
    var chunk: TextColumn.Chunk?
    for row in rows {
      if Int(row) >> tableChunkShift != index {
        guard !isCancelled() else { return false }
        index = Int(row) >> tableChunkShift
        chunk = index < column.chunks.count ? column.chunks[index] : nil
      }
      guard let (start, end) = chunk?.place(of: Int(row) & tableChunkMask, part) else { continue }
      ranker.append(chunk?.bytes ?? [], start, end)
      ranked.append(row)
    }
    guard let ranks = ranker.ranks(isCancelled) else { return false }
    for (row, rank) in zip(ranked, ranks) { values[Int(row)] = rank }
    return true
  }

  /// The ordinals for ascending comparison in the given direction, as small as can be.
  func directed(descending: Bool) -> [UInt64] {
    var low = UInt64.max
    var high = UInt64.min
    for value in values where value != SortOrdinals.missing {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return Array(repeating: 0, count: values.count) }
    let last = high - low + 1
    return values.map { value in
      if value == SortOrdinals.missing { return last }
      return descending ? high - value : value - low
    }
  }
}

extension TextColumn.Chunk {
  /// Where the part of a row's text begins and ends; `nil` when there is no value.
  fileprivate func place(of row: Int, _ part: SortSource.Part) -> (start: Int, end: Int)? {
    let start = Int(starts[row])
    let end = start + Int(lengths[row])
    guard start < end else { return nil }
    switch part {
    case .whole: return (start, end)
    case .emailDomain:
      let sign = bytes[start..<end].lastIndex(of: UInt8(ascii: "@"))
      return sign.map { ($0 + 1, end) }
    }
  }
}
