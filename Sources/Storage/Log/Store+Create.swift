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
    try StoreSignals.deferred {
      let directory = try emptyDirectory(path, fileSystem: fileSystem, options: options)
      let lock = try takeLock(directory, holder)
      defer { lock.release(.commit) }
      try removeRemains(directory, path: path)
      for folder in [StorePaths.archive, StorePaths.quarantine] { try directory.makeFolder(folder) }
      let manifest = try writeFiles(directory, segments: segments)
      try directory.sync()
      try syncParent(path, fileSystem: fileSystem)
      try writeManifest(manifest, in: directory)
      try directory.sync()
    }
    return try open(at: path, fileSystem: fileSystem, access: .readWrite, options: options)
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
    for name in names where StorePaths.role(of: name) == nil {
      throw .directoryNotEmpty(path: path, entry: name)
    }
    for folder in [StorePaths.archive, StorePaths.quarantine] where names.contains(folder) {
      if let entry = try directory.folder(folder).list().first {
        throw .directoryNotEmpty(path: path, entry: folder + "/" + entry)
      }
    }
    for name in names {
      switch StorePaths.role(of: name) {
      case .segment, .journal(generation: 1), .manifestDraft, .head: try directory.remove(name)
      case .lock, .folder: break
      default: throw .directoryNotEmpty(path: path, entry: name)
      }
    }
  }

  private static func writeFiles(
    _ directory: StoreDirectory, segments plans: [SegmentPlan]
  ) throws -> Manifest {
    let segments = try SegmentPlan.write(plans, generation: 1, current: [], in: directory)
    let name = StorePaths.journal(generation: 1)
    try directory.create(name).sync()
    let store = String(decoding: Hex.text(randomIdentifier()), as: UTF8.self)
    let head = try directory.create(StorePaths.head)
    let slot = Head(generation: 1, sequence: 0, length: 0).slot(store: store)
    try head.write(slot + slot, at: 0)
    try head.sync()
    return Manifest(
      store: store, generation: 1, sequence: 0,
      chain: Manifest.chainStart(store: store, segments: segments), segments: segments,
      journal: Manifest.JournalStart(name: name, bytes: 0, sequence: 0), previous: nil,
      archive: [])
  }

  private static func randomIdentifier() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
