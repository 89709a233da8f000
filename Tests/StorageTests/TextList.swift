import Storage
import TestSupport

/// The simplest use of a store: a list of texts, to which every commit adds one or more.
///
/// A snapshot segment holds one text a line; a commit's payload holds one text, an attachment
/// several.
final class TextList {
  static let path = "/store"
  static let holder = LockHolder(process: 77, who: "alice", since: "2026-11-21T19:00:00Z")

  let store: Store
  private(set) var texts: [String] = []

  private init(_ store: Store) {
    self.store = store
  }

  static func create(
    _ fileSystem: any FileSystem, at path: String = path, texts: [String] = ["a", "b"],
    options: StoreOptions = .fixed
  ) throws -> TextList {
    let plan = SegmentPlan.write(kind: "texts") { writer in
      for text in texts { try writer.append(json(text)) }
    }
    let list = TextList(
      try Store.create(
        at: path, fileSystem: fileSystem, options: options, holder: holder, segments: [plan]))
    try list.load()
    return list
  }

  static func open(
    _ fileSystem: any FileSystem, at path: String = path, access: StoreAccess = .readWrite,
    options: StoreOptions = .fixed
  ) throws -> TextList {
    let list = TextList(
      try Store.open(at: path, fileSystem: fileSystem, access: access, options: options))
    try list.load()
    return list
  }

  func load() throws {
    try store.load { segments in
      texts = []
      for segment in segments { try texts += Self.texts(of: segment) }
    } entry: {
      try apply($0)
    }
  }

  func refresh() throws {
    switch try store.refresh() {
    case .unchanged: break
    case .entries(let entries): for entry in entries { try apply(entry) }
    case .reloadNeeded: try load()
    }
  }

  /// Commits texts: one as payload, several as attachment.
  @discardableResult
  func add(_ texts: String..., deadline: Int = 5000) throws -> Int {
    var attachment: AttachmentInfo?
    if texts.count != 1 {
      let writer = try store.newAttachment()
      do {
        for text in texts { try writer.append(Self.json(text)) }
        attachment = try store.finish(writer)
      } catch {
        store.discard(writer)
        throw error
      }
    }
    let pending = PendingCommit(
      metadata: Array(#""t":"2026-11-21T19:00:00Z","op":"add""#.utf8),
      payload: texts.count == 1 ? Self.json(texts[0]) : Array("{}".utf8), attachment: attachment)
    do {
      _ = try store.transaction(
        holder: Self.holder, deadline: deadline, catchUp: { try apply($0) },
        reload: { try load() }, body: { _ in pending })
    } catch {
      if let attachment { store.discard(attachment) }
      throw error
    }
    self.texts += texts
    return store.sequence
  }

  /// Catches up under the lock and writes nothing.
  func settle() throws {
    _ = try store.transaction(
      holder: Self.holder, catchUp: { try apply($0) }, reload: { try load() }, body: { _ in nil })
  }

  @discardableResult
  func compact(meanwhile: @escaping () throws -> Void = {}) throws -> CompactionReport {
    try store.compact(
      holder: Self.holder,
      segments: [
        .write(kind: "texts") { [texts] writer in
          for text in texts { try writer.append(Self.json(text)) }
          try meanwhile()
        }
      ])
  }

  private func apply(_ entry: JournalEntry) throws {
    if let attachment = entry.attachment {
      try texts += Self.texts(of: store.open(attachment))
    } else if let payload = entry.payload {
      texts.append(try payload.withUnsafeBytes { try Self.text($0) })
    }
  }

  // MARK: Lines

  static func json(_ text: String) -> [UInt8] {
    var emitter = JSONEmitter()
    emitter.beginObject()
    emitter.key("text")
    emitter.string(text)
    emitter.endObject()
    return emitter.bytes
  }

  private static func texts(of segment: OpenSegment) throws -> [String] {
    try segment.read { lines in
      var texts: [String] = []
      while let line = try lines.nextLine() { texts.append(try text(line)) }
      return texts
    }
  }

  private static func text(_ line: UnsafeRawBufferPointer) throws -> String {
    var scanner = JSONScanner(line)
    try scanner.enterObject()
    guard let key = try scanner.nextKey(), scanner.text(key, is: "text") else {
      throw JSONError(.unexpectedKind(.object), at: 0)
    }
    return scanner.string(try scanner.string())
  }
}

/// The damage that an error tells of; nil for any other error.
func damage(_ body: () throws -> Void) -> Damage? {
  do {
    try body()
    return nil
  } catch StorageError.damaged(let damage) {
    return damage
  } catch {
    return nil
  }
}

extension StoreOptions {
  /// The same salt for every commit, so that equal histories give equal files.
  static var fixed: StoreOptions {
    var options = StoreOptions()
    options.salt = { [UInt8](repeating: 0x5A, count: 16) }
    return options
  }
}
