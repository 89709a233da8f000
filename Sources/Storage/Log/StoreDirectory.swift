private import Glibc

/// The open directory of a store, or one inside it; everything is looked up from here.
///
/// Files are opened without following links and checked as opened: regular, one link, the store's
/// owner (its group, when shared), not writable by people who should not.
final class StoreDirectory: Sendable {
  let fileSystem: any FileSystem
  let descriptor: Descriptor
  /// The folder's name with a slash, in front of file names in errors; empty for the store itself.
  let prefix: String
  let status: FileStatus

  init(
    fileSystem: any FileSystem, descriptor: Descriptor, prefix: String, status: FileStatus
  ) {
    self.fileSystem = fileSystem
    self.descriptor = descriptor
    self.prefix = prefix
    self.status = status
  }

  deinit {
    fileSystem.close(descriptor)
  }

  /// Whether the store is shared by a group (mode 2770).
  var isShared: Bool { Self.isShared(status) }

  static func isShared(_ status: FileStatus) -> Bool {
    status.mode & 0o2070 == 0o2070
  }

  /// The mode of files that the store changes.
  var fileMode: UInt32 { isShared ? 0o660 : 0o600 }

  // MARK: Files

  /// Opens a file and checks it.
  func open(_ name: String, access: FileAccess = .read) throws(StorageError) -> StoreFile {
    let descriptor: Descriptor
    do {
      descriptor = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.open(name, in: self.descriptor, access: access)
      }
    } catch {
      if error.code == ELOOP { throw .unsafe(file: prefix + name, .symbolicLink) }
      throw .system(call: error.call, file: prefix + name, code: error.code)
    }
    let file = StoreFile(name: prefix + name, descriptor: descriptor, fileSystem: fileSystem)
    try check(try file.status(), of: prefix + name, access)
    return file
  }

  /// Creates a file that must not exist.
  func create(_ name: String) throws(StorageError) -> StoreFile {
    let descriptor = try named(name) { () throws(FileError) in
      try fileSystem.create(name, in: self.descriptor)
    }
    let file = StoreFile(name: prefix + name, descriptor: descriptor, fileSystem: fileSystem)
    try file.setMode(fileMode)
    return file
  }

  /// Creates a file whose leftover, if there is one, nothing refers to.
  func createReplacingLeftover(_ name: String) throws(StorageError) -> StoreFile {
    do {
      return try create(name)
    } catch .system(.create, _, EEXIST) {
      try remove(name)
      return try create(name)
    }
  }

  func remove(_ name: String) throws(StorageError) {
    try named(name) { () throws(FileError) in
      try fileSystem.remove(name, in: descriptor)
    }
  }

  /// Renames into this or another directory of the store.
  func rename(
    _ name: String, to newName: String, in other: StoreDirectory? = nil
  ) throws(StorageError) {
    try named(name) { () throws(FileError) in
      try fileSystem.rename(name, in: descriptor, to: newName, in: (other ?? self).descriptor)
    }
  }

  func list() throws(StorageError) -> [String] {
    try named("") { () throws(FileError) in try fileSystem.list(descriptor) }
  }

  /// What a name stands for; nil when there is nothing.
  func status(of name: String) throws(StorageError) -> FileStatus? {
    do {
      return try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.status(of: name, in: descriptor)
      }
    } catch {
      if error.code == ENOENT { return nil }
      throw .system(call: error.call, file: prefix + name, code: error.code)
    }
  }

  /// Makes the names in this directory durable.
  func sync() throws(StorageError) {
    try named("") { () throws(FileError) in try fileSystem.sync(descriptor) }
  }

  // MARK: Folders

  /// Opens a folder of the store.
  func folder(_ name: String) throws(StorageError) -> StoreDirectory {
    let opened = try named(name) { () throws(FileError) in
      try fileSystem.openDirectory(name, in: descriptor, followingLink: false)
    }
    let found: FileStatus
    do {
      found = try fileSystem.uninterrupted { () throws(FileError) in
        try fileSystem.status(of: opened)
      }
    } catch {
      fileSystem.close(opened)
      throw .system(call: error.call, file: prefix + name, code: error.code)
    }
    return StoreDirectory(
      fileSystem: fileSystem, descriptor: opened, prefix: prefix + name + "/", status: found)
  }

  /// Makes a folder of the store unless it is there.
  func makeFolder(_ name: String) throws(StorageError) {
    do {
      try named(name) { () throws(FileError) in
        try fileSystem.makeDirectory(name, in: descriptor, mode: isShared ? 0o2770 : 0o700)
      }
    } catch .system(.makeDirectory, _, EEXIST) {
      return
    }
  }

  // MARK: Checks

  private func check(
    _ found: FileStatus, of file: String, _ access: FileAccess
  ) throws(StorageError) {
    if found.kind != .regular { throw .unsafe(file: file, .wrongKind) }
    // A file may lose its name while it is being opened to be read, never to be written.
    if found.linkCount > 1 || found.linkCount < 1 && access == .readWrite {
      throw .unsafe(file: file, .linkCount(found.linkCount))
    }
    if isShared {
      if found.group != status.group { throw .unsafe(file: file, .foreignGroup(found.group)) }
    } else if found.owner != status.owner {
      throw .unsafe(file: file, .foreignOwner(found.owner))
    }
    if found.mode & (isShared ? 0o002 : 0o022) != 0 {
      throw .unsafe(file: file, .writableByOthers(mode: found.mode))
    }
  }

  private func named<Result>(
    _ name: String, _ call: () throws(FileError) -> Result
  ) throws(StorageError) -> Result {
    do {
      return try fileSystem.uninterrupted(call)
    } catch {
      throw .system(call: error.call, file: prefix + name, code: error.code)
    }
  }
}
