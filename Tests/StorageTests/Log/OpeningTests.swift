import Glibc
import Storage
import TestSupport
import Testing

/// What is created, what is opened and what is refused (R16, R20).
struct OpeningTests {
  @Test func aStoreIsPrivate() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c", "d")
    #expect(disk.attributes(of: "/store")?.mode == 0o700)
    for path in disk.files().keys { #expect(disk.attributes(of: path)?.mode == 0o600, "\(path)") }
  }

  @Test func aSharedStoreIsOpenToItsGroup() throws {
    let disk = MemoryFileSystem()
    var options = StoreOptions.fixed
    options.isShared = true
    let list = try TextList.create(disk, options: options)
    try list.add("c", "d")
    #expect(disk.attributes(of: "/store")?.mode == 0o2770)
    #expect(disk.attributes(of: "/store/archive")?.mode == 0o2770)
    for path in disk.files().keys { #expect(disk.attributes(of: path)?.mode == 0o660, "\(path)") }
    disk.setAttributes(of: "/store/journal-000001.jsonl", owner: 1002)
    #expect(try TextList.open(disk).texts == ["a", "b", "c", "d"])
    disk.setAttributes(of: "/store", mode: 0o2772)
    #expect(throws: StorageError.unsafe(file: "/store", .writableByOthers(mode: 0o2772))) {
      try TextList.open(disk)
    }
  }

