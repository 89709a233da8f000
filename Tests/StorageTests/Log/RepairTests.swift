import Storage
import TestSupport
import Testing

/// What a repair keeps, and that it says what it does.
struct RepairTests {
  private static let journal = "/store/journal-000001.jsonl"

  private func prepared() throws -> MemoryFileSystem {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    for text in ["a", "b", "c"] { try list.add(text) }
    return disk
  }

  private func repair(_ disk: MemoryFileSystem) throws -> RepairPlan {
    let store = try Store.open(at: TextList.path, fileSystem: disk, access: .readWrite)
    let plan = try store.repairPlan()
    let done = try store.repair(holder: TextList.holder) { plan in
      PendingCommit(
        metadata: Array(#""op":"repair","lost":\#(plan.commitsLost)"#.utf8),
        payload: TextList.json("repaired"))
    }
    #expect(done == plan)
    return done
  }

  @Test func aSoundStoreIsLeftAsItIs() throws {
    let disk = try prepared()
    let before = disk.files().filter { $0.key != "/store/lock" }
    #expect(try !repair(disk).isNeeded)
    #expect(disk.files().filter { $0.key != "/store/lock" } == before)
  }

  @Test func thePlanChangesNothing() throws {
    let disk = try prepared()
    disk.setContent([1], of: "/store/head")
    let before = disk.files()
    let store = try Store.open(at: TextList.path, fileSystem: disk, access: .readOnly)
    #expect(try store.repairPlan().rebuildsHead)
    #expect(disk.files() == before)
  }

  @Test func theGoodPartStaysAndEveryByteIsKept() throws {
    let disk = try prepared()
    var content = disk.content(of: Self.journal) ?? []
    let first = try #require(content.firstIndex(of: 0x0A))
    content[first + 30] ^= 1
    disk.setContent(content, of: Self.journal)
    #expect(damage { _ = try TextList.open(disk) } != nil)
    let plan = try repair(disk)
    #expect(plan.sequence == 1 && plan.commitsLost == 2 && plan.damage?.line == 2)
    #expect(plan.bytesCut == content.count - first - 1)
    let list = try TextList.open(disk)
    #expect(list.texts == ["a", "repaired"] && list.store.readOnlyReason == nil)
    #expect(disk.files(under: "/store/quarantine").values.contains(content))
    try list.add("d")
    try list.compact()
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).findings.isEmpty)
  }

  @Test(arguments: ["missing", "bad"]) func headIsMadeAnew(_ state: String) throws {
    let disk = try prepared()
    if state == "missing" {
      disk.removeName("/store/head")
    } else {
      disk.setContent([UInt8](repeating: 7, count: 128), of: "/store/head")
    }
    let plan = try repair(disk)
    #expect(plan.rebuildsHead && plan.damage == nil && plan.commitsLost == 0)
    let list = try TextList.open(disk)
    #expect(list.texts == ["a", "b", "c", "repaired"])
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .sound)
    #expect(disk.files(under: "/store/quarantine").count == (state == "missing" ? 1 : 2))
  }

  @Test func otherStoresLoadAgain() throws {
    let disk = try prepared()
    let other = try TextList.open(disk)
    let whole = disk.content(of: Self.journal) ?? []
    disk.setContent(Array(whole.dropLast(10)), of: Self.journal)
    _ = try repair(disk)
    try other.add("d")
    #expect(other.texts == ["a", "b", "repaired", "d"])
  }

  @Test func aRepairThatBreaksOffCanBeBegunAgain() throws {
    let prepared = try prepared()
    let whole = prepared.content(of: Self.journal) ?? []
    prepared.setContent(Array(whole.dropLast(10)), of: Self.journal)
    for call in 1... {
      let disk = prepared.copy()
      disk.plan = FaultPlan(call: call, .crash)
      let result = Result { try repair(disk) }
      if !disk.hasCrashed {
        _ = try result.get()
        break
      }
      for (state, left) in disk.diskStates() {
        do {
          _ = try repair(left)
          let list = try TextList.open(left)
          #expect(list.texts.starts(with: ["a", "b"]), "call \(call), \(state)")
          #expect(!list.texts.contains("c"))
          try list.add("d")
        } catch {
          Issue.record("call \(call) (\(disk.log.last ?? "")), \(state): \(error)")
        }
      }
    }
  }
}
