import Storage
import TestSupport
import Testing

/// R5, in memory: whatever call is the last one before the power goes, and whatever part of the
/// un-synced changes reaches the disk, nothing acknowledged is lost and the store goes on.
struct CrashTests {
  /// A store with two commits, one of them attached, and one generation behind it.
  private static func prepared() throws -> MemoryFileSystem {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c")
    try list.add("d", "e")
    try list.compact()
    try list.add("f")
    return disk
  }

  private static let preparedTexts = ["a", "b", "c", "d", "e", "f"]

  @Test func creationLeavesNothingOrAWholeStore() throws {
    try crashEverywhere(from: MemoryFileSystem(), history: [["a", "b"]], mayBeMissing: true) {
      disk, acknowledge in
      _ = try TextList.create(disk)
      acknowledge()
    }
  }

  @Test func commitsSurviveFromTheirAcknowledgementOn() throws {
    let start = Self.preparedTexts
    try crashEverywhere(
      from: Self.prepared(), history: [start, start + ["g"], start + ["g", "h"]]
    ) { disk, acknowledge in
      let list = try TextList.open(disk)
      acknowledge()
      try list.add("g")
      acknowledge()
      try list.add("h")
      acknowledge()
    }
  }

  @Test func anAttachmentIsThereWholeOrNotAtAll() throws {
    let start = Self.preparedTexts
    try crashEverywhere(from: Self.prepared(), history: [start, start + ["g", "h", "i"]]) {
      disk, acknowledge in
      let list = try TextList.open(disk)
      acknowledge()
      try list.add("g", "h", "i")
      acknowledge()
    }
  }

  @Test func compactionLosesNothingAndNeverShowsHalf() throws {
    let start = Self.preparedTexts
    try crashEverywhere(
      from: Self.prepared(),
      history: [
        start, start + ["g", "h"], start + ["g", "h", "i"], start + ["g", "h", "i", "j"],
      ]
    ) { disk, acknowledge in
      let other = try TextList.open(disk)
      let list = try TextList.open(disk)
      acknowledge()
      try list.compact {
        // Commits of another process go over into the new journal.
        try other.add("g", "h")
        acknowledge()
        try other.add("i")
        acknowledge()
      }
      try list.add("j")
      acknowledge()
    }
  }

  @Test func aSecondCompactionPutsTheFirstAway() throws {
    let start = Self.preparedTexts
    try crashEverywhere(from: Self.prepared(), history: [start, start + ["g"]]) {
      disk, acknowledge in
      let list = try TextList.open(disk)
      acknowledge()
      try list.compact()
      try list.compact()
      try list.add("g")
      acknowledge()
    }
  }

