private import Glibc

/// The file system of this machine.
package struct DiskFileSystem: FileSystem {
  package init() {}

  package func openDirectory(
    _ name: String, in parent: Descriptor?, followingLink: Bool
  ) throws(FileError) -> Descriptor {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followingLink ? 0 : O_NOFOLLOW)
    return try raised(openat(parent?.number ?? AT_FDCWD, name, flags), .openDirectory)
  }

  package func makeDirectory(
    _ name: String, in parent: Descriptor, mode: UInt32
  ) throws(FileError) {
    try check(mkdirat(parent.number, name, mode & 0o777), .makeDirectory)
    // The umask may have taken bits away, and mkdir ignores set-gid.
    let made = try openDirectory(name, in: parent, followingLink: false)
    defer { close(made) }
    try setMode(mode, of: made)
  }

  package func open(
    _ name: String, in directory: Descriptor, access: FileAccess
  ) throws(FileError) -> Descriptor {
    // Non-blocking, so that a pipe planted under the name cannot hang the store.
    let flags = (access == .read ? O_RDONLY : O_RDWR) | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    return try raised(openat(directory.number, name, flags), .open)
  }

  package func create(_ name: String, in directory: Descriptor) throws(FileError) -> Descriptor {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return try raised(openat(directory.number, name, flags, 0o600), .create)
  }

  package func setMode(_ mode: UInt32, of file: Descriptor) throws(FileError) {
    try check(fchmod(file.number, mode), .setMode)
  }

  package func close(_ file: Descriptor) {
    _ = Glibc.close(file.number)
  }

  package func read(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    try check(pread(file.number, buffer.baseAddress, buffer.count, offset), .read)
  }

  package func write(
    _ bytes: UnsafeRawBufferPointer, to file: Descriptor, at offset: Int
  ) throws(FileError) -> Int {
    try check(pwrite(file.number, bytes.baseAddress, bytes.count, offset), .write)
  }

  package func syncData(_ file: Descriptor) throws(FileError) {
    try check(fdatasync(file.number), .syncData)
  }

  package func sync(_ file: Descriptor) throws(FileError) {
    try check(fsync(file.number), .sync)
  }

  package func truncate(_ file: Descriptor, to length: Int) throws(FileError) {
    try check(ftruncate(file.number, length), .truncate)
  }

  package func rename(
    _ name: String, in directory: Descriptor, to newName: String, in newDirectory: Descriptor
  ) throws(FileError) {
    try check(renameat(directory.number, name, newDirectory.number, newName), .rename)
  }

  package func remove(_ name: String, in directory: Descriptor) throws(FileError) {
    try check(unlinkat(directory.number, name, 0), .remove)
  }

  package func list(_ directory: Descriptor) throws(FileError) -> [String] {
    // A stream takes its descriptor over and moves its position, so it gets one of its own.
    let own = try check(openat(directory.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), .list)
    guard let stream = fdopendir(own) else {
      let code = errno
      _ = Glibc.close(own)
      throw FileError(call: .list, code: code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileError(call: .list, code: errno) }
        return names
      }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  package func setLock(
    _ lock: LockMode, onByte byte: Int, of file: Descriptor
  ) throws(FileError) -> Bool {
    var request = flock()
    request.l_whence = Int16(SEEK_SET)
    request.l_start = byte
    request.l_len = 1
    switch lock {
    case .exclusive: request.l_type = Int16(F_WRLCK)
    case .shared: request.l_type = Int16(F_RDLCK)
    case .unlocked: request.l_type = Int16(F_UNLCK)
    }
    // F_OFD_SETLK of <fcntl.h>, which the Glibc module leaves out.
    let setOpenFileLock: Int32 = 37
    if fcntl(file.number, setOpenFileLock, &request) == 0 { return true }
    if errno == EAGAIN || errno == EACCES { return false }
    throw FileError(call: .setLock, code: errno)
  }

  package var effectiveUser: UInt32 { geteuid() }

  package var processNumber: Int32 { getpid() }

  package var monotonicMilliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  package func pause(milliseconds: Int) {
    var time = timespec(
      tv_sec: milliseconds / 1000, tv_nsec: (milliseconds % 1000) * 1_000_000)
    nanosleep(&time, nil)
  }

  @discardableResult
  func check<Count: SignedInteger>(
    _ result: Count, _ call: FileCall
  ) throws(FileError) -> Count {
    if result < 0 { throw FileError(call: call, code: errno) }
    return result
  }

  /// Moves a new descriptor above 2, where no stray write to standard error can reach it.
  private func raised(_ result: Int32, _ call: FileCall) throws(FileError) -> Descriptor {
    let low = try check(result, call)
    if low > 2 { return Descriptor(number: low) }
    let high = fcntl(low, F_DUPFD_CLOEXEC, 3)
    let code = errno
    _ = Glibc.close(low)
    if high < 0 { throw FileError(call: call, code: code) }
    return Descriptor(number: high)
  }
}
