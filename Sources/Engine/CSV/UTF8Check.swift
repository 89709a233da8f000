/// Whether bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
package enum UTF8Check {
  /// Whether no byte is above 0x7f, looked at eight at a time.
  static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    var seen: UInt64 = 0
    while index + 8 <= bytes.count {
      seen |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < bytes.count {
      seen |= UInt64(bytes[index])
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  /// The position of the first byte that begins no valid sequence.
  package static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let length = sequenceLength(bytes, at: position)
      guard length > 0 else { return position }
      position += length
    }
    return nil
  }

  /// 1 to 4; 0 when no valid sequence begins here.
  static func sequenceLength(_ bytes: ArraySlice<UInt8>, at position: Int) -> Int {
    let lead = bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0..<0x80: return 1
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf1...0xf3: length = 4
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    default: return 0
    }
    guard position + length <= bytes.endIndex, second.contains(bytes[position + 1]) else {
      return 0
    }
    for next in bytes[position + 2..<position + length] where !(0x80...0xbf).contains(next) {
      return 0
    }
    return length
  }
}
