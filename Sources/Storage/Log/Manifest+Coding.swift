extension Manifest {
  // MARK: Writing

  /// The manifest's text, ending in a line feed.
  func encoded() -> [UInt8] {
    var emitter = JSONEmitter()
    emitter.beginObject()
    emitter.member("format", Self.format)
    emitter.member("min_reader", Self.minimumReader)
    emitter.member("min_writer", minimumWriter)
    emitter.member("store", store)
    emitter.member("generation", generation)
    emitter.member("sequence", sequence)
    emitter.member("chain", chain.hex)
    emitter.segments(segments)
    emitter.key("journal")
    emitter.beginObject()
    emitter.member("name", journal.name)
    emitter.member("bytes", journal.bytes)
    emitter.member("sequence", journal.sequence)
    emitter.endObject()
    emitter.key("previous")
    if let previous {
      emitter.beginObject()
      emitter.member("generation", previous.generation)
      emitter.member("sequence", previous.sequence)
      emitter.member("chain", previous.chain.hex)
      emitter.segments(previous.segments)
      emitter.endObject()
    } else {
      emitter.null()
    }
    emitter.key("archive")
    emitter.beginArray()
    for journal in archive { emitter.archived(journal) }
    emitter.endArray()
    let fingerprint = Fingerprint.of(emitter.bytes)
    emitter.member("sha256", fingerprint.hex)
    emitter.endObject()
    return emitter.bytes + [0x0A]
  }

  // MARK: Reading

  /// Reads a manifest's text.
  ///
  /// - Throws: `formatTooNew` for a format that only newer programs read, `damaged` for text that
  ///   is not in the form or does not hash to its own `sha256`.
  static func decoded(_ bytes: [UInt8]) throws(StorageError) -> Manifest {
    let damage = StorageError.damaged(Damage(file: StorePaths.manifest, kind: .manifest))
    try checkFormat(bytes)
    let ending = Array(#","sha256":""#.utf8)
    let tail = Array("\"}\n".utf8)
    let start = bytes.count - tail.count - 64 - ending.count
    guard start > 0, bytes.suffix(tail.count) == tail[...],
      bytes[start..<start + ending.count] == ending[...],
      let recorded = Fingerprint(hex: bytes[(start + ending.count)..<(bytes.count - tail.count)]),
      recorded == bytes.withUnsafeBytes({ .of(UnsafeRawBufferPointer(rebasing: $0[..<start])) })
    else { throw damage }
    var body = Array(bytes[..<start])
    body.append(UInt8(ascii: "}"))
    let manifest = body.withUnsafeBytes { buffer -> Manifest? in
      var scanner = JSONScanner(buffer)
      guard let manifest = try? Self.manifest(&scanner), (try? scanner.finish()) != nil else {
        return nil
      }
      return manifest
    }
    guard let manifest else { throw damage }
    return manifest
  }

  /// Looks for the format's number first: a newer format may differ in all the rest.
  private static func checkFormat(_ bytes: [UInt8]) throws(StorageError) {
    let needed = bytes.withUnsafeBytes { buffer -> Int? in
      var scanner = JSONScanner(buffer)
      return try? minimumReader(&scanner)
    }
    guard let needed else {
      throw .damaged(Damage(file: StorePaths.manifest, kind: .manifest))
    }
    if needed > format { throw .formatTooNew(found: needed, supported: format) }
  }

  private static func minimumReader(_ scanner: inout JSONScanner) throws(JSONError) -> Int? {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      if scanner.text(key, is: "min_reader") { return try scanner.integer() }
      try scanner.skipValue()
    }
    return nil
  }

  private static func manifest(_ scanner: inout JSONScanner) throws(JSONError) -> Manifest {
    try scanner.enterObject()
    let _: Int = try scanner.member("format")
    let _: Int = try scanner.member("min_reader")
    let minimumWriter: Int = try scanner.member("min_writer")
    let store: String = try scanner.member("store")
    let generation: Int = try scanner.member("generation")
    let sequence: Int = try scanner.member("sequence")
    let chain: Fingerprint = try scanner.member("chain")
    let segments = try scanner.segments()
    try scanner.expectKey("journal")
    try scanner.enterObject()
    let journal = JournalStart(
      name: try scanner.member("name"), bytes: try scanner.member("bytes"),
      sequence: try scanner.member("sequence"))
    try scanner.expectEnd()
    try scanner.expectKey("previous")
    var previous: PreviousGeneration?
    if try !scanner.takeNull() {
      try scanner.enterObject()
      previous = PreviousGeneration(
        generation: try scanner.member("generation"), sequence: try scanner.member("sequence"),
        chain: try scanner.member("chain"), segments: try scanner.segments())
      try scanner.expectEnd()
    }
    try scanner.expectKey("archive")
    var archive: [ArchivedJournal] = []
    try scanner.enterArray()
    while try scanner.nextElement() { archive.append(try scanner.archived()) }
    try scanner.expectEnd()
    return Manifest(
      store: store, minimumWriter: minimumWriter, generation: generation, sequence: sequence,
      chain: chain, segments: segments, journal: journal, previous: previous, archive: archive)
  }
}

