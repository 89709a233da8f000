private import Glibc
package import Storage
import Synchronization

/// The calls of the operating system.
extension MemoryFileSystem {
  package func openDirectory(
    _ name: String, in parent: Descriptor?, followingLink: Bool
  ) throws(FileError) -> Descriptor {
    try call(.openDirectory, name) { state throws(FileError) in
      let found: Int?
      if let parent {
        found = state.disk.nodes[try state.node(parent, .openDirectory)]?.entries[name]
      } else {
        found = state.disk.node(at: name)
      }
      guard let found, let node = state.disk.nodes[found] else {
        throw FileError(call: .openDirectory, code: ENOENT)
      }
      if node.kind == .symbolicLink { throw FileError(call: .openDirectory, code: ELOOP) }
      if node.kind != .directory { throw FileError(call: .openDirectory, code: ENOTDIR) }
      return state.add(node: found, isWritable: false)
    }
  }

  package func makeDirectory(
    _ name: String, in parent: Descriptor, mode: UInt32
  ) throws(FileError) {
    try call(.makeDirectory, name) { state throws(FileError) in
      let directory = try state.node(parent, .makeDirectory)
      if state.disk.nodes[directory]?.entries[name] != nil {
        throw FileError(call: .makeDirectory, code: EEXIST)
      }
      let made = state.disk.addNode(.directory, mode: mode, owner: state.user)
      state.disk.change([.init(directory: directory, name: name, node: made)])
    }
  }

  package func open(
    _ name: String, in directory: Descriptor, access: FileAccess
  ) throws(FileError) -> Descriptor {
    try call(.open, name) { state throws(FileError) in
      let found = try state.entry(name, directory, .open)
      switch state.disk.nodes[found]?.kind {
      case .symbolicLink: throw FileError(call: .open, code: ELOOP)
      case .directory where access == .readWrite: throw FileError(call: .open, code: EISDIR)
      default: break
      }
      let needed: UInt32 = access == .readWrite ? 0o600 : 0o400
      if let mode = state.disk.nodes[found]?.mode, mode & needed != needed {
        throw FileError(call: .open, code: EACCES)
      }
      return state.add(node: found, isWritable: access == .readWrite)
    }
  }

  package func create(_ name: String, in directory: Descriptor) throws(FileError) -> Descriptor {
    try call(.create, name) { state throws(FileError) in
      let parent = try state.node(directory, .create)
      if state.disk.nodes[parent]?.entries[name] != nil {
        throw FileError(call: .create, code: EEXIST)
      }
      let made = state.disk.addNode(.regular, mode: 0o600, owner: state.user)
      state.disk.change([.init(directory: parent, name: name, node: made)])
      return state.add(node: made, isWritable: true)
    }
  }

  package func setMode(_ mode: UInt32, of file: Descriptor) throws(FileError) {
    try call(.setMode, "\(file.number)") { state throws(FileError) in
      state.disk.nodes[try state.node(file, .setMode)]?.mode = mode
    }
  }

  package func close(_ file: Descriptor) {
    // Whatever the plan says: a close may report an error, but the descriptor is gone.
    try? call(.close, "\(file.number)") { _ throws(FileError) in }
    state.withLock { state in
      state.open[file.number] = nil
      for key in state.locks.keys { state.locks[key]?[file.number] = nil }
    }
  }