  @Test func recoveryCanItselfBreakOff() throws {
    // A torn tail, as a first crash leaves it.
    let disk = try Self.prepared()
    let journal = "/store/journal-000002.jsonl"
    disk.setContent((disk.content(of: journal) ?? []) + Array(#"{"m":{"seq":4"#.utf8), of: journal)
    let start = Self.preparedTexts
    try crashEverywhere(from: disk, history: [start, start + ["g"]]) { disk, acknowledge in
      let list = try TextList.open(disk)
      acknowledge()
      try list.settle()
      try list.add("g")
      acknowledge()
    }
  }

  @Test func recoveryAfterARecoveryThatBrokeOffLosesNothing() throws {
    // Crash in a commit, then crash in what the next process does about it.
    let start = Self.preparedTexts
    let prepared = try Self.prepared()
    var seen: Set<[String: [UInt8]]> = []
    for call in 1... {
      let disk = prepared.copy()
      disk.plan = FaultPlan(call: call, .crash)
      let first = Result { _ = try TextList.open(disk).add("g") }
      if !disk.hasCrashed {
        try first.get()
        break
      }
      for (_, crashed) in disk.diskStates() where seen.insert(crashed.files()).inserted {
        let begun = try TextList.open(crashed, access: .readOnly).texts
        #expect(begun == start || begun == start + ["g"])
        try crashEverywhere(from: crashed, history: [begun, begun + ["x"]]) { disk, acknowledge in
          let list = try TextList.open(disk)
          acknowledge()
          try list.add("x")
          acknowledge()
        }
      }
    }
    #expect(seen.count > 5)
  }

  @Test func nothingIsBuiltOnWhatAKilledProcessDidNotSync() throws {
    // A kill leaves all to the next process, also what is not on the disk yet; then the power goes.
    let prepared = try Self.prepared()
    for call in 1... {
      let disk = prepared.copy()
      disk.plan = FaultPlan(call: call, .crash)
      let result = Result {
        let list = try TextList.open(disk)
        try list.add("g")
        try list.add("h", "i")
        try list.compact()
      }
      if !disk.hasCrashed {
        try result.get()
        return
      }
      let left = disk.copy()
      let next = try TextList.open(left)
      #expect(next.texts.starts(with: Self.preparedTexts))
      try next.add("x")
      for (state, cut) in left.diskStates() {
        let texts = try TextList.open(cut, access: .readOnly).texts
        #expect(texts == next.texts, "killed at call \(call) (\(disk.log.last ?? "")), \(state)")
      }
    }
  }

  // MARK: The harness

  /// A disk that was looked at already, with the state that it must have at least.
  private struct Seen: Hashable {
    var files: [String: [UInt8]]
    var least: Int
  }

  private final class Counter {
    var value = 0
  }

  /// Runs work once for every call it makes, crashing there, and looks at each disk that is left.
  ///
  /// `history` are the states in order, of which `work` acknowledges one after the other.
  private func crashEverywhere(
    from prepared: MemoryFileSystem, history: [[String]], mayBeMissing: Bool = false,
    _ work: (MemoryFileSystem, @escaping () -> Void) throws -> Void
  ) throws {
    var seen: Set<Seen> = []
    for call in 1... {
      let disk = prepared.copy()
      disk.plan = FaultPlan(call: call, .crash)
      let counter = Counter()
      let result = Result { try work(disk) { counter.value += 1 } }
      let acknowledged = counter.value
      if !disk.hasCrashed {
        try result.get()
        #expect(acknowledged == history.count)
        return
      }
      // The state that was acknowledged last is the least that must be there.
      let least = max(0, acknowledged - 1)
      let last = disk.log.last ?? ""
      for (state, left) in disk.diskStates() {
        if !seen.insert(Seen(files: left.files(), least: least)).inserted { continue }
        try check(left, history[least...], mayBeMissing && acknowledged == 0) {
          "crash at call \(call) (\(last)), kept \(state)"
        }
      }
    }
  }

  private func check(
    _ disk: MemoryFileSystem, _ allowed: ArraySlice<[String]>, _ mayBeMissing: Bool,
    _ what: () -> String
  ) throws {
    if mayBeMissing,
      (try? Store.open(at: TextList.path, fileSystem: disk, access: .readOnly)) == nil
    {
      let list = try TextList.create(disk)
      #expect(allowed.contains(list.texts), "\(what())")
      return
    }
    do {
      let before = disk.files()
      let reader = try TextList.open(disk, access: .readOnly)
      #expect(allowed.contains(reader.texts), "reader, \(what()): \(reader.texts)")
      #expect(disk.files() == before, "a reader wrote, \(what())")
      let report = try Store.verify(at: TextList.path, fileSystem: disk)
      #expect(report.outcome != .damaged, "\(what()): \(report.findings)")

      let list = try TextList.open(disk)
      try list.settle()
      #expect(list.texts == reader.texts, "writer, \(what()): \(list.texts)")
      try list.add("next")
      try list.compact()
      #expect(list.texts == reader.texts + ["next"], "\(what())")
      #expect(try TextList.open(disk).texts == list.texts, "reopened, \(what())")
      let after = try Store.verify(at: TextList.path, fileSystem: disk)
      #expect(after.findings.isEmpty, "leftovers, \(what()): \(after.findings)")
    } catch {
      Issue.record("\(what()): \(error)")
    }
  }
}
