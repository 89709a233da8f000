/// A segment or attachment that is open for reading, on whatever thread.
package final class OpenSegment: Sendable {
  package let info: SegmentInfo
  private let file: StoreFile

  init(info: SegmentInfo, file: StoreFile) {
    self.info = info
    self.file = file
  }

  /// Lends the lines to `body` in a window of memory of its own.
  ///
  /// Length, number of lines and SHA-256 are checked when `body` reads to the end; until then
  /// what it has seen is not to be trusted.
  package func read<Result>(
    _ body: (inout SegmentLines) throws -> Result
  ) throws -> Result {
    var lines = SegmentLines(info: info, file: file)
    defer { lines.deallocate() }
    return try body(&lines)
  }

  /// Reads all and keeps nothing.
  func verify() throws(StorageError) {
    var lines = SegmentLines(info: info, file: file)
    defer { lines.deallocate() }
    while try lines.nextBlock() != nil {}
  }
}
