/// Everything that can go wrong with a store, as facts; no text of contacts is in it.
package enum StorageError: Error, Hashable, Sendable {
  /// A system call failed; nothing was changed by it.
  case system(call: FileCall, file: String, code: Int32)
  /// There is no store under the path.
  case noStore(path: String)
  /// There is a store under the path already.
  case storeExists(path: String)
  /// The directory holds something that is not a store's.
  case directoryNotEmpty(path: String, entry: String)
  /// The path or a file is not safe to use.
  case unsafe(file: String, UnsafeReason)
  /// The store lies on a network file system, whose locks and syncs are not to be trusted.
  case networkVolume(type: String)
  /// The store was written in a newer format.
  case formatTooNew(found: Int, supported: Int)
  /// The store's files contradict each other or themselves; nothing was changed.
  case damaged(Damage)
  /// The store can be read but not changed.
  case readOnly(ReadOnlyReason)
  /// Another process held a lock for all of the time that was given.
  case busy(StoreLockKind, holder: LockHolder?, waitedMilliseconds: Int)
  /// The commit was not saved; the store stands as before.
  case notSaved(call: FileCall, code: Int32)
  /// Whether the commit was saved is unknown; the store is read only until opened anew.
  case outcomeUnknown(call: FileCall, code: Int32)
  /// The journal line would be longer than `StoreLimits.journalLine`.
  case lineTooLong(bytes: Int, limit: Int)
  /// The caller's JSON for a commit or a segment is not what it must be.
  case malformed(MalformedPart, JSONError?)
  /// The file of an attachment was removed or changed before its commit.
  case attachmentLost(file: String)
  /// Another process switched the generation while segments were being written.
  case generationMoved
}

/// Why a store cannot be changed.
package enum ReadOnlyReason: Hashable, Sendable {
  /// It was opened for reading.
  case asked
  /// This process may not write its files.
  case notWritable(code: Int32)
  /// It wants a newer program for writing.
  case writerTooOld(needed: Int, supported: Int)
  /// `head` is missing or both its slots are bad: how far commits were acknowledged is unknown.
  case headUnknown
  /// A sync failed and the store could not be moved to fresh files.
  case syncFailed(code: Int32)
  /// A new manifest is in place but may not be durable.
  case switchUnfinished(code: Int32)
}

/// Why a path or file is not used.
package enum UnsafeReason: Hashable, Sendable {
  /// It is, or goes through, a symbolic link.
  case symbolicLink
  /// It is not a regular file, or not a directory, where one is expected.
  case wrongKind
  /// It has further hard links, or none.
  case linkCount(Int)
  /// It belongs to somebody else.
  case foreignOwner(UInt32)
  /// It belongs to another group than the shared store.
  case foreignGroup(UInt32)
  /// People who should not can write it; the mode bits.
  case writableByOthers(mode: UInt32)
  /// A directory above the store can be changed by anybody; `level` 1 is the nearest.
  case ancestorWritable(level: Int, mode: UInt32)
  /// The lock file was replaced under the name.
  case replaced
}

/// The part of the caller's input that is refused.
package enum MalformedPart: Hashable, Sendable {
  /// Members of `m`: not JSON members, or a name that the store itself writes.
  case metadata
  /// The payload `p`: not one JSON object.
  case payload
  /// A line with a line break inside.
  case lineBreak
  /// A kind of segment that is not 1 to 32 of `a-z0-9-`.
  case segmentKind
  /// A segment to be reused that the current generation does not name.
  case unknownSegment
}
