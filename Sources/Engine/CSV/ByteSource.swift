/// Where bytes come from, a window at a time.
package protocol ByteSource {
  /// Puts the next bytes at the beginning of `buffer` and returns their number; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes that are in memory already, handed out in pieces.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0
  /// The sizes of the pieces, over and over; empty for as much as fits.
  private let pieces: [Int]
  private var piece = 0

  package init(_ bytes: [UInt8], pieces: [Int] = []) {
    self.bytes = bytes
    self.pieces = pieces
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = min(buffer.count, bytes.count - position)
    if !pieces.isEmpty {
      count = min(count, max(1, pieces[piece % pieces.count]))
      piece += 1
    }
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
