/// The values that contacts had before, change by change (R13.1): the last 45 of each contact and
/// property.
///
/// What a transaction's changes have in common stands once, in the batches of `StatusHistory`, and
/// a change adds some twenty bytes and its old value. The marketing properties are not kept here:
/// `StatusHistory` has them all.
package struct PropertyHistory: Sendable {
  /// How many changes of a contact's property are kept.
  package static let limit = 45

  /// One change of one property of one contact.
  package struct Entry: Equatable, Sendable {
    package var property: ContactProperty
    /// The value before; `nil` when there was none.
    package var old: PropertyValue?
    /// Position in `StatusHistory.batches`.
    package var batch: Int

    package init(_ property: ContactProperty, old: PropertyValue?, batch: Int) {
      self.property = property
      self.old = old
      self.batch = batch
    }
  }

  /// For each row the number + 1 of its newest entry.
  private var latest = ChunkedColumn<UInt32>(default: 0)
  /// For each entry: the number + 1 of the row's entry before.
  private var previous = ChunkedColumn<UInt32>(default: 0)
  private var batches = ChunkedColumn<UInt32>(default: 0)
  private var properties = ChunkedColumn<UInt8>(default: 0)
  /// Old values by entry: texts in the one column, all others in the other.
  private var texts = TextColumn()
  private var numbers = ChunkedColumn<Int64>(default: ContactTable.noNumber)
  private var entryCount = 0

  package init() {}

  /// Adds the newest change of a row; the oldest one of the same property goes when there are more
  /// than are kept.
  package mutating func add(_ entry: Entry, row: Int) {
    dropOldest(of: entry.property, row: row)
    previous[entryCount] = latest[row]
    batches[entryCount] = UInt32(entry.batch)
    properties[entryCount] = UInt8(entry.property.index)
    switch entry.old {
    case .text(let text): texts.set(entryCount, to: text.utf8)
    case .number(let number): numbers[entryCount] = number
    case .instant(let instant): numbers[entryCount] = instant.milliseconds
    case .flag(let flag): numbers[entryCount] = flag ? 1 : 0
    case nil: break
    }
    entryCount += 1
    latest[row] = UInt32(entryCount)
  }

  /// The changes of a row, oldest first.
  package func entries(of row: Int) -> [Entry] {
    var entries: [Entry] = []
    var mark = latest[row]
    while mark != 0 {
      let index = Int(mark) - 1
      let property = PropertyCatalogue.definitions[Int(properties[index])].property
      entries.append(
        Entry(property, old: old(index, property), batch: Int(batches[index])))
      mark = previous[index]
    }
    return entries.reversed()
  }

  /// Forgets everything about a row whose contact is gone for good.
  mutating func forget(row: Int) {
    latest[row] = 0
  }

  private func old(_ index: Int, _ property: ContactProperty) -> PropertyValue? {
    if let text = texts[index] { return .text(text) }
    let number = numbers[index]
    guard number != ContactTable.noNumber else { return nil }
    switch property.place.type {
    case .datetime: return .instant(Instant(milliseconds: number))
    case .bool: return .flag(number != 0)
    case .number, .string, .enumeration: return .number(number)
    }
  }

  /// Makes room for one more change of the property.
  private mutating func dropOldest(of property: ContactProperty, row: Int) {
    var count = 0
    var (mark, after) = (latest[row], UInt32(0))
    // The oldest entry of the property, and the entry behind it in the row's chain.
    var oldest: (mark: UInt32, after: UInt32)?
    while mark != 0 {
      if properties[Int(mark) - 1] == UInt8(property.index) {
        count += 1
        oldest = (mark, after)
      }
      after = mark
      mark = previous[Int(mark) - 1]
    }
    guard count >= PropertyHistory.limit, let oldest else { return }
    let next = previous[Int(oldest.mark) - 1]
    if oldest.after == 0 { latest[row] = next } else { previous[Int(oldest.after) - 1] = next }
  }
}
