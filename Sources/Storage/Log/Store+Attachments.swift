private import Glibc

extension Store {
  /// Starts a file of lines that a later commit brings along whole.
  ///
  /// While such files are open, no other process takes them for leftovers. End it with
  /// `finish(_:)` or `discard(_:)`.
  package func newAttachment(deadline: Int = 5000) throws(StorageError) -> SegmentWriter {
    let lock = try writableLock()
    let fileSystem = directory.fileSystem
    let start = fileSystem.monotonicMilliseconds
    // Held exclusively only while a compaction looks for leftovers.
    var isHeld = !openAttachments.isEmpty
    while !isHeld {
      isHeld = try lock.tryAcquire(.attachments, .shared)
      if isHeld { break }
      let waited = fileSystem.monotonicMilliseconds - start
      if waited >= deadline {
        throw .busy(.attachments, holder: nil, waitedMilliseconds: waited)
      }
      fileSystem.pause(milliseconds: 1)
    }
    var generator = SystemRandomNumberGenerator()
    let token = Hex.text((0..<8).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    let name = StorePaths.attachment(token: String(decoding: token, as: UTF8.self))
    openAttachments.insert(name)
    do {
      return try SegmentWriter(name: name, kind: "import", directory: directory)
    } catch {
      closeAttachment(name)
      throw error
    }
  }

  /// Makes an attachment durable, for a commit to bring along.
  package func finish(_ writer: SegmentWriter) throws(StorageError) -> AttachmentInfo {
    let info = try writer.finish()
    try directory.sync()
    return AttachmentInfo(
      file: info.name, lines: info.lines, bytes: info.bytes, fingerprint: info.fingerprint)
  }

  /// Removes an attachment that is not to be committed.
  package func discard(_ writer: SegmentWriter) {
    writer.discard()
    closeAttachment(writer.name)
  }

  /// Removes a finished attachment that is not to be committed.
  package func discard(_ attachment: AttachmentInfo) {
    guard openAttachments.contains(attachment.file) else { return }
    try? directory.remove(attachment.file)
    closeAttachment(attachment.file)
  }

  /// Opens the lines that a commit brought along, wherever they are kept by now.
  ///
  /// - Throws: `damaged` with kind `missing` when they are gone.
  package func open(_ attachment: AttachmentInfo) throws(StorageError) -> OpenSegment {
    try Self.open(attachment, in: directory)
  }

  static func open(
    _ attachment: AttachmentInfo, in directory: StoreDirectory
  ) throws(StorageError) -> OpenSegment {
    do {
      return OpenSegment(
        info: attachment.segment, file: try directory.open(attachment.file))
    } catch .system(.open, _, ENOENT) {}
    do {
      let archive = try directory.folder(StorePaths.archive)
      return OpenSegment(info: attachment.segment, file: try archive.open(attachment.file))
    } catch .system(_, _, ENOENT) {
      throw .damaged(Damage(file: attachment.file, kind: .missing))
    }
  }

  func checkAttachment(_ attachment: AttachmentInfo) throws(StorageError) {
    guard openAttachments.contains(attachment.file),
      let status = try directory.status(of: attachment.file), status.kind == .regular,
      status.size == attachment.bytes
    else { throw .attachmentLost(file: attachment.file) }
  }

  func closeAttachment(_ name: String) {
    openAttachments.remove(name)
    if openAttachments.isEmpty { lock?.release(.attachments) }
  }
}
