import Glibc
import Storage
import TestSupport
import Testing

/// R2 and R3, in memory: whatever call fails, once or from then on, there is an error, nothing
/// acknowledged is lost, and the next command works.
struct FaultTests {
  static let texts = ["a", "b", "c", "d", "e"]

  /// A job of a store, and what it adds when it is acknowledged.
  struct Job: Sendable, CustomTestStringConvertible {
    let name: String
    let added: [String]
    var hasTornTail = false
    let run: @Sendable (TextList) throws -> Void

    var testDescription: String { name }
  }

  static let jobs = [
    Job(name: "commit", added: ["x"]) { try $0.add("x") },
    Job(name: "commit with attachment", added: ["x", "y"]) { try $0.add("x", "y") },
    Job(name: "compaction", added: []) { try $0.compact() },
    Job(name: "recovery", added: ["x"], hasTornTail: true) { try $0.add("x") },
  ]

  static func prepared(_ job: Job) throws -> MemoryFileSystem {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c", "d")
    try list.compact()
    try list.add("e")
    if job.hasTornTail {
      let journal = "/store/journal-000002.jsonl"
      disk.setContent((disk.content(of: journal) ?? []) + Array(#"{"m":{"#.utf8), of: journal)
    }
    return disk
  }

  static let faults: [FaultPlan.Fault] = [
    .error(EIO), .error(ENOSPC), .error(EDQUOT),
    .errorEverAfter(EIO, Set(FileCall.allCases)),
    .errorEverAfter(ENOSPC, FaultPlan.callsThatNeedSpace),
    .shortWriteThenError(0, ENOSPC), .shortWriteThenError(7, EFBIG), .shortWriteThenError(100, EIO),
  ]

  @Test(arguments: jobs, faults)
  func anErrorAtAnyCallLosesNothing(_ job: Job, _ fault: FaultPlan.Fault) throws {
    let prepared = try Self.prepared(job)
    for call in 1... {
      let disk = prepared.copy()
      let list = try TextList.open(disk)
      disk.plan = FaultPlan(call: call, fault)
      let result = Result { try job.run(list) }
      let hasEnded = disk.calls < call
      let log = disk.log
      let what = "call \(call) (\(log.dropFirst(call - 1).first ?? ""))"
      disk.plan = nil
      try check(disk, list, job, result, what)
      if hasEnded { return }
    }
  }

  private func check(
    _ disk: MemoryFileSystem, _ list: TextList, _ job: Job, _ result: Result<Void, any Error>,
    _ what: String
  ) throws {
    let (without, with) = (Self.texts, Self.texts + job.added)
    var allowed: [[String]]
    switch result {
    case .success:
      allowed = [with]
    case .failure(StorageError.outcomeUnknown):
      allowed = [without, with]
      #expect(list.store.readOnlyReason != nil, "\(what)")
    case .failure(let error):
      allowed = [without]
      #expect(error is StorageError, "\(what): \(error)")
    }
    do {
      // What a power cut now leaves.
      for (state, left) in disk.diskStates() where state == .nothing {
        let found = try TextList.open(left).texts
        #expect(allowed.contains(found), "after a power cut, \(what): \(found)")
      }
      // The same process goes on, or says why not.
      let reached = list.texts
      do {
        try list.add("next")
        #expect(list.store.readOnlyReason == nil)
        allowed = allowed.map { $0 + ["next"] }
      } catch StorageError.readOnly(let reason) {
        #expect(list.store.readOnlyReason == reason && list.texts == reached, "\(what)")
      }
      // The next process.
      let other = try TextList.open(disk)
      #expect(allowed.contains(other.texts), "\(what): \(other.texts)")
      try other.add("last")
      for (state, left) in disk.diskStates() where state == .nothing {
        #expect(
          try TextList.open(left).texts == other.texts, "built on something un-synced, \(what)")
      }
      try other.compact()
      #expect(try TextList.open(disk).texts == other.texts, "\(what)")
      for (state, left) in disk.diskStates() where state == .nothing {
        #expect(
          try TextList.open(left).texts == other.texts, "after a power cut at the end, \(what)")
      }
      let report = try Store.verify(at: TextList.path, fileSystem: disk)
      #expect(report.findings.isEmpty, "\(what): \(report.findings)")
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  @Test(arguments: jobs)
  func interruptedCallsAndShortWritesGoUnnoticed(_ job: Job) throws {
    let prepared = try Self.prepared(job)
    for fault in [FaultPlan.Fault.error(EINTR), .shortWrite(1), .shortWrite(60)] {
      for call in 1... {
        let disk = prepared.copy()
        let list = try TextList.open(disk)
        disk.plan = FaultPlan(call: call, fault)
        try job.run(list)
        if disk.calls < call { break }
        #expect(try TextList.open(disk, access: .readOnly).texts == Self.texts + job.added)
      }
    }
  }

  @Test(arguments: [FaultPlan.Fault.error(EIO), .error(ENOSPC), .error(EINTR)])
  func creationFailsOrSucceedsAndCanBeDoneAgain(_ fault: FaultPlan.Fault) throws {
    for call in 1... {
      let disk = MemoryFileSystem()
      disk.plan = FaultPlan(call: call, fault)
      let result = Result { try TextList.create(disk, at: "/data/tierline/store") }
      let hasEnded = disk.calls < call
      disk.plan = nil
      switch result {
      case .success: break
      case .failure(let error):
        #expect(fault != .error(EINTR), "call \(call): \(error)")
        if (try? Store.open(at: "/data/tierline/store", fileSystem: disk, access: .readOnly)) == nil
        {
          _ = try TextList.create(disk, at: "/data/tierline/store")
        }
      }
      let texts = try TextList.open(disk, at: "/data/tierline/store").texts
      #expect(texts == ["a", "b"])
      if hasEnded { return }
    }
  }

  @Test func aFullDiskLeavesTheOldLength() throws {
    let (disk, list, sync) = try atTheSyncOfACommit()
    let journal = "/store/journal-000001.jsonl"
    let before = disk.content(of: journal)
    disk.plan = FaultPlan(call: sync - 1, .shortWriteThenError(50, ENOSPC))
    #expect(throws: StorageError.notSaved(call: .write, code: ENOSPC)) { try list.add("e") }
    #expect(disk.log.contains { $0.hasPrefix("truncate") })
    disk.plan = nil
    #expect(disk.content(of: journal) == before)
    try list.add("f")
    #expect(try TextList.open(disk).texts == ["a", "b", "c", "f"])
  }

  @Test func aFailedSyncMovesToFreshFilesAndIsNotSaved() throws {
    let (disk, list, sync) = try atTheSyncOfACommit()
    let reader = try TextList.open(disk, access: .readOnly)
    disk.plan = FaultPlan(call: sync, .error(EIO))
    #expect(throws: StorageError.notSaved(call: .syncData, code: EIO)) { try list.add("d") }
    disk.plan = nil
    #expect(list.store.generation == 2)
    #expect(disk.content(of: "/store/quarantine/journal-000001-left-1.part") != nil)
    try list.add("e")
    try reader.refresh()
    #expect(reader.texts == ["a", "b", "c", "e"])
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).findings.isEmpty)
  }

