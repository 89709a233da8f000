import Storage
import TestSupport
import Testing

/// What stays, what is archived and what goes.
struct CompactionTests {
  @Test func theGenerationBeforeStaysUntilTheNextCompaction() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    try ledger.add("c")
    let first = try ledger.compact()
    #expect(first.archived == ["journal-000001.jsonl"] && first.removed.isEmpty)
    #expect(disk.content(of: "/store/snapshot-000001-01.jsonl") != nil)
    let second = try ledger.compact()
    #expect(second.removed == ["snapshot-000001-01.jsonl"])
    #expect(disk.content(of: "/store/snapshot-000002-01.jsonl") != nil)
    #expect(disk.attributes(of: "/store/archive/journal-000001.jsonl")?.mode == 0o440)
  }

  @Test func attachmentsOfArchivedCommitsMoveAlongAndCanStillBeRead() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    try ledger.add("c", "d")
    let reader = try Ledger.open(disk, access: .readOnly)
    let other = try Ledger.open(disk)
    let report = try ledger.compact { try other.add("e", "f") }
    #expect(report.archived.count == 2)
    try ledger.refresh()
    try reader.refresh()
    #expect(ledger.texts == ["a", "b", "c", "d", "e", "f"] && reader.texts == ledger.texts)
    let attached = disk.files(under: "/store/archive").keys.filter { $0.contains("import-") }
    #expect(attached.count == 1)
    var seen: [Int] = []
    try ledger.store.readHistory { entry in
      seen.append(entry.sequence)
      if let attachment = entry.attachment {
        let lines = try ledger.store.open(attachment).read { lines in
          var count = 0
          while try lines.nextLine() != nil { count += 1 }
          return count
        }
        #expect(lines == 2)
      }
    }
    #expect(seen == [1, 2])
    try ledger.compact()
    #expect(try Store.verify(at: Ledger.path, fileSystem: disk).findings.isEmpty)
  }

  @Test func segmentsCanBeReused() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    try ledger.add("c")
    try ledger.store.compact(
      holder: Ledger.holder,
      segments: [
        .reuse(name: "snapshot-000001-01.jsonl"),
        .write(kind: "texts") { try $0.append(Ledger.json("c")) },
      ])
    try ledger.store.compact(
      holder: Ledger.holder,
      segments: ledger.store.segments.map { .reuse(name: $0.name) })
    #expect(
      ledger.store.segments.map(\.name) == ["snapshot-000001-01.jsonl", "snapshot-000002-01.jsonl"])
    #expect(try Ledger.open(disk).texts == ["a", "b", "c"])
    #expect(throws: StorageError.malformed(.unknownSegment, nil)) {
      try ledger.store.compact(holder: Ledger.holder, segments: [.reuse(name: "journal")])
    }
    #expect(throws: StorageError.malformed(.segmentKind, nil)) {
      try ledger.store.compact(holder: Ledger.holder, segments: [.write(kind: "A b") { _ in }])
    }
  }

  @Test func anErrorOfAPlanLeavesNothingBehind() throws {
    struct Refused: Error {}
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    let before = disk.files().filter { $0.key != "/store/lock" }
    #expect(throws: Refused.self) { try ledger.compact { throw Refused() } }
    #expect(disk.files().filter { $0.key != "/store/lock" } == before)
    try ledger.compact()
  }

  @Test func anAttachmentBeingWrittenIsNotTakenForALeftover() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    let other = try Ledger.open(disk)
    let writer = try other.store.newAttachment()
    try writer.append(Ledger.json("c"))
    try ledger.compact()
    let attachment = try other.store.finish(writer)
    try ledger.compact()
    _ = try other.store.transaction(
      holder: Ledger.holder, catchUp: { _ in }, reload: { try other.load() },
      body: { _ in
        PendingCommit(metadata: [], payload: Array("{}".utf8), attachment: attachment)
      })
    try ledger.compact()
    #expect(try Ledger.open(disk).texts == ["a", "b", "c"])
    // One that nobody will ever commit.
    var lost: Ledger? = try Ledger.open(disk)
    _ = try lost?.store.newAttachment()
    lost = nil
    let report = try ledger.compact()
    #expect(report.removed.contains { $0.hasPrefix("import-") })
  }

  @Test func anAttachmentThatIsGoneCannotBeCommitted() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    let writer = try ledger.store.newAttachment()
    try writer.append(Ledger.json("c"))
    let attachment = try ledger.store.finish(writer)
    disk.removeName("/store/" + attachment.file)
    #expect(throws: StorageError.attachmentLost(file: attachment.file)) {
      try ledger.store.transaction(
        holder: Ledger.holder, catchUp: { _ in }, reload: {},
        body: { _ in
          PendingCommit(metadata: [], payload: Array("{}".utf8), attachment: attachment)
        })
    }
    #expect(try Ledger.open(disk).texts == ["a", "b"])
  }

  @Test func aChangedArchiveIsFound() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk, texts: [])
    for text in ["a", "b", "c"] { try ledger.add(text) }
    try ledger.compact()
    try ledger.add("d")
    try ledger.compact()
    let path = "/store/archive/journal-000001.jsonl"
    let whole = try #require(disk.content(of: path))
    let lines = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
    let changes: [[[UInt8]]] = [
      [lines[0], lines[2]], [lines[1], lines[0], lines[2]], [lines[0], lines[1]],
      [lines[0], lines[1], lines[1], lines[2]], lines + [lines[2]], [],
    ]
    for change in changes {
      disk.setContent(Array(change.joined()), of: path)
      let report = try Store.verify(at: Ledger.path, fileSystem: disk)
      #expect(report.outcome == .damaged)
      guard case .damage(let damage) = report.findings.first else {
        Issue.record("\(report.findings)")
        continue
      }
      #expect(damage.file == "archive/journal-000001.jsonl" && damage.line != nil)
    }
    disk.setContent(whole, of: path)
    #expect(try Store.verify(at: Ledger.path, fileSystem: disk).outcome == .sound)
  }

  @Test func aGenerationThatMovedOnStopsACompaction() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    let other = try Ledger.open(disk)
    try other.compact()
    #expect(throws: StorageError.generationMoved) { try ledger.compact() }
    try ledger.refresh()
    try ledger.compact()
    #expect(ledger.store.generation == 3)
  }

  @Test func compactionIsDueByLength() throws {
    let disk = MemoryFileSystem()
    let ledger = try Ledger.create(disk)
    #expect(!ledger.store.needsCompaction)
    let long = String(repeating: "x", count: 900_000)
    for _ in 0..<4 { try ledger.add(long) }
    #expect(!ledger.store.needsCompaction)
    try ledger.add(long)
    #expect(ledger.store.needsCompaction)
    try ledger.compact()
    #expect(!ledger.store.needsCompaction)
  }
}
