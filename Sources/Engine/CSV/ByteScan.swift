/// Looks for two bytes, line breaks and a byte 0, eight bytes at a time.
struct ByteScan {
  private let first: UInt8
  private let second: UInt8
  private let firstWord: UInt64
  private let secondWord: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ first: UInt8, _ second: UInt8) {
    self.first = first
    self.second = second
    firstWord = UInt64(first) &* ByteScan.ones
    secondWord = UInt64(second) &* ByteScan.ones
  }

  /// The position of the first such byte in `start..<end`; `end` when there is none.
  func firstSpecial(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let low = (word &- ByteScan.ones &* 0x0e) & ~word
      let found = zeroBytes(word ^ firstWord) | zeroBytes(word ^ secondWord) | low
      guard found & ByteScan.highs != 0 else {
        index += 8
        continue
      }
      // The lowest mark is exact; it may stand for another byte below 0x0e.
      index += (found & ByteScan.highs).trailingZeroBitCount >> 3
      if isSought(bytes[index]) { return index }
      index += 1
    }
    while index < end, !isSought(bytes[index]) { index += 1 }
    return index
  }

  private func isSought(_ byte: UInt8) -> Bool {
    byte == first || byte == second || byte == 0x0a || byte == 0x0d || byte == 0
  }

  /// The high bit of every byte that is 0, and perhaps of bytes above such a one.
  private func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ByteScan.ones) & ~word
  }
}
