/// How far commits of a store were acknowledged: a lower bound, kept apart from the journal.
///
/// The file `head` has two slots of 64 bytes, written in turn and not synced:
///
///     0   8  "tl-head1"
///     8   8  generation, little endian
///     16  8  sequence
///     24  8  length of the journal
///     32  32 SHA-256 of the store's id and the 32 bytes above
///
/// A torn write spoils one slot and leaves the other, which is at most one commit behind.
struct Head: Hashable, Sendable {
  static let slotLength = 64
  private static let mark = Array("tl-head1".utf8)

  var generation: Int
  var sequence: Int
  /// Bytes of the journal that are acknowledged.
  var length: Int

  /// The 64 bytes of a slot.
  func slot(store: String) -> [UInt8] {
    var bytes = Self.mark
    for number in [generation, sequence, length] {
      withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + Self.fingerprint(of: bytes, store: store).bytes
  }

  /// Reads a slot; nil when it is torn, damaged or another store's.
  init?(slot: some Collection<UInt8>, store: String) {
    let slot = Array(slot)
    guard slot.count == Self.slotLength, slot.starts(with: Self.mark),
      Self.fingerprint(of: Array(slot[..<32]), store: store).bytes == Array(slot[32...])
    else { return nil }
    func number(at offset: Int) -> Int? {
      let value = slot.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
      return Int(exactly: UInt64(littleEndian: value))
    }
    guard let generation = number(at: 8), let sequence = number(at: 16),
      let length = number(at: 24)
    else { return nil }
    self.init(generation: generation, sequence: sequence, length: length)
  }

  init(generation: Int, sequence: Int, length: Int) {
    self.generation = generation
    self.sequence = sequence
    self.length = length
  }

  private static func fingerprint(of bytes: [UInt8], store: String) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(Array(store.utf8))
    builder.add(bytes)
    return builder.finish()
  }
}

extension Head: Comparable {
  static func < (left: Head, right: Head) -> Bool {
    (left.generation, left.sequence, left.length) < (right.generation, right.sequence, right.length)
  }
}

/// Both slots of `head` as read.
struct HeadSlots: Hashable, Sendable {
  /// The slots in order; nil for a bad one.
  let slots: [Head?]

  /// Reads the slots of an existing file.
  init(_ file: StoreFile, store: String) throws(StorageError) {
    let bytes = try file.read(count: Head.slotLength * 2, at: 0)
    slots = (0..<2).map { number in
      Head(
        slot: bytes.dropFirst(number * Head.slotLength).prefix(Head.slotLength), store: store)
    }
  }

  /// The furthest acknowledgement; nil when both slots are bad.
  var newest: Head? {
    slots.compactMap(\.self).max()
  }

  /// Which slot to write next: a bad one, else the older.
  var nextSlot: Int {
    guard let first = slots[0] else { return 0 }
    guard let second = slots[1] else { return 1 }
    return second < first ? 1 : 0
  }
}
