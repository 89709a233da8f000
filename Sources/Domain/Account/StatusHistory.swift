/// The marketing status history of all contacts (R13.1): every change of the status is kept.
///
/// A transaction that changes many contacts is stored once, and each contact adds eight bytes.
package struct StatusHistory: Sendable {
  /// What all contacts changed by one transaction have in common.
  package struct Batch: Hashable, Sendable {
    package var context: ChangeContext
    /// What set the contacts as marketing; `nil` for changes that leave the source alone.
    package var source: MarketingSource?

    package init(context: ChangeContext, source: MarketingSource?) {
      self.context = context
      self.source = source
    }
  }

  /// One change of one contact.
  package struct Entry: Hashable, Sendable {
    package var from: MarketingStatus
    package var to: MarketingStatus
    /// Position in `batches`.
    package var batch: Int

    package init(from: MarketingStatus, to: MarketingStatus, batch: Int) {
      self.from = from
      self.to = to
      self.batch = batch
    }
  }

  package private(set) var batches: [Batch] = []
  /// For each row the number + 1 of its latest entry.
  private var latest = ChunkedColumn<UInt32>(default: 0)
  /// For each entry: the number + 1 of the row's entry before, and batch and states packed.
  private var previous = ChunkedColumn<UInt32>(default: 0)
  private var packed = ChunkedColumn<UInt32>(default: 0)
  private var entryCount = 0

  package init() {}

  /// Adds a batch and returns its position.
  package mutating func addBatch(_ batch: Batch) -> Int {
    batches.append(batch)
    return batches.count - 1
  }

  /// Adds the newest change of a row.
  package mutating func add(_ entry: Entry, row: Int) {
    previous[entryCount] = latest[row]
    packed[entryCount] =
      UInt32(entry.batch) << 4 | UInt32(entry.from.rawValue) << 2 | UInt32(entry.to.rawValue)
    entryCount += 1
    latest[row] = UInt32(entryCount)
  }

  /// Calls `body` with the states and the batch of every entry.
  func forEachEntry(_ body: (MarketingStatus, MarketingStatus, Int) -> Void) {
    for index in 0..<entryCount {
      let bits = packed[index]
      body(
        MarketingStatus(rawValue: UInt8(bits >> 2 & 3)) ?? .nonMarketing,
        MarketingStatus(rawValue: UInt8(bits & 3)) ?? .nonMarketing, Int(bits >> 4))
    }
  }

  /// Forgets everything about a row whose contact is gone for good.
  mutating func forget(row: Int) {
    latest[row] = 0
  }

  /// The changes of a row, oldest first.
  package func entries(of row: Int) -> [Entry] {
    var entries: [Entry] = []
    var mark = latest[row]
    while mark != 0 {
      let bits = packed[Int(mark) - 1]
      entries.append(
        Entry(
          from: MarketingStatus(rawValue: UInt8(bits >> 2 & 3)) ?? .nonMarketing,
          to: MarketingStatus(rawValue: UInt8(bits & 3)) ?? .nonMarketing, batch: Int(bits >> 4)))
      mark = previous[Int(mark) - 1]
    }
    return entries.reversed()
  }

  /// How many contacts each source made marketing since a moment, in the order of time: those that
  /// were non-marketing before.
  package func promotions(since: Instant) -> [(source: MarketingSource, count: Int)] {
    var counts = [Int](repeating: 0, count: batches.count)
    for index in 0..<entryCount {
      let bits = packed[index]
      guard UInt8(bits >> 2 & 3) == MarketingStatus.nonMarketing.rawValue, bits & 3 != bits >> 2 & 3
      else { continue }
      counts[Int(bits >> 4)] += 1
    }
    return batches.indices.compactMap { index in
      let batch = batches[index]
      guard counts[index] > 0, batch.context.at >= since, let source = batch.source
      else { return nil }
      return (source, counts[index])
    }
  }
}
