import Storage
import TestSupport
import Testing

/// Backups and what is restored from them (R19).
struct CopyTests {
  private func prepared() throws -> (MemoryFileSystem, Ledger) {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    try ledger.add("c", "d")
    try ledger.compact()
    try ledger.add("e")
    try ledger.add("f", "g")
    return (disk, ledger)
  }

  private let texts = ["a", "b", "c", "d", "e", "f", "g"]

  @Test func aBackupHoldsEverythingAndKeepsTheIdentity() throws {
    let (disk, ledger) = try prepared()
    let report = try ledger.store.copy(
      to: "/backup/today", keepingIdentity: true, holder: Ledger.holder)
    #expect(report.sequence == 3 && report.chain == ledger.store.chain)
    let copy = try Ledger.open(disk, at: "/backup/today")
    #expect(copy.texts == texts && copy.store.chain == ledger.store.chain)
    #expect(try copy.store.info().id == ledger.store.info().id)
    #expect(try Store.verify(at: "/backup/today", fileSystem: disk).findings.isEmpty)
    var seen: [Int] = []
    try copy.store.readHistory { seen.append($0.sequence) }
    #expect(seen == [1, 2, 3])
    // Both go their own way.
    try copy.add("h")
    try ledger.add("i")
    #expect(try Ledger.open(disk).texts == texts + ["i"])
  }

  @Test func whatIsRestoredHasAnIdentityOfItsOwn() throws {
    let (disk, ledger) = try prepared()
    let report = try ledger.store.copy(
      to: "/restored", keepingIdentity: false, holder: Ledger.holder)
    let copy = try Ledger.open(disk, at: "/restored")
    #expect(copy.texts == texts)
    #expect(try copy.store.info().id == report.id)
    #expect(try ledger.store.info().id != report.id)
    try copy.add("h")
    try copy.compact()
    #expect(try Store.verify(at: "/restored", fileSystem: disk).findings.isEmpty)
  }

  @Test func aCopyIsMadeWithoutTheLockAndWithoutATornTail() throws {
    let (disk, ledger) = try prepared()
    let journal = "/store/journal-000002.jsonl"
    disk.setContent((disk.content(of: journal) ?? []) + Array("{\"m".utf8), of: journal)
    let reader = try Ledger.open(disk, access: .readOnly)
    _ = try ledger.store.transaction(
      holder: Ledger.holder, catchUp: { _ in }, reload: {},
      body: { _ in
        try reader.store.copy(to: "/backup", keepingIdentity: true, holder: Ledger.holder)
        return nil
      })
    #expect(try Ledger.open(disk, at: "/backup").texts == texts)
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
        try store.copy(to: "/backup", keepingIdentity: true, holder: Ledger.holder)
      }
      #expect(throws: StorageError.noStore(path: "/backup"), "\(path)") {
        try Ledger.open(disk, at: "/backup")
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
        try store.copy(to: "/backup", keepingIdentity: true, holder: Ledger.holder)
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
            try source.copy(to: "/backup", keepingIdentity: true, holder: Ledger.holder)
          }
          #expect(try Ledger.open(left, at: "/backup").texts == texts)
        } catch {
          Issue.record("call \(call), \(state): \(error)")
        }
      }
    }
    #expect(wasNoStore > 20)
  }

  @Test func aStoreThatLostItsManifestIsNotTakenForRemains() throws {
    let (disk, ledger) = try prepared()
    disk.removeName("/store/MANIFEST.json")
    let before = disk.files()
    #expect(throws: StorageError.self) { try Ledger.create(disk) }
    #expect(throws: StorageError.self) {
      try ledger.store.copy(to: "/store", keepingIdentity: true, holder: Ledger.holder)
    }
    #expect(
      disk.files().filter { $0.key != "/store/lock" } == before.filter { $0.key != "/store/lock" })
  }
}
