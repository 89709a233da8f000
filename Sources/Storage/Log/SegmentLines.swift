private import Glibc

/// The lines of a segment, read through one window of memory that is used again and again.
///
/// What a call returns is valid until the next call.
package struct SegmentLines {
  private let info: SegmentInfo
  private let file: StoreFile
  private var memory: UnsafeMutableRawBufferPointer
  /// What is read and not yet handed out.
  private var pending = 0..<0
  /// Bytes read from the file.
  private var bytesRead = 0
  private var linesRead = 0
  private var fingerprint = FingerprintBuilder()
  private var hasEnded = false

  init(info: SegmentInfo, file: StoreFile) {
    self.info = info
    self.file = file
    memory = .allocate(byteCount: StoreLimits.window, alignment: 16)
  }

  func deallocate() {
    memory.deallocate()
  }

  /// The file's name, for errors of the caller.
  package var name: String { info.name }

  /// The number of the line that `nextLine` gave last, counted from 1.
  package var lineNumber: Int { linesRead }

  /// The offset in the file of the next byte to be handed out.
  package var byteOffset: Int { bytesRead - pending.count }

  /// The next line without its line feed; nil behind the last.
  ///
  /// - Throws: `damaged`, also when the file as a whole is not what its manifest says.
  package mutating func nextLine() throws(StorageError) -> UnsafeRawBufferPointer? {
    var searched = 0
    while true {
      if let end = lineFeed(in: pending.dropFirst(searched)) {
        let line = UnsafeRawBufferPointer(rebasing: memory[pending.lowerBound..<end])
        pending = (end + 1)..<pending.upperBound
        linesRead += 1
        return line
      }
      searched = pending.count
      if try !readMore() { return nil }
    }
  }

  /// As many whole lines as are at hand, with their line feeds; nil behind the last.
  ///
  /// - Throws: `damaged`, also when the file as a whole is not what its manifest says.
  package mutating func nextBlock() throws(StorageError) -> UnsafeRawBufferPointer? {
    while true {
      if let end = lastLineFeed(in: pending) {
        let block = UnsafeRawBufferPointer(rebasing: memory[pending.lowerBound...end])
        pending = (end + 1)..<pending.upperBound
        linesRead += countLineFeeds(in: block)
        return block
      }
      if try !readMore() { return nil }
    }
  }

  /// Reads behind what is pending; false at the end, which is then checked.
  private mutating func readMore() throws(StorageError) -> Bool {
    if hasEnded { return false }
    if pending.count > StoreLimits.segmentLine {
      throw damage(.lineLength, line: linesRead + 1, byte: byteOffset)
    }
    makeRoom()
    let free = UnsafeMutableRawBufferPointer(rebasing: memory[pending.upperBound...])
    let count = try file.read(into: free, at: bytesRead)
    if count > 0 {
      fingerprint.add(UnsafeRawBufferPointer(rebasing: free[..<count]))
      bytesRead += count
      pending = pending.lowerBound..<(pending.upperBound + count)
      return true
    }
    hasEnded = true
    try checkWhole()
    return false
  }

  private mutating func makeRoom() {
    if pending.isEmpty {
      pending = 0..<0
      return
    }
    if pending.count * 2 > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: memory.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[pending]))
      memory.deallocate()
      memory = larger
    } else {
      UnsafeMutableRawBufferPointer(rebasing: memory[..<pending.count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[pending]))
    }
    pending = 0..<pending.count
  }

  private func checkWhole() throws(StorageError) {
    if bytesRead != info.bytes {
      throw damage(.length(expected: info.bytes, found: bytesRead), byte: bytesRead)
    }
    if fingerprint.finish() != info.fingerprint { throw damage(.contentHash) }
    if linesRead != info.lines || !pending.isEmpty {
      throw damage(.lineCount(expected: info.lines, found: linesRead))
    }
  }

  private func damage(_ kind: Damage.Kind, line: Int? = nil, byte: Int? = nil) -> StorageError {
    .damaged(Damage(file: file.name, line: line, byte: byte, kind: kind))
  }

  // MARK: Line feeds

  private func lineFeed(in range: Range<Int>) -> Int? {
    guard let base = memory.baseAddress, !range.isEmpty,
      let found = memchr(base + range.lowerBound, 0x0A, range.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private func lastLineFeed(in range: Range<Int>) -> Int? {
    memory[range].lastIndex(of: 0x0A)
  }

  private func countLineFeeds(in block: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var index = 0
    while index < block.count, let base = block.baseAddress,
      let found = memchr(base + index, 0x0A, block.count - index)
    {
      count += 1
      index = UnsafeRawPointer(found) - base + 1
    }
    return count
  }
}
