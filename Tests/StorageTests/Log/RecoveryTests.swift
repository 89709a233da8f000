import Storage
import TestSupport
import Testing

/// What a journal's end means, row by row, and who may act on it.
struct RecoveryTests {
  private static let journal = "/store/journal-000001.jsonl"

  /// Three commits; `head` stands at the given number of them.
  private func store(headAt commits: Int = 3) throws -> MemoryFileSystem {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    var heads = [disk.content(of: "/store/head") ?? []]
    for text in ["a", "b", "c"] {
      try list.add(text)
      heads.append(disk.content(of: "/store/head") ?? [])
    }
    disk.setContent(heads[commits], of: "/store/head")
    return disk
  }

  private func lines(_ disk: MemoryFileSystem) -> [[UInt8]] {
    (disk.content(of: Self.journal) ?? []).split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  private func append(_ bytes: [UInt8], to disk: MemoryFileSystem) {
    disk.setContent((disk.content(of: Self.journal) ?? []) + bytes, of: Self.journal)
  }

  @Test(arguments: [Array(#"{"m":{"seq":4,"op"#.utf8), Array("garbage \u{FF}".utf8), [0, 0, 0]])
  func bytesWithoutLineFeedBehindHeadAreIgnoredByReadersAndPutAwayByWriters(_ tail: [UInt8]) throws
  {
    let disk = try store()
    let length = disk.content(of: Self.journal)?.count ?? 0
    append(tail, to: disk)
    let before = disk.files()
    let reader = try TextList.open(disk, access: .readOnly)
    #expect(reader.texts == ["a", "b", "c"])
    #expect(
      reader.store.warnings == [
        .tornTail(file: "journal-000001.jsonl", byte: length, bytes: tail.count)
      ])
    let report = try Store.verify(at: TextList.path, fileSystem: disk)
    #expect(report.outcome == .recoverable)
    #expect(disk.files() == before)

    let writer = try TextList.open(disk)
    #expect(disk.files() == before)
    try writer.add("d")
    #expect(try TextList.open(disk).texts == ["a", "b", "c", "d"])
    let kept = disk.content(of: "/store/quarantine/journal-000001-at-\(length)-1.part")
    #expect(kept == tail)
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .sound)
  }

  @Test func aLastLineWithASectorOfZerosBehindHeadIsABrokenAppend() throws {
    let disk = try store()
    let start = disk.content(of: Self.journal)?.count ?? 0
    append(Array(#"{"m":"#.utf8) + [UInt8](repeating: 0, count: 1500) + [0x7D, 0x0A], to: disk)
    try TextList.open(disk).add("d")
    #expect(try TextList.open(disk).texts == ["a", "b", "c", "d"])
    #expect(disk.content(of: "/store/quarantine/journal-000001-at-\(start)-1.part")?.count == 1507)
  }

  @Test func aLineWithFewZerosIsDamage() throws {
    let disk = try store()
    append(Array(#"{"m":"#.utf8) + [UInt8](repeating: 0, count: 300) + [0x7D, 0x0A], to: disk)
    let found = damage { _ = try TextList.open(disk) }
    #expect(found?.kind == .zeroBytes && found?.line == 4)
  }

  @Test func wholeLinesBehindHeadAreAccepted() throws {
    for commits in 0...3 {
      let disk = try store(headAt: commits)
      #expect(try TextList.open(disk, access: .readOnly).texts == ["a", "b", "c"])
      let list = try TextList.open(disk)
      try list.add("d")
      // They were written again before they were built on.
      for (_, left) in disk.diskStates() {
        #expect(try TextList.open(left).texts == ["a", "b", "c", "d"])
      }
    }
  }

  @Test func aJournalShorterThanAcknowledgedIsRefusedWithTheNumberMissing() throws {
    let disk = try store()
    let lines = lines(disk)
    disk.setContent(lines[0] + lines[1].dropLast(5), of: Self.journal)
    let found = damage { _ = try TextList.open(disk) }
    #expect(
      found
        == Damage(
          file: "journal-000001.jsonl", line: 2, byte: lines[0].count, kind: .truncated,
          commitsMissing: 2))
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .damaged)
    let before = disk.files()
    #expect(throws: StorageError.self) { try TextList.open(disk).add("x") }
    #expect(disk.files() == before)
  }

  @Test func aJournalThatEndsAtAnEarlierLineIsRefused() throws {
    let disk = try store()
    disk.setContent(Array(lines(disk)[..<2].joined()), of: Self.journal)
    #expect(damage { _ = try TextList.open(disk) }?.commitsMissing == 1)
  }

  @Test func zerosBeforeHeadAreDamage() throws {
    let disk = try store()
    let whole = disk.content(of: Self.journal) ?? []
    let zeros = [UInt8](repeating: 0, count: 200)
    disk.setContent(whole.dropLast(200) + zeros, of: Self.journal)
    let found = damage { _ = try TextList.open(disk) }
    #expect(found?.line == 3 && found?.commitsMissing == 1)
  }

  @Test(arguments: ["dropped", "doubled", "swapped", "foreign", "spaces", "order", "blank"])
  func aLineThatDoesNotBelongIsDamage(_ change: String) throws {
    let disk = try store(headAt: 0)
    let lines = lines(disk)
    let other = MemoryFileSystem()
    let foreign = try TextList.create(other, texts: [])
    for text in ["a", "b", "c"] { try foreign.add(text) }
    let (content, line, kind): ([[UInt8]], Int, Damage.Kind) =
      switch change {
      case "dropped": ([lines[0], lines[2]], 2, .sequence(expected: 2, found: 3))
      case "doubled": ([lines[0], lines[1], lines[1]], 3, .sequence(expected: 3, found: 2))
      case "swapped": ([lines[1], lines[0], lines[2]], 1, .sequence(expected: 1, found: 2))
      case "foreign": ([lines[0], self.lines(other)[1], lines[2]], 2, .chain)
      case "spaces":
        ([lines[0], Array("{ ".utf8) + lines[1].dropFirst(), lines[2]], 2, .lineForm)
      case "order":
        ([lines[0], Array(#"{"s":null,"m":{"seq":2}}"#.utf8) + [0x0A]], 2, .lineForm)
      default: ([lines[0], [0x0A], lines[1], lines[2]], 2, .notJSON(.unexpectedEnd))
      }
    disk.setContent(Array(content.joined()), of: Self.journal)
    let found = damage { _ = try TextList.open(disk) }
    #expect(found?.line == line && found?.kind == kind, "\(String(describing: found))")
  }

  @Test func aJournalOfAnotherStoreIsRefused() throws {
    let (disk, other) = (try store(), try store())
    disk.setContent(other.content(of: Self.journal) ?? [], of: Self.journal)
    let found = damage { _ = try TextList.open(disk) }
    #expect(found?.line == 1 && found?.kind == .chain)
  }

  @Test func anOldManifestBesideANewHeadIsRefused() throws {
    let disk = try store()
    let manifest = disk.content(of: "/store/MANIFEST.json") ?? []
    let journal = disk.content(of: Self.journal) ?? []
    let list = try TextList.open(disk)
    try list.compact()
    disk.setContent(manifest, of: "/store/MANIFEST.json")
    disk.setContent(journal, of: Self.journal)
    let kind = Damage.Kind.manifestOutdated(generation: 1, acknowledged: 2)
    #expect(damage { _ = try TextList.open(disk) } == Damage(file: "MANIFEST.json", kind: kind))
  }

  @Test(arguments: ["missing", "empty", "zeros", "foreign"])
  func withoutHeadTheStoreIsReadOnly(_ state: String) throws {
    let disk = try store()
    switch state {
    case "missing": disk.removeName("/store/head")
    case "empty": disk.setContent([], of: "/store/head")
    case "zeros": disk.setContent([UInt8](repeating: 0, count: 128), of: "/store/head")
    default: disk.setContent(try store().content(of: "/store/head") ?? [], of: "/store/head")
    }
    let list = try TextList.open(disk)
    #expect(list.texts == ["a", "b", "c"])
    #expect(list.store.warnings == [.readOnly(.headUnknown)])
    #expect(throws: StorageError.readOnly(.headUnknown)) { try list.add("d") }
    #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .damaged)
  }

  @Test func oneBadSlotOfHeadIsMadeGoodByTheNextCommit() throws {
    for slot in 0..<2 {
      let disk = try store()
      var head = disk.content(of: "/store/head") ?? []
      head[slot * 64 + 10] ^= 1
      disk.setContent(head, of: "/store/head")
      let report = try Store.verify(at: TextList.path, fileSystem: disk)
      #expect(report.findings == [.headSlot(number: slot)] && report.outcome == .recoverable)
      try TextList.open(disk).add("d")
      #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .sound)
    }
  }

  @Test func anErasedLineKeepsTheChain() throws {
    let disk = try store()
    try TextList.open(disk).compact()
    let path = "/store/archive/journal-000001.jsonl"
    let text = String(decoding: disk.content(of: path) ?? [], as: UTF8.self)
    let salt = String(repeating: "5a", count: 16)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let erased = lines[1].replacing(#""s":"\#(salt)""#, with: #""s":null"#)
      .replacing(#""p":{"text":"b"}"#, with: #""p":null"#)
    #expect(erased.utf8.count < lines[1].utf8.count - 35)
    let halfErased = lines[1].replacing(#""p":{"text":"b"}"#, with: #""p":null"#)
    for (line, outcome) in [(erased, VerifyReport.Outcome.sound), (halfErased, .damaged)] {
      let changed = [lines[0], line[...], lines[2], ""].joined(separator: "\n")
      disk.setContent(Array(changed.utf8), of: path)
      #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == outcome)
      if outcome == .damaged { continue }
      var payloads: [Bool] = []
      try TextList.open(disk).store.readHistory { payloads.append($0.payload != nil) }
      #expect(payloads == [true, false, true])
    }
  }
}
