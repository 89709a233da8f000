private import Glibc

extension Store {
  /// Makes a new store, with directories above it where they are missing, and opens it.
  ///
  /// An empty directory is taken; so is one in which an earlier creation was broken off. The
  /// manifest comes last: before it there is no store, after it a whole one.
  ///
  /// - Throws: `storeExists`, `directoryNotEmpty`, `unsafe`, `networkVolume`, `busy`, `system`,
  ///   and what `segments` throw.
  package static func create(
    at path: String, fileSystem: any FileSystem = DiskFileSystem(),
    options: StoreOptions = StoreOptions(), holder: LockHolder, segments: [SegmentPlan] = []
  ) throws -> Store {
    try make(at: path, fileSystem: fileSystem, options: options, holder: holder) { directory in
      try writeFiles(directory, segments: segments)
    }
    return try open(at: path, fileSystem: fileSystem, access: .readWrite, options: options)
  }

  /// Makes a store of the files that `fill` writes, and of the manifest that it returns.
  ///
  /// The mark `unfinished` is durable before anything else and gone only behind the manifest, so
  /// that remains can be told from a store that lost its manifest, of which nothing is removed.
  static func make(
    at path: String, fileSystem: any FileSystem, options: StoreOptions, holder: LockHolder,
    fill: (StoreDirectory) throws -> Manifest
  ) throws {
    try StoreSignals.deferred {
      let directory = try emptyDirectory(path, fileSystem: fileSystem, options: options)
      let lock = try takeLock(directory, holder)
      defer { lock.release(.commit) }
      try removeRemains(directory, path: path)
      _ = try directory.create(StorePaths.unfinished)
      try directory.sync()
      for folder in [StorePaths.archive, StorePaths.quarantine] { try directory.makeFolder(folder) }
      let manifest = try fill(directory)
      try directory.folder(StorePaths.archive).sync()
      try directory.sync()
      try syncParent(path, fileSystem: fileSystem)
      try writeManifest(manifest, in: directory)
      try directory.sync()
      try directory.remove(StorePaths.unfinished)
    }
  }

  // MARK: The directory

  private static func emptyDirectory(
    _ path: String, fileSystem: any FileSystem, options: StoreOptions
  ) throws(StorageError) -> StoreDirectory {
    let parts = StorePath(path)
    let mode: UInt32 = options.isShared ? 0o2770 : 0o700
    if let parent = parts.parent {
      try makeDirectories(parent, fileSystem: fileSystem)
      try makeDirectory(parts.name, in: parent, mode: mode, fileSystem: fileSystem)
    }
    var directory = try openDirectory(path, fileSystem: fileSystem)
    if try directory.list().isEmpty {
      do {
        try fileSystem.uninterrupted { () throws(FileError) in
          try fileSystem.setMode(mode, of: directory.descriptor)
        }
      } catch {
        throw .system(call: error.call, file: path, code: error.code)
      }
      directory = try openDirectory(path, fileSystem: fileSystem)
    }
    try check(directory, path: path, options: options)
    return directory
  }

  /// Makes a directory and those above it, as far as they are missing.
  private static func makeDirectories(
    _ path: String, fileSystem: any FileSystem
  ) throws(StorageError) {
    do {
      fileSystem.close(
        try fileSystem.uninterrupted { () throws(FileError) in
          try fileSystem.openDirectory(path, in: nil, followingLink: true)
        })
      return
    } catch {
      if error.code != ENOENT { throw .system(call: error.call, file: path, code: error.code) }
    }
    let parts = StorePath(path)
    guard let parent = parts.parent else {
      throw .system(call: .openDirectory, file: path, code: ENOENT)
    }
    try makeDirectories(parent, fileSystem: fileSystem)
    try makeDirectory(parts.name, in: parent, mode: 0o700, fileSystem: fileSystem)
    try syncDirectory(parent, fileSystem: fileSystem)
  }

