private import Glibc

extension Store {
  /// The manifest in force.
  func currentManifest() throws(StorageError) -> Manifest {
    guard let current = try Self.readManifest(directory) else {
      throw .damaged(Damage(file: StorePaths.manifest, kind: .missing))
    }
    if current.store != manifest.store || current.generation < manifest.generation {
      let kind = Damage.Kind.manifestOutdated(
        generation: current.generation, acknowledged: manifest.generation)
      throw .damaged(Damage(file: StorePaths.manifest, kind: kind))
    }
    return current
  }

  /// Puts a manifest in place by rename; the caller then syncs the directory.
  static func writeManifest(
    _ manifest: Manifest, in directory: StoreDirectory
  ) throws(StorageError) {
    do {
      let draft = try directory.createReplacingLeftover(StorePaths.manifestDraft)
      try draft.write(manifest.encoded(), at: 0)
      try draft.sync()
    }
    try directory.rename(StorePaths.manifestDraft, to: StorePaths.manifest)
  }

  /// Switches to a new generation; under the commit lock.
  ///
  /// The new journal gets the bytes `range` of the current one. All new files and their names are
  /// durable before the manifest refers to them, and the manifest before anything is committed.
  ///
  /// - Throws: an error after which nothing has changed; or `outcomeUnknown` when the manifest
  ///   was replaced and may not be durable, after which the store is read only.
  func switchGeneration(
    to next: Manifest, copying range: Range<Int>
  ) throws(StorageError) -> StoreFile {
    let copy = try directory.createReplacingLeftover(next.journal.name)
    var offset = range.lowerBound
    let journal = try openJournal()
    while offset < range.upperBound {
      let count = min(StoreLimits.window, range.upperBound - offset)
      let bytes = try journal.read(count: count, at: offset)
      if bytes.count < count {
        throw .damaged(Damage(file: journal.name, byte: offset + bytes.count, kind: .truncated))
      }
      try copy.write(bytes, at: offset - range.lowerBound)
      offset += count
    }
    try copy.sync()
    try directory.sync()
    do {
      try Self.writeManifest(next, in: directory)
      try directory.sync()
    } catch {
      if let found = try? Self.readManifest(directory), found.generation == manifest.generation {
        throw error
      }
      guard case .system(let call, _, let code) = error else { throw error }
      readOnlyReason = .switchUnfinished(code: code)
      throw .outcomeUnknown(call: call, code: code)
    }
    return copy
  }

  /// The journal of the generation that `position` belongs to.
  func openJournal() throws(StorageError) -> StoreFile {
    if let journal { return journal }
    let opened = try openJournal(of: manifest)
    journal = opened
    return opened
  }

  func openJournal(of manifest: Manifest) throws(StorageError) -> StoreFile {
    guard let file = try journalIfThere(of: manifest) else {
      throw .damaged(Damage(file: manifest.journal.name, kind: .missing))
    }
    return file
  }

  /// Opens a generation's journal; nil when there is no such file.
  func journalIfThere(of manifest: Manifest) throws(StorageError) -> StoreFile? {
    do {
      return try directory.open(
        manifest.journal.name, access: lock == nil ? .read : .readWrite)
    } catch .system(.open, _, ENOENT) {
      return nil
    }
  }
}
