import Glibc
import Storage
import Synchronization
import TestSupport
import Testing

/// The store on a real disk.
struct DiskTests {
  /// A directory of its own for each test, removed afterwards.
  private func withDirectory(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/storage-tests-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { removeTree(path) }
    try body(path)
  }

  private func removeTree(_ path: String) {
    let disk = DiskFileSystem()
    guard let directory = try? disk.openDirectory(path, in: nil, followingLink: false) else {
      return
    }
    for name in (try? disk.list(directory)) ?? [] {
      if (try? disk.status(of: name, in: directory))?.kind == .directory {
        removeTree(path + "/" + name)
      } else {
        try? disk.remove(name, in: directory)
      }
    }
    disk.close(directory)
    rmdir(path)
  }

  @Test func commitsAndCompactionsComeBack() throws {
    try withDirectory { path in
      let list = try TextList.create(DiskFileSystem(), at: path + "/a/store")
      try list.add("c")
      try list.add("d", "e")
      try list.compact()
      try list.add("f")
      let reopened = try TextList.open(DiskFileSystem(), at: path + "/a/store", access: .readOnly)
      #expect(reopened.texts == ["a", "b", "c", "d", "e", "f"])
      #expect(try Store.verify(at: path + "/a/store").findings.isEmpty)
      #expect(reopened.store.warnings.isEmpty)
    }
  }

  @Test(arguments: [0o000, 0o022, 0o077] as [mode_t])
  func modesDoNotDependOnTheUmask(_ mask: mode_t) throws {
    // The umask is the whole process's; no other test depends on it.
    try withDirectory { path in
      let before = umask(mask)
      let list = Result { try TextList.create(DiskFileSystem(), at: path + "/store") }
      umask(before)
      try list.get().add("c")
      var found = stat()
      stat(path + "/store", &found)
      #expect(found.st_mode & 0o7777 == 0o700)
      stat(path + "/store/journal-000001.jsonl", &found)
      #expect(found.st_mode & 0o7777 == 0o600)
    }
  }

  @Test func linksAndPipesAreRefused() throws {
    try withDirectory { path in
      let store = path + "/store"
      _ = try TextList.create(DiskFileSystem(), at: store)
      symlink(store, path + "/link")
      #expect(throws: StorageError.self) {
        try TextList.open(DiskFileSystem(), at: path + "/link")
      }
      let head = store + "/head"
      rename(head, path + "/elsewhere")
      symlink(path + "/elsewhere", head)
      #expect(throws: StorageError.unsafe(file: "head", .symbolicLink)) {
        try TextList.open(DiskFileSystem(), at: store)
      }
      unlink(head)
      link(path + "/elsewhere", head)
      #expect(throws: StorageError.unsafe(file: "head", .linkCount(2))) {
        try TextList.open(DiskFileSystem(), at: store)
      }
      unlink(head)
      mkfifo(head, 0o600)
      #expect(throws: StorageError.unsafe(file: "head", .wrongKind)) {
        try TextList.open(DiskFileSystem(), at: store)
      }
    }
  }

  @Test func locksBelongToTheDescriptor() throws {
    try withDirectory { path in
      let disk = DiskFileSystem()
      let directory = try disk.openDirectory(path, in: nil, followingLink: false)
      defer { disk.close(directory) }
      let first = try disk.create("lock", in: directory)
      let second = try disk.open("lock", in: directory, access: .readWrite)
      let third = try disk.open("lock", in: directory, access: .read)
      #expect(try disk.setLock(.exclusive, onByte: 0, of: first))
      #expect(try !disk.setLock(.exclusive, onByte: 0, of: second))
      #expect(try disk.setLock(.exclusive, onByte: 1, of: second))
      // A reader cannot block writers, and closing a descriptor drops no other's lock.
      #expect(throws: FileError(call: .setLock, code: EBADF)) {
        try disk.setLock(.exclusive, onByte: 2, of: third)
      }
      disk.close(third)
      #expect(try !disk.setLock(.shared, onByte: 0, of: second))
      disk.close(first)
      #expect(try disk.setLock(.exclusive, onByte: 0, of: second))
      disk.close(second)
    }
  }

  @Test func descriptorsOfStandardStreamsAreNotUsed() throws {
    try withDirectory { path in
      let disk = DiskFileSystem()
      let directory = try disk.openDirectory(path, in: nil, followingLink: false)
      defer { disk.close(directory) }
      let file = try disk.create("x", in: directory)
      #expect(file.number > 2 && directory.number > 2)
      #expect(fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0)
      disk.close(file)
    }
  }

  /// R7, with threads: eight writers and a compactor, and no number is given twice or left out.
  @Test func eightWritersAndACompactorGiveEachNumberOnce() throws {
    try withDirectory { path in
      let (writers, commits) = (8, 250)
      let store = path + "/store"
      _ = try TextList.create(DiskFileSystem(), at: store, texts: [])
      let results = Mutex<[[(Int, String)]]>([])
      let errors = Mutex<[String]>([])
      let isDone = Atomic(false)
      let generations = Atomic(0)
      let threads = (0..<writers).map { writer in
        Thread {
          do {
            let list = try TextList.open(DiskFileSystem(), at: store)
            var own: [(Int, String)] = []
            for commit in 0..<commits {
              let text = "\(writer)-\(commit)"
              own.append((try list.add(text, deadline: 60_000), text))
            }
            results.withLock { $0.append(own) }
          } catch {
            errors.withLock { $0.append("writer: \(error)") }
          }
        }
      }
      let compactor = Thread {
        do {
          let list = try TextList.open(DiskFileSystem(), at: store)
          while !isDone.load(ordering: .acquiring) {
            try list.refresh()
            try list.compact()
            generations.store(list.store.generation, ordering: .releasing)
          }
        } catch {
          errors.withLock { $0.append("compactor: \(error)") }
        }
      }
      let reader = Thread {
        do {
          let list = try TextList.open(DiskFileSystem(), at: store, access: .readOnly)
          while !isDone.load(ordering: .acquiring) {
            let before = list.texts
            try list.refresh()
            if !list.texts.starts(with: before) {
              errors.withLock { $0.append("history changed for a reader") }
            }
          }
        } catch {
          errors.withLock { $0.append("reader: \(error)") }
        }
      }
      for thread in threads { thread.join() }
      isDone.store(true, ordering: .releasing)
      compactor.join()
      reader.join()

      #expect(errors.withLock { $0 } == [])
      let all = results.withLock { $0 }.flatMap(\.self).sorted { $0.0 < $1.0 }
      #expect(all.map(\.0) == Array(1...(writers * commits)))
      let final = try TextList.open(DiskFileSystem(), at: store)
      #expect(final.texts == all.map(\.1))
      #expect(generations.load(ordering: .acquiring) > 2)
      try final.compact()
      #expect(try Store.verify(at: store).findings.isEmpty)
    }
  }
}

/// A thread of the operating system that can be waited for.
private final class Thread: Sendable {
  private let handle: Mutex<pthread_t>

  init(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var started = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
      &started, nil,
      { argument in
        if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    handle = Mutex(started)
  }

  func join() {
    pthread_join(handle.withLock { $0 }, nil)
  }
}
