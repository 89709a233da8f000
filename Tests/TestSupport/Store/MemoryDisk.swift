private import Glibc
import Storage

/// Files and directories in memory, each with what is durable of it kept apart.
struct MemoryDisk: Sendable {
  struct Node: Sendable {
    var kind: FileStatus.Kind
    var mode: UInt32
    var owner: UInt32
    var group: UInt32 = 1000
    var extraLinks = 0
    /// What processes see.
    var content: [UInt8] = []
    /// What a crash leaves at least.
    var durableContent: [UInt8] = []
    /// Changes since the last sync, in order.
    var unsynced: [ContentChange] = []
    var entries: [String: Int] = [:]
    var durableEntries: [String: Int] = [:]
  }

  enum ContentChange: Hashable, Sendable {
    case write(offset: Int, bytes: [UInt8])
    case truncate(length: Int)
  }

  /// A change of names, atomic, also over two directories.
  struct NameChange: Hashable, Sendable {
    var directories: Set<Int>
    /// Directory, name and what it stands for from now on; nil for nothing.
    var steps: [Step]

    struct Step: Hashable, Sendable {
      var directory: Int
      var name: String
      var node: Int?
    }
  }

  static let root = 0

  var nodes: [Int: Node] = [:]
  /// Changes of names that no sync of a directory has made durable, in order.
  var unsyncedNames: [NameChange] = []
  private var nextNode = 1

  init(owner: UInt32) {
    nodes[Self.root] = Node(kind: .directory, mode: 0o755, owner: owner)
  }

  // MARK: Nodes

  mutating func addNode(_ kind: FileStatus.Kind, mode: UInt32, owner: UInt32) -> Int {
    let number = nextNode
    nextNode += 1
    nodes[number] = Node(kind: kind, mode: mode, owner: owner)
    return number
  }

  func status(of number: Int) -> FileStatus? {
    guard let node = nodes[number] else { return nil }
    var links = node.extraLinks
    for directory in nodes.values { links += directory.entries.values.count { $0 == number } }
    return FileStatus(
      kind: node.kind, linkCount: links, owner: node.owner, group: node.group, mode: node.mode,
      size: node.content.count, device: 1, inode: UInt64(number))
  }

  /// The node of an absolute path; nil when there is none.
  func node(at path: String) -> Int? {
    var current = Self.root
    for part in path.split(separator: "/") where part != "." {
      guard let next = nodes[current]?.entries[String(part)] else { return nil }
      current = next
    }
    return current
  }

  func parent(of number: Int) -> Int {
    nodes.first { $0.value.entries.values.contains(number) && $0.key != number }?.key ?? Self.root
  }

  // MARK: Names

  mutating func change(_ steps: [NameChange.Step]) {
    let change = NameChange(directories: Set(steps.map(\.directory)), steps: steps)
    for step in steps { nodes[step.directory]?.entries[step.name] = step.node }
    unsyncedNames.append(change)
  }

  mutating func syncNames(of directory: Int) {
    var rest: [NameChange] = []
    for change in unsyncedNames {
      if change.directories.contains(directory) {
        makeDurable(change)
      } else {
        rest.append(change)
      }
    }
    unsyncedNames = rest
  }

  private mutating func makeDurable(_ change: NameChange) {
    for step in change.steps { nodes[step.directory]?.durableEntries[step.name] = step.node }
  }

  // MARK: Content

  mutating func change(_ number: Int, _ change: ContentChange) {
    guard var node = nodes.removeValue(forKey: number) else { return }
    change.apply(to: &node.content)
    node.unsynced.append(change)
    nodes[number] = node
  }

  mutating func syncContent(of number: Int) {
    guard var node = nodes.removeValue(forKey: number) else { return }
    for change in node.unsynced { change.apply(to: &node.durableContent) }
    node.unsynced = []
    nodes[number] = node
  }

  /// A failed sync: the system takes the changes for written, though they are not.
  mutating func forgetUnsynced(of number: Int) {
    nodes[number]?.unsynced = []
  }

  // MARK: Crash

  /// The disks that a crash at this moment may leave.
  func crashStates() -> [CrashState] {
    let files = nodes.filter { !$0.value.unsynced.isEmpty }.keys.sorted()
    return CrashState.all(names: unsyncedNames.count, files: files)
  }

  /// The disk after a crash that keeps what `state` says of the un-synced changes.
  func afterCrash(_ state: CrashState) -> MemoryDisk {
    var disk = self
    for (index, change) in unsyncedNames.enumerated() where state.names.keeps(index) {
      disk.makeDurable(change)
    }
    disk.unsyncedNames = []
    for number in nodes.keys {
      guard var node = disk.nodes[number] else { continue }
      node.entries = node.durableEntries
      node.content = node.contentAfterCrash(state.content, number)
      node.durableContent = node.content
      node.unsynced = []
      disk.nodes[number] = node
    }
    return disk
  }
}

extension MemoryDisk.ContentChange {
  func apply(to content: inout [UInt8]) {
    switch self {
    case .truncate(let length):
      if length < content.count { content.removeLast(content.count - length) }
      content += [UInt8](repeating: 0, count: length - content.count)
    case .write(let offset, let bytes):
      let end = offset + bytes.count
      if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
      content.replaceSubrange(offset..<end, with: bytes)
    }
  }
}

extension MemoryDisk.Node {
  fileprivate func contentAfterCrash(_ kept: CrashState.Content, _ number: Int) -> [UInt8] {
    var content = durableContent
    for (index, change) in unsynced.enumerated() {
      let isLast = index == unsynced.count - 1
      switch (kept, change) {
      case (.none, _):
        break
      case (.only(let file), _) where file != number:
        break
      case (.allBut(let file), _) where file == number:
        break
      case (.halfOfLast, .write(let offset, let bytes)) where isLast:
        let half = Array(bytes.prefix(bytes.count / 2))
        MemoryDisk.ContentChange.write(offset: offset, bytes: half).apply(to: &content)
      case (.allButOneByte, .write(let offset, let bytes)) where isLast:
        let most = Array(bytes.dropLast())
        MemoryDisk.ContentChange.write(offset: offset, bytes: most).apply(to: &content)
      case (.zeros, .write(let offset, let bytes)):
        let length = max(content.count, offset + bytes.count)
        MemoryDisk.ContentChange.truncate(length: length).apply(to: &content)
      default:
        change.apply(to: &content)
      }
    }
    return content
  }
}
