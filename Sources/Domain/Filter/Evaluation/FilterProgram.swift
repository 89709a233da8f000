/// A filter made ready for one state of an account: predicates on repeating values are worked out
/// on the distinct values once, and what is left are tests on columns.
package struct FilterProgram: Sendable {
  indirect enum Step: Sendable {
    case everything
    case nothing
    case test(RowTest)
    case all([Step])
    case any([Step])
    case not(Step)

    var cost: Int {
      switch self {
      case .everything, .nothing: 0
      case .test(let test): test.cost
      case .all(let steps), .any(let steps): steps.reduce(0) { $0 + $1.cost }
      case .not(let step): step.cost
      }
    }
  }

  private let root: Step
  /// The rows that may be found at all, one bit a row of the table.
  private let mask: RowSet

  /// Members of the lists that the filter names are found here; a filter that names a broken list
  /// matches nothing (R6.18).
  ///
  /// `isCancelled` ends that early; the program is then good for nothing.
  package init(
    _ expression: FilterExpression, account: Account, context: FilterContext,
    isCancelled: () -> Bool = { false }
  ) {
    let lists = expression.lists
    let members =
      lists.isEmpty
      ? [:]
      : ListMembers.members(
        of: lists, in: account, context: context, isCancelled: isCancelled)
    self.init(expression, account: account, context: context, members: members)
  }

  /// `members` are those of every list that the filter names; `nil` when one is broken.
  init(
    _ expression: FilterExpression, account: Account, context: FilterContext,
    members: [ObjectID: RowSet]?
  ) {
    mask = account.listedRows(in: context)
    guard let members else {
      root = .nothing
      return
    }
    let compiler = FilterCompiler(account: account, context: context, members: members)
    root = expression.root.map(compiler.step) ?? .everything
  }

  /// All rows that pass; `nil` when `isCancelled`, asked once a chunk, says so.
  func rows(isCancelled: () -> Bool) -> RowSet? {
    var words: [UInt64] = []
    words.reserveCapacity(mask.words.count)
    for chunk in 0..<chunkCount {
      guard !isCancelled() else { return nil }
      words.append(contentsOf: self.words(ofChunk: chunk))
    }
    return RowSet(words: words)
  }

  /// How many chunks of 65,536 rows there are to go through.
  package var chunkCount: Int { (mask.words.count + wordsPerChunk - 1) / wordsPerChunk }

  private var wordsPerChunk: Int { tableChunkRows / 64 }

  /// The rows of one chunk that pass, 64 a word, in the layout of `RowSet.words`.
  package func words(ofChunk index: Int) -> [UInt64] {
    let first = index * wordsPerChunk
    let words = mask.words[first..<min(first + wordsPerChunk, mask.words.count)]
    return FilterProgram.rows(of: root, chunk: index, among: Array(words))
  }

  /// Those of `rows` that pass; chunks without any of them are passed over.
  package func rows(among rows: RowSet) -> RowSet {
    let asked = mask.intersection(rows).words
    var words: [UInt64] = []
    for chunk in 0..<chunkCount {
      let first = chunk * wordsPerChunk
      let part = Array(asked[first..<min(first + wordsPerChunk, asked.count)])
      let hasAny = part.contains { $0 != 0 }
      words += hasAny ? FilterProgram.rows(of: root, chunk: chunk, among: part) : part
    }
    return RowSet(words: words)
  }

  private static func rows(of step: Step, chunk: Int, among mask: [UInt64]) -> [UInt64] {
    switch step {
    case .everything: return mask
    case .nothing: return Array(repeating: 0, count: mask.count)
    case .test(let test): return test.rows(ofChunk: chunk, among: mask)
    case .not(let inner):
      var result = rows(of: inner, chunk: chunk, among: mask)
      for word in mask.indices { result[word] = mask[word] & ~result[word] }
      return result
    case .all(let steps):
      var result = mask
      for step in steps where result.contains(where: { $0 != 0 }) {
        result = rows(of: step, chunk: chunk, among: result)
      }
      return result
    case .any(let steps):
      var rest = mask
      for step in steps where rest.contains(where: { $0 != 0 }) {
        let found = rows(of: step, chunk: chunk, among: rest)
        for word in rest.indices { rest[word] &= ~found[word] }
      }
      for word in rest.indices { rest[word] = mask[word] & ~rest[word] }
      return rest
    }
  }
}

extension Account {
  /// The rows that a filter may find: the contacts that are there, and of those the ones that the
  /// acting user may view (9.2).
  package func listedRows(in context: FilterContext) -> RowSet {
    guard !context.seesAll, let viewer = context.actingUser, let seen = rows(.view, for: viewer)
    else { return table.liveRows }
    return table.liveRows.intersection(seen)
  }
}

extension FilterExpression {
  /// The rows of `account` that pass; `nil` when `isCancelled`, asked once a chunk of 65,536 rows,
  /// says so.
  package func rows(
    in account: Account, context: FilterContext, isCancelled: () -> Bool = { false }
  ) -> RowSet? {
    guard !isCancelled() else { return nil }
    let program = FilterProgram(
      self, account: account, context: context, isCancelled: isCancelled)
    return isCancelled() ? nil : program.rows(isCancelled: isCancelled)
  }
}
