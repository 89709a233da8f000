/// An open file or directory of a `FileSystem`.
package struct Descriptor: Hashable, Sendable {
  /// The number that the operating system knows it by.
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }
}

/// What an existing file is opened for.
package enum FileAccess: Sendable {
  case read
  case readWrite
}

/// How a byte of the lock file is held.
package enum LockMode: Sendable {
  case exclusive
  case shared
  case unlocked
}

/// The kind of volume a store lies on, as far as the store cares.
package enum Volume: Hashable, Sendable {
  /// A disk of this machine, or one that cannot be told from it.
  case local
  /// A file system in memory: gone after a restart.
  case memory(type: String)
  /// A network file system: its locks and syncs are not to be trusted.
  case network(type: String)
}

/// What `stat` says of a file.
package struct FileStatus: Hashable, Sendable {
  /// The kind of thing a name stands for.
  package enum Kind: Sendable {
    case regular
    case directory
    case symbolicLink
    case other
  }

  package var kind: Kind
  package var linkCount: Int
  package var owner: UInt32
  package var group: UInt32
  /// The twelve mode bits: permissions, set-uid, set-gid, sticky.
  package var mode: UInt32
  /// In bytes.
  package var size: Int
  package var device: UInt64
  package var inode: UInt64

  package init(
    kind: Kind, linkCount: Int, owner: UInt32, group: UInt32, mode: UInt32, size: Int,
    device: UInt64, inode: UInt64
  ) {
    self.kind = kind
    self.linkCount = linkCount
    self.owner = owner
    self.group = group
    self.mode = mode
    self.size = size
    self.device = device
    self.inode = inode
  }

  /// Whether both describe the same file, whatever its length now.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}
