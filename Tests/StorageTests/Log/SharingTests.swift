import Glibc
import Storage
import TestSupport
import Testing

/// Several stores open on one directory.
struct SharingTests {
  @Test func everyStoreSeesWhatTheOthersCommit() throws {
    let disk = MemoryFileSystem()
    let first = try TextList.create(disk, texts: [])
    let second = try TextList.open(disk)
    let reader = try TextList.open(disk, access: .readOnly)
    #expect(try first.add("a") == 1)
    #expect(try second.add("b") == 2)
    #expect(second.texts == ["a", "b"])
    #expect(try first.add("c", "d") == 3)
    try reader.refresh()
    #expect(reader.texts == ["a", "b", "c", "d"] && first.texts == reader.texts)
    guard case .unchanged = try reader.store.refresh() else {
      Issue.record("nothing was committed since")
      return
    }
  }

  @Test func aReaderGoesOnAfterACompactionOfOthers() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    try list.add("a")
    let current = try TextList.open(disk, access: .readOnly)
    let behind = try TextList.open(disk, access: .readOnly)
    try list.add("b")
    try current.refresh()
    let other = try TextList.open(disk)
    try list.compact { try other.add("c") }
    try list.add("d")
    for reader in [current, behind] {
      guard case .entries(let entries) = try reader.store.refresh() else {
        Issue.record("must go on without loading")
        return
      }
      #expect(entries.last?.sequence == 4)
      #expect(reader.store.generation == 2 && reader.store.chain == list.store.chain)
    }
  }

  @Test func aReaderTwoGenerationsBehindLoadsAgain() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    let reader = try TextList.open(disk, access: .readOnly)
    for text in ["a", "b", "c"] {
      try list.add(text)
      try list.compact()
    }
    guard case .reloadNeeded = try reader.store.refresh() else {
      Issue.record("the commits between are out of reach")
      return
    }
    #expect(reader.store.sequence == 0)
    try reader.load()
    #expect(reader.texts == ["a", "b", "c"])
  }

  @Test func aWriterTwoGenerationsBehindLoadsAgainUnderTheLock() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    let other = try TextList.open(disk)
    for text in ["a", "b"] {
      try list.add(text)
      try list.compact()
    }
    #expect(try other.add("c") == 3)
    #expect(other.texts == ["a", "b", "c"])
  }

  @Test func errorsOfTheBodyPassThroughAndWriteNothing() throws {
    struct Refused: Error {}
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let before = disk.content(of: "/store/journal-000001.jsonl")
    #expect(throws: Refused.self) {
      try list.store.transaction(
        holder: TextList.holder, catchUp: { _ in }, reload: {}, body: { _ in throw Refused() })
    }
    #expect(disk.content(of: "/store/journal-000001.jsonl") == before)
    // The lock is free again.
    try TextList.open(disk).add("c", deadline: 0)
  }

  @Test func anEntryThatCannotBeAppliedIsGivenAgain() throws {
    struct Refused: Error {}
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    let other = try TextList.open(disk)
    try list.add("a")
    #expect(throws: Refused.self) {
      try other.store.transaction(
        holder: TextList.holder, catchUp: { _ in throw Refused() }, reload: {}, body: { _ in nil })
    }
    #expect(other.store.sequence == 0)
    try other.settle()
    #expect(other.texts == ["a"])
  }

  // MARK: The lock

  @Test func aBusyStoreNamesTheHolderAfterTheDeadline() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let other = try TextList.open(disk)
    _ = try list.store.transaction(
      holder: TextList.holder, catchUp: { _ in }, reload: {},
      body: { _ in
        let start = disk.monotonicMilliseconds
        #expect(
          throws: StorageError.busy(.commit, holder: TextList.holder, waitedMilliseconds: 5000)
        ) {
          try other.add("x")
        }
        #expect(disk.monotonicMilliseconds - start == 5000)
        #expect(throws: StorageError.busy(.commit, holder: TextList.holder, waitedMilliseconds: 0))
        {
          try other.add("x", deadline: 0)
        }
        return nil
      })
    try other.add("x", deadline: 0)
  }

  @Test func aHolderThatDiesGivesTheLockBack() throws {
    let disk = MemoryFileSystem()
    try TextList.create(disk).add("c")
    var held: Store? = try Store.open(at: TextList.path, fileSystem: disk, access: .readWrite)
    let other = try TextList.open(disk)
    struct Died: Error {}
    _ = try? held?.transaction(
      holder: TextList.holder, catchUp: { _ in }, reload: {},
      body: { _ in
        #expect(throws: StorageError.self) { try other.add("x", deadline: 0) }
        throw Died()
      })
    held = nil
    try other.add("x", deadline: 0)
  }

  @Test func onlyOneCompactsAndCommitsGoOnMeanwhile() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let other = try TextList.open(disk)
    try list.compact {
      #expect(
        throws: StorageError.busy(.compaction, holder: TextList.holder, waitedMilliseconds: 0)
      ) {
        try other.compact()
      }
      try other.add("c", deadline: 0)
    }
    try list.refresh()
    #expect(list.texts == ["a", "b", "c"])
  }

  @Test func aReplacedLockFileIsNoticed() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    disk.removeName("/store/lock")
    #expect(throws: StorageError.damaged(Damage(file: "lock", kind: .missing))) {
      try list.add("c")
    }
    disk.setContent([], of: "/store/lock")
    #expect(throws: StorageError.unsafe(file: "lock", .replaced)) { try list.add("c") }
    try TextList.open(disk).add("c")
  }

  @Test func aJournalThatLostItsNameIsNotWrittenTo() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    disk.removeName("/store/journal-000001.jsonl")
    #expect(throws: StorageError.unsafe(file: "journal-000001.jsonl", .linkCount(0))) {
      try list.add("c")
    }
  }

  @Test func nothingStaysOpen() throws {
    let disk = MemoryFileSystem()
    let before = disk.openCount
    do {
      let list = try TextList.create(disk)
      let open = disk.openCount
      for _ in 0..<20 {
        try list.add("c")
        try list.add("d", "e")
        try list.compact()
        _ = try TextList.open(disk, access: .readOnly)
        _ = try Store.verify(at: TextList.path, fileSystem: disk)
      }
      #expect(disk.openCount == open)
    }
    #expect(disk.openCount == before)
  }
}
