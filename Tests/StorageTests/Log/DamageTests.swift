import Storage
import TestSupport
import Testing

/// R6: every truncation and every single flipped bit of every file is refused, naming the file,
/// or changes nothing; never is something else read in silence.
struct DamageTests {
  static let texts = ["a", "b", "c", "d", "e", "f"]

  /// A small store with every kind of file: two generations, archive, attachments.
  static let prepared: MemoryFileSystem? = {
    let disk = MemoryFileSystem()
    guard let list = try? TextList.create(disk, texts: ["a"]) else { return nil }
    do {
      try list.add("b")
      try list.compact()
      try list.add("c")
      try list.add("d", "e")
      try list.add("f")
      return disk
    } catch {
      return nil
    }
  }()

  static let files = (prepared?.files().keys.sorted() ?? [])

  @Test func theStoreHasEveryKindOfFile() throws {
    let kinds = Self.files.map { $0.dropFirst("/store/".count).prefix { $0.isLetter || $0 == "/" } }
    #expect(
      Set(kinds) == [
        "MANIFEST", "archive/journal", "head", "import", "journal", "lock", "snapshot",
      ])
    #expect(kinds.count { $0 == "snapshot" } == 2)
  }

  @Test(arguments: files) func everyTruncationIsSeen(_ path: String) throws {
    let disk = try #require(Self.prepared?.copy())
    let whole = try #require(disk.content(of: path))
    for length in 0..<whole.count {
      disk.setContent(Array(whole.prefix(length)), of: path)
      check(disk, path, "cut to \(length)", trySettling: true)
    }
  }

  @Test(arguments: files) func everyFlippedBitIsSeen(_ path: String) throws {
    let disk = try #require(Self.prepared?.copy())
    let whole = try #require(disk.content(of: path))
    for byte in whole.indices {
      for bit in 0..<8 {
        var changed = whole
        changed[byte] ^= 1 << bit
        disk.setContent(changed, of: path)
        check(disk, path, "bit \(bit) of byte \(byte)", trySettling: bit == byte % 8)
      }
    }
  }

  @Test(arguments: files) func everyMissingFileIsSeen(_ path: String) throws {
    let disk = try #require(Self.prepared?.copy())
    disk.removeName(path)
    if path.hasSuffix("MANIFEST.json") {
      #expect(throws: StorageError.noStore(path: TextList.path)) { try TextList.open(disk) }
      return
    }
    check(disk, path, "missing", trySettling: true)
    if !path.hasSuffix("lock") {
      #expect(try Store.verify(at: TextList.path, fileSystem: disk).outcome == .damaged)
    }
  }

  private func check(
    _ disk: MemoryFileSystem, _ path: String, _ what: String, trySettling: Bool
  ) {
    let before = disk.files()
    let isRead = look(disk, path, what, .readOnly)
    if trySettling {
      // A writer sees what a reader sees, and leaves a store that it refuses as it is.
      if look(disk, path, what, .readWrite) != isRead && !path.hasSuffix("lock") {
        Issue.record("reader and writer differ, \(path), \(what)")
      }
      let after = disk.files().filter { !$0.key.hasSuffix("/lock") }
      if after != before.filter({ !$0.key.hasSuffix("/lock") }) {
        Issue.record("changed by looking, \(path), \(what)")
      }
    }
    do {
      let report = try Store.verify(at: TextList.path, fileSystem: disk)
      if report.outcome == .sound && !path.hasSuffix("/lock") {
        Issue.record("verify is content, \(path), \(what)")
      }
      // Only what is neither read nor looked at may be damaged and yet be read.
      if isRead, report.outcome == .damaged, !isAside(path) {
        Issue.record("read though damaged, \(path), \(what)")
      }
    } catch {
      if case .formatTooNew = error, path.hasSuffix("MANIFEST.json") { return }
      Issue.record("verify: \(error), \(path), \(what)")
    }
  }

  /// Files that loading does not need: the archive, the generation before, `head`, the lock.
  private func isAside(_ path: String) -> Bool {
    path.contains("archive/") || path.contains("snapshot-000001") || path.hasSuffix("/head")
      || path.hasSuffix("/lock")
  }

  /// Whether the store is read, with the right content, rather than refused with the file's name.
  private func look(
    _ disk: MemoryFileSystem, _ path: String, _ what: String, _ access: StoreAccess
  ) -> Bool {
    let name = path.dropFirst(TextList.path.count + 1)
    do {
      let list = try TextList.open(disk, access: access)
      if access == .readWrite && list.store.readOnlyReason == nil { try list.settle() }
      if list.texts != Self.texts {
        Issue.record("silently wrong, \(path), \(what): \(list.texts)")
      }
      return true
    } catch StorageError.damaged(let damage) {
      if damage.file != name { Issue.record("names \(damage.file), \(path), \(what)") }
      let needsPlace = name.hasPrefix("journal") && damage.kind != .missing
      if needsPlace && (damage.line == nil || damage.byte == nil) {
        Issue.record("no place, \(path), \(what)")
      }
    } catch StorageError.formatTooNew {
      if name != "MANIFEST.json" { Issue.record("format, \(path), \(what)") }
    } catch is JSONError {
      // The caller met nonsense in a line before the whole file was checked.
      if !name.hasPrefix("snapshot-000002") && !name.hasPrefix("import") {
        Issue.record("nonsense, \(path), \(what)")
      }
    } catch {
      Issue.record("\(error), \(path), \(what)")
    }
    return false
  }

  // MARK: A tail that was not acknowledged

  /// The store of `prepared` with `head` one commit behind, as after a kill in a commit.
  private func withUnacknowledgedCommit() throws -> (MemoryFileSystem, whole: [UInt8], good: Int) {
    let disk = try #require(Self.prepared?.copy())
    let head = try #require(disk.content(of: "/store/head"))
    try TextList.open(disk).add("g")
    disk.setContent(head, of: "/store/head")
    let whole = try #require(disk.content(of: Self.journal))
    let good = try #require(whole.dropLast().lastIndex(of: 0x0A)) + 1
    return (disk, whole, good)
  }

  private static let journal = "/store/journal-000002.jsonl"

  @Test func everyTruncationOfAnUnacknowledgedLineTakesOnlyThatLine() throws {
    let (disk, whole, good) = try withUnacknowledgedCommit()
    for length in good..<whole.count {
      let cut = disk.copy()
      cut.setContent(Array(whole.prefix(length)), of: Self.journal)
      #expect(try TextList.open(cut, access: .readOnly).texts == Self.texts)
      #expect(cut.content(of: Self.journal)?.count == length)
      let list = try TextList.open(cut)
      try list.add("h")
      #expect(try TextList.open(cut).texts == Self.texts + ["h"])
      let kept = cut.files(under: "/store/quarantine").values.first
      #expect(kept == (length == good ? nil : Array(whole[good..<length])))
    }
    #expect(try TextList.open(disk).texts == Self.texts + ["g"])
  }

  @Test func everyFlippedBitOfAnUnacknowledgedLineIsRefusedOrTakesOnlyThatLine() throws {
    let (disk, whole, good) = try withUnacknowledgedCommit()
    for byte in good..<whole.count {
      for bit in 0..<8 {
        var changed = whole
        changed[byte] ^= 1 << bit
        disk.setContent(changed, of: Self.journal)
        do {
          let texts = try TextList.open(disk, access: .readOnly).texts
          // Without its line feed it is a torn append.
          if byte != whole.count - 1 || texts != Self.texts {
            Issue.record("silently wrong, bit \(bit) of byte \(byte): \(texts)")
          }
        } catch StorageError.damaged(let damage) {
          #expect(damage.file == "journal-000002.jsonl" && damage.line == 4)
          #expect((damage.byte ?? 0) >= good)
        }
      }
    }
  }
}