  /// Makes a directory unless it is there.
  private static func makeDirectory(
    _ name: String, in parent: String, mode: UInt32, fileSystem: any FileSystem
  ) throws(StorageError) {
    do {
      let above = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.openDirectory(parent, in: nil, followingLink: true)
      }
      defer { fileSystem.close(above) }
      try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.makeDirectory(name, in: above, mode: mode)
      }
    } catch {
      if error.code == EEXIST { return }
      throw .system(call: error.call, file: name, code: error.code)
    }
  }

  private static func syncParent(
    _ path: String, fileSystem: any FileSystem
  ) throws(StorageError) {
    if let parent = StorePath(path).parent {
      try syncDirectory(parent, fileSystem: fileSystem)
    }
  }

  private static func syncDirectory(
    _ path: String, fileSystem: any FileSystem
  ) throws(StorageError) {
    do {
      let directory = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.openDirectory(path, in: nil, followingLink: true)
      }
      defer { fileSystem.close(directory) }
      try fileSystem.uninterrupted { () throws(FileError) in try fileSystem.sync(directory) }
    } catch {
      throw .system(call: error.call, file: path, code: error.code)
    }
  }

  // MARK: The files

  /// Two creations at once are told apart by the lock, as commits are.
  private static func takeLock(
    _ directory: StoreDirectory, _ holder: LockHolder
  ) throws(StorageError) -> StoreLock {
    if try directory.status(of: StorePaths.lock) == nil {
      do {
        _ = try directory.create(StorePaths.lock)
      } catch .system(.create, _, EEXIST) {}
    }
    let lock = try StoreLock(directory: directory)
    try lock.acquire(.commit, holder, deadline: 0)
    return lock
  }

  /// Removes what a broken-off creation left, and refuses anything else.
  private static func removeRemains(
    _ directory: StoreDirectory, path: String
  ) throws(StorageError) {
    let names = try directory.list()
    if names.contains(StorePaths.manifest) { throw .storeExists(path: path) }
    let isUnfinished = names.contains(StorePaths.unfinished)
    for name in names {
      let role = StorePaths.role(of: name)
      if role == nil || !isUnfinished && role != .lock {
        throw .directoryNotEmpty(path: path, entry: name)
      }
    }
    for name in [StorePaths.archive, StorePaths.quarantine] where names.contains(name) {
      let folder = try directory.folder(name)
      for entry in try folder.list() {
        if name == StorePaths.quarantine || StorePaths.role(of: entry) == nil {
          throw .directoryNotEmpty(path: path, entry: name + "/" + entry)
        }
        try folder.remove(entry)
      }
    }
    // The mark last: until then the rest is known for what it is.
    let kept = [StorePaths.lock, StorePaths.archive, StorePaths.quarantine, StorePaths.unfinished]
    for name in names where !kept.contains(name) { try directory.remove(name) }
    if isUnfinished {
      try directory.sync()
      try directory.remove(StorePaths.unfinished)
    }
  }

  private static func writeFiles(
    _ directory: StoreDirectory, segments plans: [SegmentPlan]
  ) throws -> Manifest {
    let segments = try SegmentPlan.write(plans, generation: 1, current: [], in: directory)
    let name = StorePaths.journal(generation: 1)
    try directory.create(name).sync()
    let store = newIdentity()
    try writeHead(Head(generation: 1, sequence: 0, length: 0), of: store, in: directory)
    return Manifest(
      store: store, generation: 1, sequence: 0,
      chain: Manifest.chainStart(store: store, segments: segments), segments: segments,
      journal: Manifest.JournalStart(name: name, bytes: 0, sequence: 0), previous: nil,
      archive: [])
  }

  /// A store id: 32 hexadecimal digits of chance.
  static func newIdentity() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return String(decoding: Hex.text(bytes), as: UTF8.self)
  }

  /// Writes a new `head`, both slots alike, durably.
  static func writeHead(
    _ head: Head, of store: String, in directory: StoreDirectory
  ) throws(StorageError) {
    let file = try directory.create(StorePaths.head)
    let slot = head.slot(store: store)
    try file.write(slot + slot, at: 0)
    try file.sync()
  }
}
