extension JournalLine {
  /// Why a line is no journal line, and at which of its bytes.
  struct Flaw: Error {
    let kind: Damage.Kind
    let offset: Int

    init(_ kind: Damage.Kind, at offset: Int) {
      self.kind = kind
      self.offset = offset
    }
  }

  /// Reads a line (without its line feed) that must be commit `sequence` behind `chain`.
  static func parsed(
    _ line: [UInt8], sequence: Int, after chain: Fingerprint
  ) throws(Flaw) -> Parsed {
    let parts = try Parts(line)
    if parts.sequence != sequence {
      throw Flaw(
        .sequence(expected: sequence, found: parts.sequence), at: parts.metadata.lowerBound)
    }
    let (salt, payload) = (parts.salt, parts.payload)
    let fits = line.withUnsafeBytes { line -> Flaw? in
      if let salt, let payload {
        let commitment = Fingerprint.of(line[sub: salt], line[sub: payload])
        if commitment != parts.commitment { return Flaw(.commitment, at: payload.lowerBound) }
      }
      let link = chain.bytes.withUnsafeBytes {
        Fingerprint.of($0, line[sub: parts.metadata], line[sub: parts.commitmentRange])
      }
      return link == parts.chain ? nil : Flaw(.chain, at: 0)
    }
    if let fits { throw fits }
    return Parsed(
      entry: JournalEntry(
        sequence: sequence, line: line, metadataRange: parts.metadata, payloadRange: payload,
        attachment: parts.attachment),
      chain: parts.chain)
  }

  /// Where the members of a line stand, and what of them the store itself understands.
  private struct Parts {
    var metadata: Range<Int>
    var salt: Range<Int>?
    var commitmentRange: Range<Int>
    var commitment: Fingerprint
    var payload: Range<Int>?
    var chain: Fingerprint
    var sequence = 0
    var attachment: AttachmentInfo?

    init(_ line: [UInt8]) throws(Flaw) {
      let result = line.withUnsafeBytes { buffer -> Result<Parts, Flaw> in
        do throws(Flaw) {
          return .success(try Parts(buffer))
        } catch {
          return .failure(error)
        }
      }
      self = try result.get()
    }

    private init(_ line: UnsafeRawBufferPointer) throws(Flaw) {
      var scanner = JSONScanner(line)
      do throws(JSONError) {
        try scanner.expectWord(#"{"m":"#)
        metadata = try scanner.skipValue()
        try scanner.expectWord(#","s":"#)
        salt = try scanner.digits(JournalLine.saltDigits)
        try scanner.expectWord(#","c":"#)
        commitmentRange = try scanner.digits(64) ?? 0..<0
        try scanner.expectWord(#","p":"#)
        let start = scanner.position
        payload = try scanner.takeNull() ? nil : try scanner.skipValue()
        if let payload, payload.lowerBound != start {
          throw JSONError(.unexpectedByte(line[start]), at: start)
        }
        try scanner.expectWord(#","h":"#)
        let chainRange = try scanner.digits(64) ?? 0..<0
        try scanner.expectWord("}")
        guard scanner.position == line.count,
          let commitment = Fingerprint(hex: line[commitmentRange]),
          let chain = Fingerprint(hex: line[chainRange]),
          (salt == nil) == (payload == nil),
          payload.map({ line[$0.lowerBound] == UInt8(ascii: "{") }) ?? true
        else { throw JSONError(.trailingBytes, at: scanner.position) }
        self.commitment = commitment
        self.chain = chain
        try readMetadata(line)
      } catch {
        throw Self.flaw(error, in: line)
      }
    }

    /// Damage that is still JSON is told from damage that is not.
    private static func flaw(_ error: JSONError, in line: UnsafeRawBufferPointer) -> Flaw {
      if let zero = line.firstIndex(of: 0) { return Flaw(.zeroBytes, at: zero) }
      var scanner = JSONScanner(line)
      do throws(JSONError) {
        try scanner.skipValue()
        try scanner.finish()
        return Flaw(.lineForm, at: min(error.position, line.count))
      } catch {
        return Flaw(.notJSON(error.kind), at: min(error.position, line.count))
      }
    }

    private mutating func readMetadata(_ line: UnsafeRawBufferPointer) throws(JSONError) {
      var scanner = JSONScanner(line[sub: metadata])
      var file: String?
      var lines: Int?
      var bytes: Int?
      var fingerprint: Fingerprint?
      try scanner.enterObject()
      guard let first = try scanner.nextKey(), scanner.text(first, is: "seq") else {
        throw JSONError(.unexpectedKind(.object), at: metadata.lowerBound)
      }
      sequence = try scanner.integer()
      while let key = try scanner.nextKey() {
        if scanner.text(key, is: "file") {
          file = scanner.string(try scanner.string())
        } else if scanner.text(key, is: "lines") {
          lines = try scanner.integer()
        } else if scanner.text(key, is: "bytes") {
          bytes = try scanner.integer()
        } else if scanner.text(key, is: "sha256") {
          let text = try scanner.string()
          fingerprint = Fingerprint(hex: scanner.raw(text.range))
        } else {
          try scanner.skipValue()
        }
      }
      if let file, let lines, let bytes, let fingerprint {
        // A name that leads elsewhere would have the store read a foreign file.
        guard StorePaths.role(of: file) == .attachment else {
          throw JSONError(.unexpectedKind(.string), at: metadata.lowerBound)
        }
        attachment = AttachmentInfo(
          file: file, lines: lines, bytes: bytes, fingerprint: fingerprint)
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate subscript(sub range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }
}

extension JSONScanner {
  /// A plain string of exactly `count` bytes; nil for a null.
  fileprivate mutating func digits(_ count: Int) throws(JSONError) -> Range<Int>? {
    let start = position
    if try takeNull() {
      if position == start + 4 { return nil }
      throw JSONError(.trailingBytes, at: start)
    }
    let text = try string()
    guard text.isPlain, text.range.count == count, text.range.lowerBound == start + 1 else {
      throw JSONError(.unexpectedKind(.string), at: start)
    }
    return text.range
  }
}
