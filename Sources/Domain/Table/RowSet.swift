/// A set of row numbers as bits: 125 kB for a million rows.
package struct RowSet: Equatable, Sendable {
  /// 64 rows a word, the lowest row in the lowest bit.
  ///
  /// Trailing words may be missing.
  package private(set) var words: [UInt64] = []

  package init() {}

  package init(_ rows: some Sequence<Int>) {
    for row in rows { insert(row) }
  }

  /// The rows 0 to `count` - 1.
  package init(allOf count: Int) {
    words = Array(repeating: .max, count: (count + 63) / 64)
    if count % 64 != 0, let last = words.indices.last { words[last] = (1 << (count % 64)) - 1 }
  }

  /// Takes over words laid out as in `words`.
  package init(words: [UInt64]) {
    self.words = words
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  package func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] & (1 << (row & 63)) != 0
  }

  package mutating func insert(_ row: Int) {
    grow(toHold: row)
    words[row >> 6] |= 1 << (row & 63)
  }

  package mutating func remove(_ row: Int) {
    guard row >> 6 < words.count else { return }
    words[row >> 6] &= ~(1 << (row & 63))
  }

  /// Puts the row in when it is out, takes it out when it is in.
  package mutating func toggle(_ row: Int) {
    grow(toHold: row)
    words[row >> 6] ^= 1 << (row & 63)
  }

  package mutating func formUnion(_ other: RowSet) {
    grow(toWords: other.words.count)
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  package mutating func subtract(_ other: RowSet) {
    for index in 0..<Swift.min(words.count, other.words.count) {
      words[index] &= ~other.words[index]
    }
  }

  package mutating func formIntersection(_ other: RowSet) {
    for index in words.indices {
      words[index] &= index < other.words.count ? other.words[index] : 0
    }
  }

  package mutating func formSymmetricDifference(_ other: RowSet) {
    grow(toWords: other.words.count)
    for index in other.words.indices { words[index] ^= other.words[index] }
  }

  package func union(_ other: RowSet) -> RowSet {
    var result = self
    result.formUnion(other)
    return result
  }

  package func subtracting(_ other: RowSet) -> RowSet {
    var result = self
    result.subtract(other)
    return result
  }

  package func intersection(_ other: RowSet) -> RowSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  package static func == (left: RowSet, right: RowSet) -> Bool {
    let common = Swift.min(left.words.count, right.words.count)
    return left.words[..<common] == right.words[..<common]
      && left.words[common...].allSatisfy { $0 == 0 }
      && right.words[common...].allSatisfy { $0 == 0 }
  }

  private mutating func grow(toHold row: Int) {
    grow(toWords: (row >> 6) + 1)
  }

  private mutating func grow(toWords count: Int) {
    guard words.count < count else { return }
    words.append(contentsOf: repeatElement(0, count: count - words.count))
  }
}

extension RowSet: Sequence {
  /// Gives the rows in ascending order.
  package struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var rest: UInt64

    package mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return index << 6 | bit
    }
  }

  package func makeIterator() -> Iterator {
    Iterator(words: words, rest: words.first ?? 0)
  }
}
