internal import Glibc

/// Whether something stands at a path.
func fileExists(_ path: String) -> Bool {
  access(path, F_OK) == 0
}

/// The type of the file system that a path lies on, as the system's table of mounts names it.
func fileSystemName(of path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  let place = String(cString: resolved)
  guard let table = fopen("/proc/self/mounts", "re") else { return nil }
  defer { fclose(table) }
  var best: (length: Int, name: String)?
  var line: UnsafeMutablePointer<CChar>?
  var capacity = 0
  defer { free(line) }
  while getline(&line, &capacity, table) > 0, let text = line {
    let words = String(cString: text).split(separator: " ")
    guard words.count > 2 else { continue }
    let mount = String(words[1])
    let isAbove = mount == "/" || place == mount || place.hasPrefix(mount + "/")
    if isAbove, mount.utf8.count >= best?.length ?? 0 {
      best = (mount.utf8.count, String(words[2]))
    }
  }
  return best?.name
}

/// Microseconds that one `fdatasync` of a few bytes takes on the disk of a directory, the median of
/// five.
///
/// The bytes go into a file without a name. `nil` where the file system has no such files or the
/// directory may not be written.
func syncTime(in directory: String) -> Int? {
  // __O_TMPFILE | O_DIRECTORY of <fcntl.h>, which the Glibc module leaves out.
  let nameless: Int32 = 0o20_200_000
  let descriptor = open(directory, nameless | O_WRONLY | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  let clock = ContinuousClock()
  var times: [Int] = []
  for round in 0..<5 {
    let bytes = [UInt8](repeating: UInt8(round), count: 512)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
    var isSynced = false
    let time = clock.measure { isSynced = fdatasync(descriptor) == 0 }
    guard isSynced else { return nil }
    times.append(Int(time / .microseconds(1)))
  }
  return times.sorted()[times.count / 2]
}