  @Test(arguments: [false, true])
  func aReaderThatSawALineTakenBackLoadsAgain(_ isReplaced: Bool) throws {
    let (disk, list, sync) = try atTheSyncOfACommit()
    let reader = try TextList.open(disk, access: .readOnly)
    let spoilt = disk.copy()
    let other = try TextList.open(spoilt)
    try other.add("d")
    disk.plan = FaultPlan(call: sync, .error(EIO))
    // The reader looks between the write and the sync that fails.
    let line = spoilt.content(of: "/store/journal-000001.jsonl") ?? []
    let before = disk.content(of: "/store/journal-000001.jsonl") ?? []
    disk.setContent(line, of: "/store/journal-000001.jsonl")
    try reader.refresh()
    #expect(reader.texts == ["a", "b", "c", "d"])
    disk.setContent(before, of: "/store/journal-000001.jsonl")
    disk.plan = FaultPlan(call: sync, .error(EIO))
    #expect(throws: StorageError.notSaved(call: .syncData, code: EIO)) { try list.add("e") }
    disk.plan = nil
    if isReplaced { try list.add("f") }
    guard case .reloadNeeded = try reader.store.refresh() else {
      Issue.record("the reader goes on as if nothing had happened")
      return
    }
    try reader.load()
    #expect(reader.texts == ["a", "b", "c"] + (isReplaced ? ["f"] : []))
  }

  @Test func whenNoFreshFilesCanBeMadeTheStoreIsReadOnlyUntilOpenedAnew() throws {
    let (disk, list, sync) = try atTheSyncOfACommit()
    disk.plan = FaultPlan(call: sync, .errorEverAfter(EIO, FaultPlan.callsThatNeedSpace))
    #expect(throws: StorageError.outcomeUnknown(call: .syncData, code: EIO)) {
      try list.add("d")
    }
    disk.plan = nil
    #expect(list.store.warnings == [.readOnly(.syncFailed(code: EIO))])
    #expect(throws: StorageError.readOnly(.syncFailed(code: EIO))) { try list.add("e") }
    let next = try TextList.open(disk)
    #expect(next.texts == ["a", "b", "c", "d"])
    // The line is written again before anything is built on it, so that it is really there.
    try next.add("e")
    for (_, left) in disk.diskStates() {
      #expect(try TextList.open(left).texts == ["a", "b", "c", "d", "e"])
    }
  }

  /// A store with a commit more than its snapshot, and the number of the call that syncs the
  /// next; the call before it writes the line.
  private func atTheSyncOfACommit() throws -> (MemoryFileSystem, TextList, Int) {
    let disk = MemoryFileSystem()
    try TextList.create(disk).add("c")
    let list = try TextList.open(disk)
    let probe = disk.copy()
    let second = try TextList.open(probe)
    probe.plan = nil
    try second.add("d")
    let sync = try #require(probe.log.firstIndex { $0.hasPrefix("syncData") })
    return (disk, list, sync + 1)
  }
}
