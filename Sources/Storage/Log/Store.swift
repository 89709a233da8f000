/// A directory of files that keeps what was committed, through crashes and beside other processes.
///
/// A snapshot (segments of lines) and a journal (one line a commit) make up a generation. Many
/// stores may be open on one directory: commits are serialised by a lock and each first reads what
/// others committed; readers take no lock and never write. What lines mean is the caller's affair.
///
///     let store = try Store.open(at: path, access: .readWrite)
///     try store.load { segments in … } entry: { entry in … }
///     try store.transaction(holder: holder) { entry in … } reload: { … } body: { context in … }
///
/// Not `Sendable`: one actor or thread uses it. Errors are `StorageError`, or what the caller's
/// closures throw.
package final class Store {
  package let path: String
  let directory: StoreDirectory
  let options: StoreOptions
  /// Nil when the store was opened for reading, or may not be written.
  let lock: StoreLock?
  /// Why the store cannot be changed; nil when it can.
  package internal(set) var readOnlyReason: ReadOnlyReason?

  /// The generation that `position` belongs to.
  var manifest: Manifest
  /// The journal of that generation, once it has been opened.
  var journal: StoreFile?
  /// Up to where the caller has been given the journal.
  var position: JournalPosition
  /// The tail that the last look at the journal found torn.
  var tornTail: StoreWarning?
  /// Attachments of this store that no commit names yet.
  var openAttachments: Set<String> = []
  private let volumeWarning: StoreWarning?

  init(
    path: String, directory: StoreDirectory, options: StoreOptions, lock: StoreLock?,
    readOnlyReason: ReadOnlyReason?, manifest: Manifest, volumeWarning: StoreWarning?
  ) {
    self.path = path
    self.directory = directory
    self.options = options
    self.lock = lock
    self.readOnlyReason = readOnlyReason
    self.manifest = manifest
    self.volumeWarning = volumeWarning
    position = manifest.start
  }

  /// What the person should know.
  package var warnings: [StoreWarning] {
    var warnings = [volumeWarning, tornTail].compactMap(\.self)
    if let readOnlyReason, readOnlyReason != .asked { warnings.append(.readOnly(readOnlyReason)) }
    return warnings
  }

  /// The last commit that the caller has been given; 0 before the first.
  package var sequence: Int { position.sequence }

  /// The chain's value at `sequence`: written down elsewhere, it later proves that history up to
  /// there was not changed.
  package var chain: Fingerprint { position.chain }

  /// The number of the generation, counted from 1.
  package var generation: Int { manifest.generation }

  /// The last commit that the current snapshot holds; 0 for none.
  package var snapshotSequence: Int { manifest.sequence }

  /// The name of the current journal.
  package var journalName: String { manifest.journal.name }

  /// The segments of the current snapshot.
  package var segments: [SegmentInfo] { manifest.segments }
}

extension Manifest {
  /// The place before the first line of the journal.
  var start: JournalPosition { JournalPosition(sequence: sequence, chain: chain) }
}
