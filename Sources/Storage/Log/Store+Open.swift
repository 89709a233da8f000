private import Glibc

extension Store {
  /// Opens an existing store and checks that it is safe to use; changes nothing.
  ///
  /// A store that this process may not write, that wants a newer writer, or whose `head` is
  /// unknown, opens read-only with the reason in `readOnlyReason`.
  ///
  /// - Throws: `noStore`, `unsafe`, `networkVolume`, `formatTooNew`, `damaged`, `system`.
  package static func open(
    at path: String, fileSystem: any FileSystem = DiskFileSystem(), access: StoreAccess,
    options: StoreOptions = StoreOptions()
  ) throws(StorageError) -> Store {
    let directory = try openDirectory(path, fileSystem: fileSystem)
    let warning = try check(directory, path: path, options: options)
    guard let manifest = try readManifest(directory) else { throw .noStore(path: path) }
    var reason: ReadOnlyReason? = access == .readOnly ? .asked : nil
    var lock: StoreLock?
    if access == .readWrite {
      if manifest.minimumWriter > Manifest.format {
        reason = .writerTooOld(needed: manifest.minimumWriter, supported: Manifest.format)
      } else {
        do {
          lock = try StoreLock(directory: directory)
        } catch .system(_, _, let code) where [EACCES, EROFS, EPERM].contains(code) {
          reason = .notWritable(code: code)
        } catch .system(_, _, ENOENT) {
          throw .damaged(Damage(file: StorePaths.lock, kind: .missing))
        }
      }
    }
    let store = Store(
      path: path, directory: directory, options: options, lock: lock, readOnlyReason: reason,
      manifest: manifest, volumeWarning: warning)
    if store.readOnlyReason == nil, try store.readHead()?.newest == nil {
      store.readOnlyReason = .headUnknown
    }
    return store
  }

  /// Opens the directory itself, without following a link in its place.
  static func openDirectory(
    _ path: String, fileSystem: any FileSystem
  ) throws(StorageError) -> StoreDirectory {
    let descriptor: Descriptor
    do {
      descriptor = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.openDirectory(
          StorePath(path).whole, in: nil, followingLink: false)
      }
    } catch {
      switch error.code {
      case ENOENT: throw .noStore(path: path)
      case ELOOP: throw .unsafe(file: path, .symbolicLink)
      case ENOTDIR: throw .unsafe(file: path, .wrongKind)
      default: throw .system(call: error.call, file: path, code: error.code)
      }
    }
    do {
      let status = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.status(of: descriptor)
      }
      return StoreDirectory(
        fileSystem: fileSystem, descriptor: descriptor, prefix: "", status: status)
    } catch {
      fileSystem.close(descriptor)
      throw .system(call: error.call, file: path, code: error.code)
    }
  }

  /// Checks volume, owner and mode of a store's directory and of those above it.
  @discardableResult
  static func check(
    _ directory: StoreDirectory, path: String, options: StoreOptions
  ) throws(StorageError) -> StoreWarning? {
    let fileSystem = directory.fileSystem
    let status = directory.status
    let volume: Volume
    let ancestors: [FileStatus]
    do {
      volume = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.volume(of: directory.descriptor)
      }
      ancestors = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.ancestors(of: directory.descriptor)
      }
    } catch {
      throw .system(call: error.call, file: path, code: error.code)
    }
    if case .network(let type) = volume { throw .networkVolume(type: type) }
    if status.mode & (directory.isShared ? 0o002 : 0o022) != 0 {
      throw .unsafe(file: path, .writableByOthers(mode: status.mode))
    }
    let isOwn = directory.isShared || status.owner == fileSystem.effectiveUser
    if !isOwn && !options.trustsForeignOwner {
      throw .unsafe(file: path, .foreignOwner(status.owner))
    }
    // In a sticky directory such as /tmp nobody else can rename the store away.
    for (index, above) in ancestors.enumerated() where above.mode & 0o1002 == 0o002 {
      throw .unsafe(file: path, .ancestorWritable(level: index + 1, mode: above.mode))
    }
    if case .memory(let type) = volume { return .memoryVolume(type: type) }
    return nil
  }

  /// The manifest in force; nil when there is none.
  static func readManifest(_ directory: StoreDirectory) throws(StorageError) -> Manifest? {
    let file: StoreFile
    do {
      file = try directory.open(StorePaths.manifest)
    } catch .system(.open, _, ENOENT) {
      return nil
    }
    return try Manifest.decoded(try file.read(count: try file.status().size, at: 0))
  }
}

/// A path taken apart, without slashes at its end.
struct StorePath {
  let whole: String
  /// The directory to look the last part up in; nil when the path is no more than a parent.
  let parent: String?
  let name: String

  init(_ path: String) {
    var trimmed = Substring(path)
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    whole = String(trimmed)
    let slash = trimmed.lastIndex(of: "/")
    name = String(slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed)
    if name.isEmpty || name == "." || name == ".." {
      parent = nil
    } else if let slash {
      parent = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    } else {
      parent = "."
    }
  }
}
