/// Ranks texts by their plain form and, where that is equal, by their folded form.
///
/// Texts are compared eight bytes at a time: all texts by their first eight, then each run of equal
/// ones by the next eight, and so on.
struct TextRanker {
  /// The plain forms one after another.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The folded form of texts in which it differs from the plain one.
  private var folded: [UInt32: [UInt8]] = [:]

  mutating func append(_ text: String) {
    let text = Array(text.utf8)
    append(text, 0, text.count)
  }

  /// Adds the UTF-8 text `source[start..<end]`.
  mutating func append(_ source: [UInt8], _ start: Int, _ end: Int) {
    if TextMatcher.isASCII(source, start, end) {
      for index in start..<end { bytes.append(TextFolding.lowercased(source[index])) }
    } else {
      let text = String(decoding: source[start..<end], as: UTF8.self)
      let plain = TextFolding.plain(text)
      let folded = TextFolding.folded(text)
      if plain != folded { self.folded[UInt32(ends.count)] = folded }
      bytes.append(contentsOf: plain)
    }
    ends.append(bytes.count)
  }

  /// The rank of each text, from 0; equal texts have equal ranks.
  ///
  /// `nil` when it was cancelled.
  func ranks(_ isCancelled: () -> Bool) -> [UInt64]? {
    var items = ends.indices.map { OrdinalItem(ordinal: word($0, 0), row: UInt32($0)) }
    guard OrdinalItem.sort(&items, isCancelled) else { return nil }
    var beginsGroup = [Bool](repeating: false, count: items.count)
    var runs: [Run] = []
    TextRanker.split(items, 0..<items.count, 0, &beginsGroup, &runs)
    var steps = 0
    while let run = runs.popLast() {
      steps += 1
      if steps & 0xff == 0, isCancelled() { return nil }
      refine(run, &items, &beginsGroup, &runs)
    }
    var ranks = [UInt64](repeating: 0, count: items.count)
    var rank: UInt64 = 0
    for (position, item) in items.enumerated() {
      if position > 0, beginsGroup[position] { rank += 1 }
      ranks[Int(item.row)] = rank
    }
    return ranks
  }

  /// Positions whose texts agree in their first `depth + 1` words of eight bytes.
  private struct Run {
    let positions: Range<Int>
    let depth: Int
  }

  /// Orders a run by what comes behind the bytes in which it agrees.
  private func refine(
    _ run: Run, _ items: inout [OrdinalItem], _ beginsGroup: inout [Bool], _ runs: inout [Run]
  ) {
    let depth = run.depth + 1
    let isLonger = items[run.positions].contains { length(Int($0.row)) > depth * 8 }
    guard isLonger else {
      orderByMarks(run.positions, &items, &beginsGroup)
      return
    }
    for position in run.positions {
      items[position].ordinal = word(Int(items[position].row), depth)
    }
    items[run.positions].sort { ($0.ordinal, $0.row) < ($1.ordinal, $1.row) }
    TextRanker.split(items, run.positions, depth, &beginsGroup, &runs)
  }

  /// Marks where the ordinal changes, and adds the runs in which it does not.
  private static func split(
    _ items: [OrdinalItem], _ positions: Range<Int>, _ depth: Int, _ beginsGroup: inout [Bool],
    _ runs: inout [Run]
  ) {
    var first = positions.lowerBound
    while first < positions.upperBound {
      var end = first + 1
      while end < positions.upperBound, items[end].ordinal == items[first].ordinal { end += 1 }
      if end < positions.upperBound { beginsGroup[end] = true }
      if end - first > 1 { runs.append(Run(positions: first..<end, depth: depth)) }
      first = end
    }
  }

  private func orderByMarks(
    _ positions: Range<Int>, _ items: inout [OrdinalItem], _ beginsGroup: inout [Bool]
  ) {
    guard items[positions].contains(where: { folded[$0.row] != nil }) else { return }
    items[positions].sort { left, right in
      let (first, second) = (foldedForm(left.row), foldedForm(right.row))
      return first == second ? left.row < right.row : first.lexicographicallyPrecedes(second)
    }
    for position in positions.dropFirst()
    where foldedForm(items[position].row) != foldedForm(items[position - 1].row) {
      beginsGroup[position] = true
    }
  }

  private func foldedForm(_ index: UInt32) -> [UInt8] {
    folded[index] ?? Array(bytes[start(Int(index))..<ends[Int(index)]])
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

  private func length(_ index: Int) -> Int { ends[index] - start(index) }

  /// Eight bytes of a text as a number, the first one highest, with zeros behind its end.
  private func word(_ index: Int, _ depth: Int) -> UInt64 {
    let first = start(index) + depth * 8
    let end = ends[index]
    var word: UInt64 = 0
    for place in first..<first + 8 {
      word = word << 8 | (place < end ? UInt64(bytes[place]) : 0)
    }
    return word
  }
}
