private import Glibc

/// Writes a new file of lines: a segment of a snapshot, or an attachment.
///
/// The file exists under its final name from the start, which is harmless: nothing refers to it
/// before the manifest or a journal line does, and that comes after its sync.
package final class SegmentWriter {
  private static let flushLength = 256 << 10

  /// The file's name in the store's directory.
  package let name: String
  /// What its lines are, in the caller's terms.
  package let kind: String
  /// How many lines were appended.
  package private(set) var lines = 0
  private let directory: StoreDirectory
  private let file: StoreFile
  private var buffer: [UInt8] = []
  private var bytesWritten = 0
  private var fingerprint = FingerprintBuilder()

  init(name: String, kind: String, directory: StoreDirectory) throws(StorageError) {
    self.name = name
    self.kind = kind
    self.directory = directory
    file = try directory.create(name)
    buffer.reserveCapacity(Self.flushLength + StoreLimits.window)
  }

  /// How many bytes the lines take so far.
  package var bytes: Int { bytesWritten + buffer.count }

  /// Appends a line, given without a line feed.
  ///
  /// - Throws: `malformed(.lineBreak)` for a line with one inside, `lineTooLong`, and errors of
  ///   writing; after those the file is to be discarded.
  package func append(_ line: [UInt8]) throws(StorageError) {
    var failure: StorageError?
    line.withUnsafeBytes { bytes in
      do throws(StorageError) {
        try append(bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Appends a line, given without a line feed.
  package func append(_ line: UnsafeRawBufferPointer) throws(StorageError) {
    if line.count > StoreLimits.segmentLine {
      throw .lineTooLong(bytes: line.count, limit: StoreLimits.segmentLine)
    }
    if let base = line.baseAddress, memchr(base, 0x0A, line.count) != nil {
      throw .malformed(.lineBreak, nil)
    }
    buffer.append(contentsOf: line)
    buffer.append(0x0A)
    lines += 1
    if buffer.count >= Self.flushLength { try flush() }
  }

  /// Makes the file's content durable; its name is not yet.
  func finish() throws(StorageError) -> SegmentInfo {
    try flush()
    try file.sync()
    return SegmentInfo(
      name: name, kind: kind, lines: lines, bytes: bytesWritten, fingerprint: fingerprint.finish())
  }

  /// Removes the file; a leftover is removed by the next compaction.
  func discard() {
    try? directory.remove(name)
  }

  private func flush() throws(StorageError) {
    if buffer.isEmpty { return }
    try file.write(buffer, at: bytesWritten)
    fingerprint.add(buffer)
    bytesWritten += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
