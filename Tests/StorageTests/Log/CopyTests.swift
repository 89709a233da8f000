import Storage
import TestSupport
import Testing

/// Backups and what is restored from them (R19).
struct CopyTests {
  private func prepared() throws -> (MemoryFileSystem, TextList) {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c", "d")
    try list.compact()
    try list.add("e")
    try list.add("f", "g")
    return (disk, list)
  }

  private let texts = ["a", "b", "c", "d", "e", "f", "g"]

  @Test func aBackupHoldsEverythingAndKeepsTheIdentity() throws {
    let (disk, list) = try prepared()
    let report = try list.store.copy(
      to: "/backup/today", keepingIdentity: true, holder: TextList.holder)
    #expect(report.sequence == 3 && report.chain == list.store.chain)
    let copy = try TextList.open(disk, at: "/backup/today")
    #expect(copy.texts == texts && copy.store.chain == list.store.chain)
    #expect(try copy.store.info().id == list.store.info().id)
    #expect(try Store.verify(at: "/backup/today", fileSystem: disk).findings.isEmpty)
    var seen: [Int] = []
    try copy.store.readHistory { seen.append($0.sequence) }
    #expect(seen == [1, 2, 3])
    // Both go their own way.
    try copy.add("h")
    try list.add("i")
    #expect(try TextList.open(disk).texts == texts + ["i"])
  }

  @Test func whatIsRestoredHasAnIdentityOfItsOwn() throws {
    let (disk, list) = try prepared()
    let report = try list.store.copy(
      to: "/restored", keepingIdentity: false, holder: TextList.holder)
    let copy = try TextList.open(disk, at: "/restored")
    #expect(copy.texts == texts)
    #expect(try copy.store.info().id == report.id)
    #expect(try list.store.info().id != report.id)
    try copy.add("h")
    try copy.compact()
    #expect(try Store.verify(at: "/restored", fileSystem: disk).findings.isEmpty)
  }

  @Test func aCopyIsMadeWithoutTheLockAndWithoutATornTail() throws {
    let (disk, list) = try prepared()
    let journal = "/store/journal-000002.jsonl"
    disk.setContent((disk.content(of: journal) ?? []) + Array("{\"m".utf8), of: journal)
    let reader = try TextList.open(disk, access: .readOnly)
    _ = try list.store.transaction(
      holder: TextList.holder, catchUp: { _ in }, reload: {},
      body: { _ in
        try reader.store.copy(to: "/backup", keepingIdentity: true, holder: TextList.holder)
        return nil
      })
    #expect(try TextList.open(disk, at: "/backup").texts == texts)
    #expect(try Store.verify(at: "/backup", fileSystem: disk).findings.isEmpty)
  }

  @Test func aDamagedStoreIsNotCopiedInSilence() throws {
    let (prepared, _) = try prepared()
    for path in prepared.files().keys {
      let name = path.dropFirst("/store/".count)
      // Neither copied nor needed for what is: the generation before, `head` and the lock.
      if ["lock", "head", "snapshot-000001-01.jsonl"].contains(name) { continue }
      let disk = prepared.copy()
      let store = try Store.open(at: "/store", fileSystem: disk, access: .readOnly)
      var content = disk.content(of: path) ?? []
      content[content.count / 2] ^= 1
      disk.setContent(content, of: path)
      #expect(throws: StorageError.self, "\(path)") {
        try store.copy(to: "/backup", keepingIdentity: true, holder: TextList.holder)
      }
      #expect(throws: StorageError.noStore(path: "/backup"), "\(path)") {
        try TextList.open(disk, at: "/backup")
      }
    }
  }

  @Test func aCopyThatBreaksOffIsNoStoreAndCanBeBegunAgain() throws {
    let (prepared, _) = try prepared()
    var wasNoStore = 0
    for call in 1... {
      let disk = prepared.copy()
      let store = try Store.open(at: "/store", fileSystem: disk, access: .readOnly)
      disk.plan = FaultPlan(call: call, .crash)
      let result = Result {
        try store.copy(to: "/backup", keepingIdentity: true, holder: TextList.holder)
      }
      if !disk.hasCrashed {
        #expect(try result.get().sequence == 3)
        break
      }
      let states = disk.diskStates()
      for (state, left) in [states.first, states.last].compactMap(\.self) {
        do {
          let source = try Store.open(at: "/store", fileSystem: left, access: .readOnly)
          if (try? Store.open(at: "/backup", fileSystem: left, access: .readOnly)) == nil {
            wasNoStore += 1
            try source.copy(to: "/backup", keepingIdentity: true, holder: TextList.holder)
          }
          #expect(try TextList.open(left, at: "/backup").texts == texts)
        } catch {
          Issue.record("call \(call), \(state): \(error)")
        }
      }
    }
    #expect(wasNoStore > 20)
  }

  @Test func aStoreThatLostItsManifestIsNotTakenForRemains() throws {
    let (disk, list) = try prepared()
    disk.removeName("/store/MANIFEST.json")
    let before = disk.files()
    #expect(throws: StorageError.self) { try TextList.create(disk) }
    #expect(throws: StorageError.self) {
      try list.store.copy(to: "/store", keepingIdentity: true, holder: TextList.holder)
    }
    #expect(
      disk.files().filter { $0.key != "/store/lock" } == before.filter { $0.key != "/store/lock" })
  }
}
