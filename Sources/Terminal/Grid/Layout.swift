/// Splitting a rectangle into parts side by side or one below the other.
package enum Layout {
  /// How much room a part wants along the split.
  package enum Part: Hashable, Sendable {
    /// This many cells, fewer only when there are not enough.
    case fixed(Int)
    /// At least `min` cells, and a share of what is left by `weight`.
    case flexible(min: Int = 0, weight: Int = 1)
  }

  /// Parts from top to bottom.
  package static func rows(_ rect: Rect, _ parts: [Part]) -> [Rect] {
    var row = rect.row
    return extents(rect.rows, parts).map { extent in
      defer { row += extent }
      return Rect(row: row, column: rect.column, columns: rect.columns, rows: extent)
    }
  }

  /// Parts from left to right.
  package static func columns(_ rect: Rect, _ parts: [Part]) -> [Rect] {
    var column = rect.column
    return extents(rect.columns, parts).map { extent in
      defer { column += extent }
      return Rect(row: rect.row, column: column, columns: extent, rows: rect.rows)
    }
  }

  /// Extents of the parts, one each; their sum never exceeds `total`.
  ///
  /// When there is not enough, earlier parts are served first. The rest of an uneven share goes to
  /// the first flexible parts, one cell each.
  package static func extents(_ total: Int, _ parts: [Part]) -> [Int] {
    var left = max(0, total)
    var result: [Int] = []
    for part in parts {
      let wanted: Int
      switch part {
      case .fixed(let count): wanted = count
      case .flexible(let minimum, _): wanted = minimum
      }
      let given = min(max(0, wanted), left)
      result.append(given)
      left -= given
    }
    share(left, among: parts, adding: &result)
    return result
  }

  private static func share(_ room: Int, among parts: [Part], adding result: inout [Int]) {
    let weights = parts.map { part in
      if case .flexible(_, let weight) = part { max(0, weight) } else { 0 }
    }
    let sum = weights.reduce(0, +)
    guard room > 0, sum > 0 else { return }
    var left = room
    for (index, weight) in weights.enumerated() {
      let extra = room * weight / sum
      result[index] += extra
      left -= extra
    }
    for (index, weight) in weights.enumerated() where weight > 0 && left > 0 {
      result[index] += 1
      left -= 1
    }
  }
}