extension JSONEmitter {
  fileprivate mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  fileprivate mutating func segments(_ segments: [SegmentInfo]) {
    key("segments")
    beginArray()
    for segment in segments {
      beginObject()
      member("name", segment.name)
      member("kind", segment.kind)
      member("lines", segment.lines)
      member("bytes", segment.bytes)
      member("sha256", segment.fingerprint.hex)
      endObject()
    }
    endArray()
  }

  fileprivate mutating func archived(_ journal: Manifest.ArchivedJournal) {
    beginObject()
    member("name", journal.name)
    member("generation", journal.generation)
    member("sequence", journal.sequence)
    member("chain", journal.chain.hex)
    member("last_sequence", journal.lastSequence)
    member("last_chain", journal.lastChain.hex)
    key("attachments")
    beginArray()
    for name in journal.attachments { string(name) }
    endArray()
    endObject()
  }
}

/// Members in a fixed order.
extension JSONScanner {
  fileprivate mutating func expectKey(_ name: StaticString) throws(JSONError) {
    guard let key = try nextKey(), text(key, is: name) else {
      throw JSONError(.unexpectedKind(.object), at: position)
    }
  }

  fileprivate mutating func expectEnd() throws(JSONError) {
    if try nextKey() != nil { throw JSONError(.unexpectedKind(.object), at: position) }
  }

  fileprivate mutating func member(_ name: StaticString) throws(JSONError) -> Int {
    try expectKey(name)
    return try integer()
  }

  fileprivate mutating func member(_ name: StaticString) throws(JSONError) -> String {
    try expectKey(name)
    return string(try string())
  }

  fileprivate mutating func member(_ name: StaticString) throws(JSONError) -> Fingerprint {
    try expectKey(name)
    let text = try string()
    guard let value = Fingerprint(hex: raw(text.range)) else {
      throw JSONError(.unexpectedKind(.string), at: text.range.lowerBound)
    }
    return value
  }

  fileprivate mutating func segments() throws(JSONError) -> [SegmentInfo] {
    try expectKey("segments")
    var segments: [SegmentInfo] = []
    try enterArray()
    while try nextElement() {
      try enterObject()
      segments.append(
        SegmentInfo(
          name: try member("name"), kind: try member("kind"), lines: try member("lines"),
          bytes: try member("bytes"), fingerprint: try member("sha256")))
      try expectEnd()
    }
    return segments
  }

  fileprivate mutating func archived() throws(JSONError) -> Manifest.ArchivedJournal {
    try enterObject()
    var journal = Manifest.ArchivedJournal(
      name: try member("name"), generation: try member("generation"),
      sequence: try member("sequence"), chain: try member("chain"),
      lastSequence: try member("last_sequence"), lastChain: try member("last_chain"),
      attachments: [])
    try expectKey("attachments")
    try enterArray()
    while try nextElement() { journal.attachments.append(string(try string())) }
    try expectEnd()
    return journal
  }
}
