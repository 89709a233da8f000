/// A place between two lines of a journal.
struct JournalPosition: Hashable, Sendable {
  /// The last commit before this place.
  var sequence: Int
  /// The chain's value there.
  var chain: Fingerprint
  /// In bytes from the start of the file.
  var offset = 0
  /// How many lines of the file stand before.
  var lines = 0
}

/// What stands behind the last good line of a journal.
enum JournalTail: Hashable, Sendable {
  /// Nothing: the file ends with the line.
  case clean
  /// Bytes that a broken-off append can leave: no line feed, or a hole of zeros in the last line.
  case torn(bytes: Int)
  /// A line that does not belong there.
  case bad(Damage)
}

/// Reads a journal line by line, checking the chain.
struct JournalReader {
  /// A hole left by a crash is at least a sector; anything shorter is damage.
  private static let sector = 512

  let file: StoreFile
  private(set) var position: JournalPosition
  private var window: [UInt8] = []
  /// Offset in the file of the window's first byte.
  private var windowStart: Int
  private var consumed = 0
  private var isAtEnd = false

  init(_ file: StoreFile, from position: JournalPosition) {
    self.file = file
    self.position = position
    windowStart = position.offset
  }

  /// The next good line; nil at the tail, see `tail()`.
  mutating func next() throws(StorageError) -> JournalEntry? {
    guard let line = try line() else { return nil }
    guard
      let parsed = try? JournalLine.parsed(
        line, sequence: position.sequence + 1, after: position.chain)
    else { return nil }
    consumed += line.count + 1
    position = JournalPosition(
      sequence: parsed.entry.sequence, chain: parsed.chain,
      offset: position.offset + line.count + 1, lines: position.lines + 1)
    return parsed.entry
  }

  /// What stands at the position where `next` gave nil.
  mutating func tail() throws(StorageError) -> JournalTail {
    guard let line = try line() else {
      let rest = window.count - consumed
      return rest == 0 ? .clean : .torn(bytes: rest)
    }
    do throws(JournalLine.Flaw) {
      _ = try JournalLine.parsed(line, sequence: position.sequence + 1, after: position.chain)
      return .clean
    } catch {
      if try isHole(line) { return .torn(bytes: window.count - consumed) }
      return .bad(
        Damage(
          file: file.name, line: position.lines + 1, byte: position.offset + error.offset,
          kind: error.kind))
    }
  }

  /// Whether a bad line is the file's last and has a sector of zeros in it.
  private mutating func isHole(_ line: [UInt8]) throws(StorageError) -> Bool {
    while !isAtEnd { try readMore() }
    if consumed + line.count + 1 != window.count { return false }
    var start = position.offset
    while start < position.offset + line.count {
      let end = min((start / Self.sector + 1) * Self.sector, position.offset + line.count)
      let isWhole = end - start == Self.sector
      let slice = line[(start - position.offset)..<(end - position.offset)]
      if isWhole && slice.allSatisfy({ $0 == 0 }) { return true }
      start = end
    }
    return false
  }

  /// The bytes up to the next line feed; nil when there is none up to the end of the file.
  private mutating func line() throws(StorageError) -> [UInt8]? {
    var searched = consumed
    while true {
      if let end = window[searched...].firstIndex(of: 0x0A) { return Array(window[consumed..<end]) }
      searched = window.count
      if isAtEnd { return nil }
      let dropped = consumed
      try readMore()
      searched -= dropped
    }
  }

  /// Drops what is consumed and reads on.
  private mutating func readMore() throws(StorageError) {
    window.removeSubrange(..<consumed)
    windowStart += consumed
    consumed = 0
    let wanted = max(StoreLimits.window, window.count)
    let more = try file.read(count: wanted, at: windowStart + window.count)
    window += more
    if more.count < wanted { isAtEnd = true }
  }
}