  @Test func anUnsafeDirectoryIsRefused() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk, at: "/data/store")
    func refusal(_ change: (MemoryFileSystem) -> Void) -> StorageError? {
      let changed = disk.copy()
      change(changed)
      do {
        _ = try TextList.open(changed, at: "/data/store")
        return nil
      } catch {
        return error as? StorageError
      }
    }
    let path = "/data/store"
    #expect(
      refusal { $0.setAttributes(of: path, mode: 0o770) }
        == .unsafe(file: path, .writableByOthers(mode: 0o770)))
    #expect(
      refusal { $0.setAttributes(of: path, owner: 1001) }
        == .unsafe(file: path, .foreignOwner(1001)))
    #expect(
      refusal { $0.setAttributes(of: "/data", mode: 0o777) }
        == .unsafe(file: path, .ancestorWritable(level: 1, mode: 0o777)))
    #expect(refusal { $0.setAttributes(of: "/data", mode: 0o1777) } == nil)
    #expect(refusal { $0.plantLink(at: path) } == .unsafe(file: path, .symbolicLink))
    let asFile = refusal { disk in
      disk.removeName(path)
      disk.setContent([], of: path)
    }
    #expect(asFile == .unsafe(file: path, .wrongKind))
    #expect(refusal { $0.removeName(path) } == .noStore(path: path))
    #expect(refusal { $0.setVolume(.network(type: "nfs4")) } == .networkVolume(type: "nfs4"))
    let file = "journal-000001.jsonl"
    #expect(refusal { $0.plantLink(at: path + "/" + file) } == .unsafe(file: file, .symbolicLink))
    #expect(refusal { $0.addHardLink(to: path + "/" + file) } == .unsafe(file: file, .linkCount(2)))
    #expect(
      refusal { $0.setAttributes(of: path + "/" + file, owner: 1001) }
        == .unsafe(file: file, .foreignOwner(1001)))
    #expect(
      refusal { $0.setAttributes(of: path + "/" + file, mode: 0o620) }
        == .unsafe(file: file, .writableByOthers(mode: 0o620)))
  }

  @Test func aForeignStoreCanBeTrusted() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk)
    for path in ["/store", "/store/archive"] + disk.files().keys {
      disk.setAttributes(of: path, owner: 1001)
    }
    var options = StoreOptions.fixed
    options.trustsForeignOwner = true
    #expect(try TextList.open(disk, options: options).texts == ["a", "b"])
  }

  @Test func aStoreInMemoryIsWarnedOf() throws {
    let disk = MemoryFileSystem()
    disk.setVolume(.memory(type: "tmpfs"))
    #expect(try TextList.create(disk).store.warnings == [.memoryVolume(type: "tmpfs")])
  }

  @Test func aStoreThatMayNotBeWrittenIsReadOnly() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk)
    for path in disk.files().keys { disk.setAttributes(of: path, mode: 0o440) }
    let list = try TextList.open(disk)
    #expect(list.texts == ["a", "b"])
    #expect(list.store.warnings == [.readOnly(.notWritable(code: EACCES))])
    #expect(throws: StorageError.readOnly(.notWritable(code: EACCES))) { try list.add("c") }
  }

  @Test func readingNeverWrites() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c", "d")
    disk.plan = nil
    let reader = try TextList.open(disk, access: .readOnly)
    try reader.refresh()
    _ = try Store.verify(at: TextList.path, fileSystem: disk)
    _ = try reader.store.info()
    try reader.store.readHistory { _ in }
    let writing = [
      "create", "write", "sync", "truncate", "rename", "remove", "makeD", "setM", "setL",
    ]
    for call in disk.log { #expect(!writing.contains { call.hasPrefix($0) }, "\(call)") }
    #expect(throws: StorageError.readOnly(.asked)) { try reader.add("e") }
    #expect(throws: StorageError.readOnly(.asked)) { try reader.compact() }
    #expect(throws: StorageError.readOnly(.asked)) { try reader.store.newAttachment() }
  }

  @Test func aNewerFormatIsRefusedWithItsNumberAndUnchanged() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk)
    let text = String(decoding: disk.content(of: "/store/MANIFEST.json") ?? [], as: UTF8.self)
    let newer = #"{"format":3,"min_reader":2,"min_writer":3,"else":[]}"#
    #expect(text.hasPrefix(#"{"format":1,"min_reader":1,"min_writer":1,"#))
    disk.setContent(Array(newer.utf8), of: "/store/MANIFEST.json")
    let before = disk.files()
    for access in [StoreAccess.readOnly, .readWrite] {
      #expect(throws: StorageError.formatTooNew(found: 2, supported: 1)) {
        try TextList.open(disk, access: access)
      }
    }
    #expect(throws: StorageError.formatTooNew(found: 2, supported: 1)) {
      try Store.verify(at: TextList.path, fileSystem: disk)
    }
    #expect(disk.files() == before)
  }

  // MARK: Creation

  @Test func creationRefusesWhatIsNotItsOwn() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk)
    #expect(throws: StorageError.storeExists(path: "/store")) { try TextList.create(disk) }
    let other = MemoryFileSystem()
    _ = try TextList.create(other, at: "/data/first")
    other.setContent([1], of: "/data/notes.txt")
    #expect(throws: StorageError.directoryNotEmpty(path: "/data", entry: "first")) {
      try TextList.create(other, at: "/data")
    }
    #expect(other.content(of: "/data/notes.txt") == [1])
  }

  @Test func directoriesAboveAreMade() throws {
    let disk = MemoryFileSystem()
    _ = try TextList.create(disk, at: "/home/alice/share/tierline/default/")
    #expect(disk.attributes(of: "/home/alice/share")?.mode == 0o700)
    #expect(try TextList.open(disk, at: "/home/alice/share/tierline/default").texts == ["a", "b"])
    for (_, left) in disk.diskStates() {
      #expect(
        try TextList.open(left, at: "/home/alice/share/tierline/default").texts == ["a", "b"])
    }
  }

  // MARK: What may be committed

  @Test func onlyStrictJSONOnOneLineIsCommitted() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    func refusal(_ metadata: String, _ payload: String) -> MalformedPart? {
      do {
        _ = try list.store.transaction(
          holder: TextList.holder, catchUp: { _ in }, reload: {},
          body: { _ in
            PendingCommit(metadata: Array(metadata.utf8), payload: Array(payload.utf8))
          })
        return nil
      } catch StorageError.malformed(let part, _) {
        return part
      } catch {
        return nil
      }
    }
    let before = disk.content(of: "/store/journal-000001.jsonl")
    for payload in [
      "", "[]", "1", "null", "{", "{}}", "{} ", " {}", #"{"a":1,}"#, #"{"a":1,"a":2}"#,
    ] {
      #expect(refusal("", payload) == .payload, "\(payload)")
    }
    for metadata in [
      ",", #""a""#, #""a":1,"#, #""seq":1"#, #""s\u0065q":1"#, #""a":1}"#, #""file":"x""#,
      #""a":1},"b":{"#, #""sha256":1"#,
    ] {
      #expect(refusal(metadata, "{}") == .metadata, "\(metadata)")
    }
    #expect(refusal("", "{\n}") == .lineBreak && refusal("\"a\":\n1", "{}") == .lineBreak)
    #expect(disk.content(of: "/store/journal-000001.jsonl") == before)
    #expect(refusal(#""a":{"file":1}"#, #"{"a":[1,{"b":null}]}"#) == nil)
  }

  @Test func aLineBeyondTheLimitIsRefused() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk, texts: [])
    let before = disk.content(of: "/store/journal-000001.jsonl")
    #expect(throws: StorageError.self) {
      try list.add(String(repeating: "x", count: StoreLimits.journalLine - 100))
    }
    #expect(disk.content(of: "/store/journal-000001.jsonl") == before)
    try list.add(String(repeating: "x", count: StoreLimits.journalLine - 400))
    #expect(try TextList.open(disk).texts.first?.count == StoreLimits.journalLine - 400)
  }

  @Test func linesLongerThanAWindowAreReadWhole() throws {
    let disk = MemoryFileSystem()
    let long = String(repeating: "y", count: StoreLimits.window * 3 + 17)
    let list = try TextList.create(disk, texts: ["a", long, "b", long])
    #expect(try TextList.open(disk).texts == ["a", long, "b", long])
    try list.compact()
    let writer = try list.store.newAttachment()
    #expect(throws: StorageError.malformed(.lineBreak, nil)) { try writer.append([0x31, 0x0A]) }
    #expect(throws: StorageError.self) {
      try writer.append([UInt8](repeating: 0x31, count: StoreLimits.segmentLine + 1))
    }
    list.store.discard(writer)
    #expect(disk.files().keys.allSatisfy { !$0.contains("import") })
  }

  @Test func infoNamesTheFiles() throws {
    let disk = MemoryFileSystem()
    let list = try TextList.create(disk)
    try list.add("c")
    try list.compact()
    try list.add("d")
    let info = try list.store.info()
    #expect(info.generation == 2 && info.sequence == 2 && info.snapshotSequence == 1)
    #expect(info.format == 1 && info.id.count == 32 && info.chain == list.store.chain.hex)
    #expect(info.files.map(\.name).contains("journal-000002.jsonl"))
    #expect(info.archive.map(\.name) == ["journal-000001.jsonl"])
    #expect(info.archiveBytes == disk.content(of: "/store/archive/journal-000001.jsonl")?.count)
    #expect(info.journalBytes == disk.content(of: "/store/journal-000002.jsonl")?.count)
  }
}
