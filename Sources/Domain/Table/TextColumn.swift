/// Text that mostly differs from row to row: an arena of UTF-8 bytes a chunk, with the place of
/// each row's text.
///
/// A replaced text leaves its bytes behind until half of the arena is waste.
package struct TextColumn: Sendable {
  /// The longest text a row can hold, in UTF-8 bytes.
  package static let maximumLength = 65_535

  package struct Chunk: Sendable {
    package fileprivate(set) var bytes: [UInt8] = []
    package fileprivate(set) var starts = [UInt32](repeating: 0, count: tableChunkRows)
    /// 0 means no value: an empty text is not a value.
    package fileprivate(set) var lengths = [UInt16](repeating: 0, count: tableChunkRows)
    fileprivate var waste = 0
  }

  /// `nil` stands for a chunk without values.
  package private(set) var chunks: [Chunk?] = []

  package init() {}

  package subscript(row: Int) -> String? {
    withBytes(of: row) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the UTF-8 bytes of the row's text: empty when there is no value.
  package func withBytes<Result>(
    of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let index = row >> tableChunkShift
    guard index < chunks.count, let chunk = chunks[index] else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    let place = row & tableChunkMask
    let start = Int(chunk.starts[place])
    let length = Int(chunk.lengths[place])
    return chunk.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + length]))
    }
  }

  /// Gives the row this text, of at most `maximumLength` bytes; an empty one removes the value.
  package mutating func set(_ row: Int, to text: some Collection<UInt8>) {
    let index = row >> tableChunkShift
    if index >= chunks.count || chunks[index] == nil {
      guard !text.isEmpty else { return }
      while chunks.count <= index { chunks.append(nil) }
      chunks[index] = Chunk()
    }
    // The chunk leaves the array while it changes, so that its arena is not copied.
    guard var chunk = chunks[index] else { return }
    chunks[index] = nil
    chunk.replace(row & tableChunkMask, with: text)
    chunks[index] = chunk
  }
}

extension TextColumn.Chunk {
  fileprivate mutating func replace(_ place: Int, with text: some Collection<UInt8>) {
    let length = min(text.count, TextColumn.maximumLength)
    waste += Int(lengths[place])
    lengths[place] = UInt16(length)
    starts[place] = UInt32(bytes.count)
    bytes.append(contentsOf: text.prefix(length))
    if waste > 65_536, waste > bytes.count / 2 { compact() }
  }

  private mutating func compact() {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count - waste)
    for place in starts.indices where lengths[place] > 0 {
      let start = Int(starts[place])
      starts[place] = UInt32(kept.count)
      kept.append(contentsOf: bytes[start..<start + Int(lengths[place])])
    }
    bytes = kept
    waste = 0
  }
}
