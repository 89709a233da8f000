/// What a store is locked for.
package enum StoreLockKind: Hashable, Sendable {
  /// One commit, or the switch of the generation.
  case commit
  /// All of a compaction.
  case compaction
  /// Attachments being written that no commit names yet.
  case attachments

  var byte: Int {
    switch self {
    case .commit: 0
    case .compaction: 1
    case .attachments: 2
    }
  }
}

/// Who holds a lock, as noted in the lock file: information, never a reason to break the lock.
package struct LockHolder: Hashable, Sendable {
  /// The process number.
  package let process: Int32
  /// The person, as the caller names them; at most 32 bytes are kept.
  package let who: String
  /// When it was taken, as the caller writes time.
  package let since: String

  package init(process: Int32, who: String, since: String) {
    self.process = process
    self.who = who
    self.since = since
  }
}

/// The locks of a store: bytes of the file `lock`, locked through one descriptor.
///
/// The kernel drops them when the process dies, so a lock is never stale. Notes of 128 bytes say
/// who holds the commit and the compaction lock.
struct StoreLock {
  private static let noteLength = 128
  private static let longestPause = 8

  let file: StoreFile
  private let directory: StoreDirectory

  init(directory: StoreDirectory) throws(StorageError) {
    self.directory = directory
    file = try directory.open(StorePaths.lock, access: .readWrite)
  }

  /// Takes a lock, waiting up to `deadline` milliseconds.
  func acquire(
    _ kind: StoreLockKind, _ holder: LockHolder, deadline: Int
  ) throws(StorageError) {
    let fileSystem = directory.fileSystem
    let start = fileSystem.monotonicMilliseconds
    var pause = 1
    while try !file.setLock(.exclusive, onByte: kind.byte) {
      let waited = fileSystem.monotonicMilliseconds - start
      if waited >= deadline {
        throw .busy(kind, holder: note(kind), waitedMilliseconds: waited)
      }
      fileSystem.pause(milliseconds: min(pause, deadline - waited))
      pause = min(pause * 2, Self.longestPause)
    }
    do {
      try checkStillNamed()
    } catch {
      release(kind)
      throw error
    }
    writeNote(kind, holder)
  }

  /// Takes a lock if it is free.
  func tryAcquire(_ kind: StoreLockKind, _ mode: LockMode) throws(StorageError) -> Bool {
    try file.setLock(mode, onByte: kind.byte)
  }

  /// Drops a lock; closing the file would do the same.
  func release(_ kind: StoreLockKind) {
    _ = try? file.setLock(.unlocked, onByte: kind.byte)
  }

  /// Two processes with two lock files would not see each other.
  private func checkStillNamed() throws(StorageError) {
    guard let named = try directory.status(of: StorePaths.lock) else {
      throw .damaged(Damage(file: StorePaths.lock, kind: .missing))
    }
    if !named.isSameFile(as: try file.status()) {
      throw .unsafe(file: StorePaths.lock, .replaced)
    }
  }

  // MARK: Notes

  private func writeNote(_ kind: StoreLockKind, _ holder: LockHolder) {
    var emitter = JSONEmitter()
    emitter.beginObject()
    emitter.key("pid")
    emitter.integer(holder.process)
    emitter.key("who")
    emitter.string(Self.shortened(holder.who))
    emitter.key("since")
    emitter.string(Self.shortened(holder.since))
    emitter.endObject()
    var note = emitter.bytes.prefix(Self.noteLength - 1)
    note.append(contentsOf: repeatElement(0x20, count: Self.noteLength - 1 - note.count))
    note.append(0x0A)
    // A full disk must not keep anybody from trying: the note is a courtesy.
    try? file.write(Array(note), at: kind.byte * Self.noteLength)
  }

  private func note(_ kind: StoreLockKind) -> LockHolder? {
    guard let bytes = try? file.read(count: Self.noteLength, at: kind.byte * Self.noteLength) else {
      return nil
    }
    return bytes.withUnsafeBytes { buffer -> LockHolder? in
      var scanner = JSONScanner(buffer)
      return try? Self.holder(&scanner)
    }
  }

  private static func holder(_ scanner: inout JSONScanner) throws(JSONError) -> LockHolder {
    var process: Int32 = 0
    var who = ""
    var since = ""
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      if scanner.text(key, is: "pid") {
        process = Int32(truncatingIfNeeded: try scanner.integer())
      } else if scanner.text(key, is: "who") {
        who = scanner.string(try scanner.string())
      } else if scanner.text(key, is: "since") {
        since = scanner.string(try scanner.string())
      } else {
        try scanner.skipValue()
      }
    }
    return LockHolder(process: process, who: who, since: since)
  }

  private static func shortened(_ text: String) -> String {
    var result = ""
    for character in text where character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) {
      if (result + String(character)).utf8.count > 32 { break }
      result.append(character)
    }
    return result
  }
}
