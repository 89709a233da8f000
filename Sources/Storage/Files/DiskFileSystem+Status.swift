private import Glibc

/// What files, their directories and their volumes are.
extension DiskFileSystem {
  package func status(of file: Descriptor) throws(FileError) -> FileStatus {
    var found = stat()
    try check(fstat(file.number, &found), .status)
    return FileStatus(found)
  }

  package func status(of name: String, in directory: Descriptor) throws(FileError) -> FileStatus {
    var found = stat()
    try check(fstatat(directory.number, name, &found, AT_SYMLINK_NOFOLLOW), .status)
    return FileStatus(found)
  }

  package func ancestors(of directory: Descriptor) throws(FileError) -> [FileStatus] {
    // O_PATH of <fcntl.h>, which the Glibc module leaves out: needs no read permission.
    let lookOnly: Int32 = 0o10_000_000
    var found: [FileStatus] = []
    var below = try status(of: directory)
    var current = directory
    defer { if current != directory { close(current) } }
    while true {
      let number = try check(
        openat(current.number, "..", lookOnly | O_DIRECTORY | O_CLOEXEC), .ancestors)
      if current != directory { close(current) }
      current = Descriptor(number: number)
      let above = try status(of: current)
      if above.isSameFile(as: below) { return found }
      found.append(above)
      below = above
    }
  }

  package func volume(of directory: Descriptor) throws(FileError) -> Volume {
    guard let type = mountType(of: directory) else { return .local }
    switch type {
    case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "fuse.sshfs", "ncpfs", "coda":
      return .network(type: type)
    case "tmpfs", "ramfs":
      return .memory(type: type)
    default:
      return .local
    }
  }

  /// The file-system type of the mount that a descriptor lies on, from the tables in /proc.
  private func mountType(of directory: Descriptor) -> String? {
    guard let facts = textOfFile("/proc/self/fdinfo/\(directory.number)"),
      let mount = facts.split(separator: "\n").first(where: { $0.hasPrefix("mnt_id:") }),
      let number = mount.split(whereSeparator: { $0 == "\t" || $0 == " " }).last,
      let table = textOfFile("/proc/self/mountinfo")
    else { return nil }
    for line in table.split(separator: "\n") where line.hasPrefix("\(number) ") {
      let words = line.split(separator: " ")
      guard let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { return nil }
      return String(words[dash + 1])
    }
    return nil
  }

  private func textOfFile(_ path: String) -> String? {
    let number = openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC)
    if number < 0 { return nil }
    defer { close(Descriptor(number: number)) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(number, &block, block.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += block[..<count]
    }
  }
}

extension FileStatus {
  fileprivate init(_ found: stat) {
    let kind: Kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    self.init(
      kind: kind, linkCount: Int(found.st_nlink), owner: found.st_uid, group: found.st_gid,
      mode: found.st_mode & 0o7777, size: found.st_size, device: UInt64(found.st_dev),
      inode: UInt64(found.st_ino))
  }
}
