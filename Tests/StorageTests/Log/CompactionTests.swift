import Storage
import TestSupport
import Testing

/// What stays, what is archived and what goes.
struct CompactionTests {
  @Test func theGenerationBeforeStaysUntilTheNextCompaction() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c")
    let first = try list.compact()
    #expect(first.archived == ["journal-000001.jsonl"] && first.removed.isEmpty)
    #expect(disk.content(of: "/store/snapshot-000001-01.jsonl") != nil)
    let second = try list.compact()
    #expect(second.removed == ["snapshot-000001-01.jsonl"])
    #expect(disk.content(of: "/store/snapshot-000002-01.jsonl") != nil)
    #expect(disk.attributes(of: "/store/archive/journal-000001.jsonl")?.mode == 0o440)
  }

  @Test func attachmentsOfArchivedCommitsMoveAlongAndCanStillBeRead() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c", "d")
    let reader = try TextList.open(disk, access: .readOnly)
    let other = try TextList.open(disk)
    let report = try list.compact { try other.add("e", "f") }
    #expect(report.archived.count == 2)
    try list.refresh()
    try reader.refresh()
    #expect(list.texts == ["a", "b", "c", "d", "e", "f"] && reader.texts == list.texts)
    let attached = disk.files(under: "/store/archive").keys.filter { $0.contains("import-") }
    #expect(attached.count == 1)
    var seen: [Int] = []
    try list.store.readHistory { entry in
      seen.append(entry.sequence)
      if let attachment = entry.attachment {
        let lines = try list.store.open(attachment).read { lines in
          var count = 0
          while try lines.nextLine() != nil { count += 1 }
          return count
        }
        #expect(lines == 2)
      }
    }
    #expect(seen == [1, 2])
    try list.compact()
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).findings.isEmpty)
  }

  @Test func segmentsCanBeReused() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c")
    try list.store.compact(
      holder: TextList.holder,
      segments: [
        .reuse(name: "snapshot-000001-01.jsonl"),
        .write(kind: "texts") { try $0.append(TextList.json("c")) },
      ])
    try list.store.compact(
      holder: TextList.holder,
      segments: list.store.segments.map { .reuse(name: $0.name) })
    #expect(
      list.store.segments.map(\.name) == ["snapshot-000001-01.jsonl", "snapshot-000002-01.jsonl"])
    #expect(try TextList.open(disk).texts == ["a", "b", "c"])
    #expect(throws: StorageError.malformed(.unknownSegment, nil)) {
      try list.store.compact(holder: TextList.holder, segments: [.reuse(name: "journal")])
    }
    #expect(throws: StorageError.malformed(.segmentKind, nil)) {
      try list.store.compact(holder: TextList.holder, segments: [.write(kind: "A b") { _ in }])
    }
  }

  @Test func anErrorOfAPlanLeavesNothingBehind() throws {
    struct Refused: Error {}
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let before = disk.files().filter { $0.key != "/store/lock" }
    #expect(throws: Refused.self) { try list.compact { throw Refused() } }
    #expect(disk.files().filter { $0.key != "/store/lock" } == before)
    try list.compact()
  }

  @Test func anAttachmentBeingWrittenIsNotTakenForALeftover() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let other = try TextList.open(disk)
    let writer = try other.store.newAttachment()
    try writer.append(TextList.json("c"))
    try list.compact()
    let attachment = try other.store.finish(writer)
    try list.compact()
    _ = try other.store.transaction(
      holder: TextList.holder, catchUp: { _ in }, reload: { try other.load() },
      body: { _ in
        PendingCommit(metadata: [], payload: Array("{}".utf8), attachment: attachment)
      })
    try list.compact()
    #expect(try TextList.open(disk).texts == ["a", "b", "c"])
    // One that nobody will ever commit.
    var lost: TextList? = try TextList.open(disk)
    _ = try lost?.store.newAttachment()
    lost = nil
    let report = try list.compact()
    #expect(report.removed.contains { $0.hasPrefix("import-") })
  }

  @Test func anAttachmentThatIsGoneCannotBeCommitted() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let writer = try list.store.newAttachment()
    try writer.append(TextList.json("c"))
    let attachment = try list.store.finish(writer)
    disk.removeName("/store/" + attachment.file)
    #expect(throws: StorageError.attachmentLost(file: attachment.file)) {
      try list.store.transaction(
        holder: TextList.holder, catchUp: { _ in }, reload: {},
        body: { _ in
          PendingCommit(metadata: [], payload: Array("{}".utf8), attachment: attachment)
        })
    }
    #expect(try TextList.open(disk).texts == ["a", "b"])
  }

  @Test func aChangedArchiveIsFound() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    for text in ["a", "b", "c"] { try list.add(text) }
    try list.compact()
    try list.add("d")
    try list.compact()
    let path = "/store/archive/journal-000001.jsonl"
    let whole = try #require(disk.content(of: path))
    let lines = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
    let changes: [[[UInt8]]] = [
      [lines[0], lines[2]], [lines[1], lines[0], lines[2]], [lines[0], lines[1]],
      [lines[0], lines[1], lines[1], lines[2]], lines + [lines[2]], [],
    ]
    for change in changes {
      disk.setContent(Array(change.joined()), of: path)
      let report = try Store.verify(at: TextList.path, fileSystem: disk)
      #expect(report.outcome == .damaged)
      guard case .damage(let damage) = report.findings.first else {
        Issue.record("\(report.findings)")
        continue
      }
      #expect(damage.file == "archive/journal-000001.jsonl" && damage.line != nil)
    }
    disk.setContent(whole, of: path)
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .sound)
  }

  @Test func aGenerationThatMovedOnStopsACompaction() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    let other = try TextList.open(disk)
    try other.compact()
    #expect(throws: StorageError.generationMoved) { try list.compact() }
    try list.refresh()
    try list.compact()
    #expect(list.store.generation == 3)
  }

  @Test func compactionIsDueByLength() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    #expect(!list.store.needsCompaction)
    let long = String(repeating: "x", count: 900_000)
    for _ in 0..<4 { try list.add(long) }
    #expect(!list.store.needsCompaction)
    try list.add(long)
    #expect(list.store.needsCompaction)
    try list.compact()
    #expect(!list.store.needsCompaction)
  }
}
