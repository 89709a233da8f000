internal import Glibc

/// A system call on a file of the person's own that failed.
package struct FileFailure: Error, Equatable, Sendable {
  package var path: String
  package var code: Int32
}

/// Reads a small file.
package func readWholeFile(_ path: String, limit: Int) -> Result<[UInt8], FileFailure> {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return .failure(FileFailure(path: path, code: errno)) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= limit {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return .failure(FileFailure(path: path, code: errno)) }
    if count == 0 { return .success(bytes) }
    bytes.append(contentsOf: buffer[..<count])
  }
  return .failure(FileFailure(path: path, code: EFBIG))
}

/// Replaces a small file of the person's own: written beside it, then renamed.
///
/// Directories that are missing are made, readable by the person only.
package func replaceWholeFile(_ path: String, with bytes: [UInt8]) -> FileFailure? {
  let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  makeDirectories(directory)
  let temporary = path + ".tmp-\(getpid())"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
  guard descriptor >= 0 else { return FileFailure(path: path, code: errno) }
  var start = 0
  while start < bytes.count {
    let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else {
      let failure = FileFailure(path: path, code: errno)
      close(descriptor)
      unlink(temporary)
      return failure
    }
    start += count
  }
  guard close(descriptor) == 0, rename(temporary, path) == 0 else {
    let failure = FileFailure(path: path, code: errno)
    unlink(temporary)
    return failure
  }
  return nil
}

private func makeDirectories(_ path: String) {
  guard !path.isEmpty, access(path, F_OK) != 0 else { return }
  if let slash = path.lastIndex(of: "/") { makeDirectories(String(path[..<slash])) }
  mkdir(path, 0o700)
}
