package import Storage
import Synchronization

/// What tests do to the disk behind a store's back; paths are absolute, all of it durable.
extension MemoryFileSystem {
  /// The content of a file; nil when there is none.
  package func content(of path: String) -> [UInt8]? {
    state.withLock { state in
      state.disk.node(at: path).flatMap { state.disk.nodes[$0]?.content }
    }
  }

  /// Sets the content of a file, making it when there is none.
  package func setContent(_ content: [UInt8], of path: String) {
    state.withLock { state in
      let node: Int
      if let found = state.disk.node(at: path) {
        node = found
      } else {
        node = state.disk.addNode(.regular, mode: 0o600, owner: state.user)
        state.place(node, at: path)
      }
      state.disk.nodes[node]?.content = content
      state.disk.nodes[node]?.durableContent = content
      state.disk.nodes[node]?.unsynced = []
    }
  }

  /// Removes a name.
  package func removeName(_ path: String) {
    state.withLock { $0.place(nil, at: path) }
  }

  /// Puts a symbolic link where nothing is, or in place of what is.
  package func plantLink(at path: String) {
    state.withLock { state in
      let node = state.disk.addNode(.symbolicLink, mode: 0o777, owner: state.user)
      state.place(node, at: path)
    }
  }

  /// Adds a hard link outside of what the test looks at.
  package func addHardLink(to path: String) {
    state.withLock { state in
      if let node = state.disk.node(at: path) { state.disk.nodes[node]?.extraLinks += 1 }
    }
  }

  /// Changes mode or owner.
  package func setAttributes(of path: String, mode: UInt32? = nil, owner: UInt32? = nil) {
    state.withLock { state in
      guard let node = state.disk.node(at: path) else { return }
      if let mode { state.disk.nodes[node]?.mode = mode }
      if let owner { state.disk.nodes[node]?.owner = owner }
    }
  }

  /// Mode and owner of what has this path; nil when there is nothing.
  package func attributes(of path: String) -> FileStatus? {
    state.withLock { state in state.disk.node(at: path).flatMap { state.disk.status(of: $0) } }
  }

  /// Changes the kind of volume that everything lies on.
  package func setVolume(_ volume: Volume) {
    state.withLock { $0.volume = volume }
  }

  /// How many files and directories are open.
  package var openCount: Int { state.withLock { $0.open.count } }

  /// All regular files with their content, by path.
  package func files(under path: String = "/") -> [String: [UInt8]] {
    state.withLock { state in
      var found: [String: [UInt8]] = [:]
      guard let start = state.disk.node(at: path) else { return [:] }
      var pending = [(start, path == "/" ? "" : path)]
      while let (number, path) = pending.popLast() {
        guard let node = state.disk.nodes[number] else { continue }
        if node.kind == .regular { found[path] = node.content }
        for (name, entry) in node.entries { pending.append((entry, path + "/" + name)) }
      }
      return found
    }
  }
}

extension MemoryFileSystem.State {
  /// Makes a name stand for a node, or nothing, durably.
  fileprivate mutating func place(_ node: Int?, at path: String) {
    let parts = path.split(separator: "/")
    guard let name = parts.last,
      let directory = disk.node(at: parts.dropLast().joined(separator: "/"))
    else { return }
    disk.nodes[directory]?.entries[String(name)] = node
    disk.nodes[directory]?.durableEntries[String(name)] = node
  }
}