  package func read(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    let bytes = try call(.read, "\(file.number)") { state throws(FileError) in
      let content = state.disk.nodes[try state.node(file, .read)]?.content ?? []
      return Array(content.dropFirst(offset).prefix(buffer.count))
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  package func write(
    _ bytes: UnsafeRawBufferPointer, to file: Descriptor, at offset: Int
  ) throws(FileError) -> Int {
    let bytes = Array(bytes)
    return try call(.write, "\(file.number)") { state throws(FileError) in
      guard let opened = state.open[file.number], opened.isWritable else {
        throw FileError(call: .write, code: EBADF)
      }
      let taken = Array(bytes.prefix(try state.allowedLength(bytes.count)))
      if !taken.isEmpty {
        state.disk.change(opened.node, .write(offset: offset, bytes: taken))
      }
      return taken.count
    }
  }

  package func syncData(_ file: Descriptor) throws(FileError) {
    try call(.syncData, "\(file.number)") { state throws(FileError) in
      state.disk.syncContent(of: try state.node(file, .syncData))
    }
  }

  package func sync(_ file: Descriptor) throws(FileError) {
    try call(.sync, "\(file.number)") { state throws(FileError) in
      let node = try state.node(file, .sync)
      state.disk.syncContent(of: node)
      state.disk.syncNames(of: node)
    }
  }

  package func truncate(_ file: Descriptor, to length: Int) throws(FileError) {
    try call(.truncate, "\(file.number)") { state throws(FileError) in
      guard let opened = state.open[file.number], opened.isWritable else {
        throw FileError(call: .truncate, code: EINVAL)
      }
      state.disk.change(opened.node, .truncate(length: length))
    }
  }

  package func rename(
    _ name: String, in directory: Descriptor, to newName: String, in newDirectory: Descriptor
  ) throws(FileError) {
    try call(.rename, "\(name) \(newName)") { state throws(FileError) in
      let source = try state.node(directory, .rename)
      let target = try state.node(newDirectory, .rename)
      let moved = try state.entry(name, directory, .rename)
      state.disk.change([
        .init(directory: source, name: name, node: nil),
        .init(directory: target, name: newName, node: moved),
      ])
    }
  }

  package func remove(_ name: String, in directory: Descriptor) throws(FileError) {
    try call(.remove, name) { state throws(FileError) in
      _ = try state.entry(name, directory, .remove)
      let parent = try state.node(directory, .remove)
      state.disk.change([.init(directory: parent, name: name, node: nil)])
    }
  }

  package func list(_ directory: Descriptor) throws(FileError) -> [String] {
    try call(.list, "\(directory.number)") { state throws(FileError) in
      let node = state.disk.nodes[try state.node(directory, .list)]
      return (node?.entries.keys).map { $0.sorted() } ?? []
    }
  }

  package func status(of file: Descriptor) throws(FileError) -> FileStatus {
    try call(.status, "\(file.number)") { state throws(FileError) in
      try state.status(of: try state.node(file, .status))
    }
  }

  package func status(of name: String, in directory: Descriptor) throws(FileError) -> FileStatus {
    try call(.status, name) { state throws(FileError) in
      try state.status(of: try state.entry(name, directory, .status))
    }
  }

  package func ancestors(of directory: Descriptor) throws(FileError) -> [FileStatus] {
    try call(.ancestors, "\(directory.number)") { state throws(FileError) in
      var found: [FileStatus] = []
      var current = try state.node(directory, .ancestors)
      while current != MemoryDisk.root {
        current = state.disk.parent(of: current)
        found.append(try state.status(of: current))
      }
      return found
    }
  }

  package func volume(of directory: Descriptor) throws(FileError) -> Volume {
    try call(.volume, "\(directory.number)") { state throws(FileError) in state.volume }
  }

  package func setLock(
    _ lock: LockMode, onByte byte: Int, of file: Descriptor
  ) throws(FileError) -> Bool {
    if lock == .unlocked { drop(byte, of: file) }
    return try call(.setLock, "\(byte) \(lock)") { state throws(FileError) in
      guard let opened = state.open[file.number] else {
        throw FileError(call: .setLock, code: EBADF)
      }
      if lock == .exclusive && !opened.isWritable {
        throw FileError(call: .setLock, code: EBADF)
      }
      let key = LockKey(node: opened.node, byte: byte)
      var holders = state.locks[key] ?? [:]
      let others = holders.filter { $0.key != file.number }.values
      switch lock {
      case .unlocked: holders[file.number] = nil
      case .shared where others.contains(.exclusive): return false
      case .exclusive where !others.isEmpty: return false
      case .shared, .exclusive: holders[file.number] = lock
      }
      state.locks[key] = holders
      return true
    }
  }
}

extension MemoryFileSystem {
  /// Dropping a lock of one's own needs nothing that could fail.
  private func drop(_ byte: Int, of file: Descriptor) {
    state.withLock { state in
      guard let opened = state.open[file.number] else { return }
      state.locks[LockKey(node: opened.node, byte: byte)]?[file.number] = nil
    }
  }
}

extension MemoryFileSystem.State {
  fileprivate mutating func add(node: Int, isWritable: Bool) -> Descriptor {
    let number = nextDescriptor
    nextDescriptor += 1
    open[number] = MemoryFileSystem.OpenFile(node: node, isWritable: isWritable)
    return Descriptor(number: number)
  }

  fileprivate func node(_ descriptor: Descriptor, _ call: FileCall) throws(FileError) -> Int {
    guard let opened = open[descriptor.number] else { throw FileError(call: call, code: EBADF) }
    return opened.node
  }

  fileprivate func entry(
    _ name: String, _ directory: Descriptor, _ call: FileCall
  ) throws(FileError) -> Int {
    guard let found = disk.nodes[try node(directory, call)]?.entries[name] else {
      throw FileError(call: call, code: ENOENT)
    }
    return found
  }

  fileprivate func status(of node: Int) throws(FileError) -> FileStatus {
    guard let status = disk.status(of: node) else { throw FileError(call: .status, code: EBADF) }
    return status
  }
}
