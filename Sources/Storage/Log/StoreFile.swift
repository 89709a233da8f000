/// An open file of a store; closed when the last reference goes.
final class StoreFile: Sendable {
  let name: String
  let descriptor: Descriptor
  private let fileSystem: any FileSystem

  init(name: String, descriptor: Descriptor, fileSystem: any FileSystem) {
    self.name = name
    self.descriptor = descriptor
    self.fileSystem = fileSystem
  }

  deinit {
    fileSystem.close(descriptor)
  }

  /// Fills `buffer` from `offset` on; returns fewer bytes only at the end of the file.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(StorageError) -> Int {
    try named { () throws(FileError) in
      try fileSystem.readWhole(descriptor, into: buffer, at: offset)
    }
  }

  /// Reads `count` bytes at `offset`, fewer only at the end of the file.
  func read(count: Int, at offset: Int) throws(StorageError) -> [UInt8] {
    try named { () throws(FileError) in
      try fileSystem.readWhole(descriptor, count: count, at: offset)
    }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
    try named { () throws(FileError) in
      try fileSystem.writeWhole(bytes, to: descriptor, at: offset)
    }
  }

  func syncData() throws(StorageError) {
    try once { () throws(FileError) in try fileSystem.syncData(descriptor) }
  }

  func sync() throws(StorageError) {
    try once { () throws(FileError) in try fileSystem.sync(descriptor) }
  }

  func truncate(to length: Int) throws(StorageError) {
    try once { () throws(FileError) in try fileSystem.truncate(descriptor, to: length) }
  }

  func setMode(_ mode: UInt32) throws(StorageError) {
    try once { () throws(FileError) in try fileSystem.setMode(mode, of: descriptor) }
  }

  func status() throws(StorageError) -> FileStatus {
    try once { () throws(FileError) in try fileSystem.status(of: descriptor) }
  }

  /// Takes or drops a lock; false when somebody else holds it.
  func setLock(_ lock: LockMode, onByte byte: Int) throws(StorageError) -> Bool {
    try once { () throws(FileError) in
      try fileSystem.setLock(lock, onByte: byte, of: descriptor)
    }
  }

  private func once<Result>(
    _ call: () throws(FileError) -> Result
  ) throws(StorageError) -> Result {
    try named { () throws(FileError) in try fileSystem.uninterrupted(call) }
  }

  private func named<Result>(
    _ call: () throws(FileError) -> Result
  ) throws(StorageError) -> Result {
    do {
      return try call()
    } catch {
      throw .system(call: error.call, file: name, code: error.code)
    }
  }
}
