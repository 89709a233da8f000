/// An open-addressing hash index from a key to the row that holds it.
///
/// It stores hashes and row numbers only; the caller hashes keys and compares them with what the
/// row's column holds.
struct RowIndex: Sendable {
  /// 32 bits of the hash in the upper half, the row number + 1 in the lower half.
  ///
  /// 0 is a free slot, `removedMark` one whose row was taken out.
  private var slots: [UInt64] = []
  private var used = 0

  private static let removedMark = UInt64.max

  /// The row that `matches` among those with this hash.
  func find(_ hash: UInt32, where matches: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let row = RowIndex.row(in: slots[slot])
      if slots[slot] != RowIndex.removedMark, RowIndex.hash(in: slots[slot]) == hash, matches(row) {
        return row
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func insert(_ hash: UInt32, row: Int) {
    if (used + 1) * 3 > slots.count * 2 { grow() }
    place(UInt64(hash) << 32 | UInt64(row + 1))
  }

  mutating func remove(_ hash: UInt32, row: Int) {
    guard !slots.isEmpty else { return }
    let mask = slots.count - 1
    let entry = UInt64(hash) << 32 | UInt64(row + 1)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == entry {
        slots[slot] = RowIndex.removedMark
        return
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func place(_ entry: UInt64) {
    let mask = slots.count - 1
    var slot = Int(RowIndex.hash(in: entry)) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
    used += 1
  }

  private mutating func grow() {
    let entries = slots.filter { $0 != 0 && $0 != RowIndex.removedMark }
    var capacity = 64
    while capacity < (entries.count + 1) * 3 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    used = 0
    for entry in entries { place(entry) }
  }

  private static func hash(in entry: UInt64) -> UInt32 { UInt32(entry >> 32) }

  private static func row(in entry: UInt64) -> Int { Int(entry & 0xffff_ffff) - 1 }
}

extension RowIndex {
  /// FNV-1a over bytes.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    RowIndex.hash(wideHash(bytes))
  }

  /// The same in 64 bits, before they are spread.
  static func wideHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Spreads the bits of a number over the low half of the word.
  static func hash(_ number: UInt64) -> UInt32 {
    let hash = (number ^ (number >> 33)) &* 0xff51_afd7_ed55_8ccd
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 33))
  }
}
