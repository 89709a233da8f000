/// The form of a journal line, byte for byte.
///
///     {"m":{"seq":81235,…},"s":"SALT","c":"COMMITMENT","p":{…},"h":"CHAIN"}
///
/// `m` says what was done, `p` holds what is personal. `s` is 32 hexadecimal digits of chance and
/// `c` the SHA-256 of `s` and `p` as written, so that `s` and `p` can be erased (both null) while
/// `c` stays. `h` is the SHA-256 of the `h` before (32 bytes), `m` as written and `c` (64 digits):
/// a line that was changed, dropped, doubled, moved or taken from elsewhere does not fit.
enum JournalLine {
  static let saltDigits = 32

  /// A line as read, with the chain's value behind it.
  struct Parsed {
    let entry: JournalEntry
    let chain: Fingerprint
  }

  // MARK: Writing

  /// The line of a commit, with its line feed.
  ///
  /// - Throws: `malformed` when the caller's parts are not strict JSON of the form asked for.
  static func encoded(
    _ commit: PendingCommit, sequence: Int, salt: [UInt8], after chain: Fingerprint
  ) throws(StorageError) -> [UInt8] {
    let metadata = try metadata(of: commit, sequence: sequence)
    try checkObject(commit.payload, .payload)
    let saltText = Hex.text(salt)
    let commitment = commitment(salt: saltText, payload: commit.payload)
    var line: [UInt8] = []
    line.reserveCapacity(metadata.count + commit.payload.count + 220)
    line += Array(#"{"m":"#.utf8) + metadata
    line += Array(#","s":""#.utf8) + saltText
    line += Array(#"","c":""#.utf8) + commitment.hexBytes
    line += Array(#"","p":"#.utf8)
    line += commit.payload
    line += Array(#","h":""#.utf8)
    line += link(after: chain, metadata: metadata, commitment: commitment.hexBytes).hexBytes
    line += Array("\"}\n".utf8)
    return line
  }

  private static func metadata(
    of commit: PendingCommit, sequence: Int
  ) throws(StorageError) -> [UInt8] {
    var members = Array(#"{"seq":\#(sequence)"#.utf8)
    if !commit.metadata.isEmpty { members += [UInt8(ascii: ",")] + commit.metadata }
    try checkObject(members + [UInt8(ascii: "}")], .metadata)
    if let attachment = commit.attachment {
      members += Array(
        """
        ,"file":"\(attachment.file)","lines":\(attachment.lines),"bytes":\(attachment.bytes),\
        "sha256":"\(attachment.fingerprint.hex)"
        """.utf8)
    }
    members.append(UInt8(ascii: "}"))
    return members
  }

  private static func checkObject(
    _ bytes: [UInt8], _ part: MalformedPart
  ) throws(StorageError) {
    if bytes.contains(0x0A) { throw .malformed(.lineBreak, nil) }
    let failure = bytes.withUnsafeBytes { buffer -> JSONError? in
      do throws(JSONError) {
        var scanner = JSONScanner(buffer)
        // A brace too many in the members would end the object early and go unseen.
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
          if part == .metadata && isReserved(scanner.unescaped(key), at: key.range.lowerBound) {
            return JSONError(.duplicateKey, at: key.range.lowerBound)
          }
          try scanner.skipValue()
        }
        if scanner.position != buffer.count {
          return JSONError(.trailingBytes, at: scanner.position)
        }
        return nil
      } catch {
        return error
      }
    }
    if bytes.first != UInt8(ascii: "{") || failure != nil { throw .malformed(part, failure) }
  }

  /// Whether a key of `m` is the store's own; `seq` itself stands at offset 2.
  private static func isReserved(_ key: [UInt8], at offset: Int) -> Bool {
    if offset == 2 { return false }
    return ["file", "lines", "bytes", "sha256"].contains(String(decoding: key, as: UTF8.self))
  }

  // MARK: Hashing

  static func commitment(salt: [UInt8], payload: [UInt8]) -> Fingerprint {
    salt.withUnsafeBytes { salt in payload.withUnsafeBytes { .of(salt, $0) } }
  }

  static func link(
    after chain: Fingerprint, metadata: [UInt8], commitment: [UInt8]
  ) -> Fingerprint {
    chain.bytes.withUnsafeBytes { chain in
      metadata.withUnsafeBytes { metadata in
        commitment.withUnsafeBytes { .of(chain, metadata, $0) }
      }
    }
  }
}
