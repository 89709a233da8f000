import Glibc

/// Why a file that the program makes could not be made.
package enum OutputFileError: Error, Equatable, Sendable {
  case isDirectory(path: String)
  /// A device, a pipe or a socket stands there.
  case isNotAFile(path: String)
  /// It is the very file that is being read.
  case isTheInput(path: String)
  /// It lies in the directory of a store.
  case isInStore(path: String)
  case cannotCreate(path: String, errno: Int32)
  case cannotWrite(path: String, errno: Int32)
}

/// A new file that takes its place only when it is whole: until then it has another name, and it is
/// gone when it is given up.
final class ReplacingFile {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var isCommitted = false

  /// Begins a file that only its owner may read (mode 0600), in the directory of `path`.
  init(path: String) throws(OutputFileError) {
    var status = stat()
    if lstat(path, &status) == 0 {
      let type = status.st_mode & S_IFMT
      if type == S_IFDIR { throw .isDirectory(path: path) }
      if type != S_IFREG, type != S_IFLNK { throw .isNotAFile(path: path) }
    }
    self.path = path
    let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
    temporaryPath = "\(path).\(digits).part"
    descriptor = open(
      temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    _ = fchmod(descriptor, 0o600)
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(temporaryPath) }
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(OutputFileError) {
    guard Engine.write(bytes, to: descriptor) else {
      throw .cannotWrite(path: path, errno: errno)
    }
  }

  /// Makes the bytes durable and puts the file in its place.
  func commit() throws(OutputFileError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
    guard rename(temporaryPath, path) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    isCommitted = true
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    let isSynced = fsync(directory) == 0
    let number = errno
    close(directory)
    guard isSynced else { throw .cannotWrite(path: path, errno: number) }
  }
}
